package dev.offhook.privacy;

import dev.offhook.privacy.DigitRun.Digit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The digits that the caller said last: the beginning, it may be, of a number that goes on in a
 * later utterance, also behind a "hold on, let me look".
 */
final class Trail {
  /** Fewer are not held against anybody. */
  private static final int DOUBTFUL = 4;

  /** As many words beside digits are an utterance about other things; fewer an "okay so". */
  private static final int OTHER_THINGS = 3;

  /** As many such utterances in a row, and the number is over. */
  private static final int LEFT_AFTER = 2;

  /** A card in more pieces is not looked for. */
  private static final int MOST_PIECES = 24;

  private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}'’]*");

  private final List<List<Digit>> pieces = new ArrayList<>();

  /** Of an utterance that is not over. */
  private List<Digit> spoken = List.of();

  private int otherThings;
  private boolean card;

  /** What the caller's words mean to it. */
  enum Turn {
    /** They may go on with it, or leave it as it is. */
    OPEN,
    /** The digits so far are a card's, which may have more of them. */
    CARD,
    /** The caller speaks of other things: the digits were harmless. */
    LEFT
  }

  /** The caller speaks; what turns out to be a card is learnt. */
  Turn said(String words, boolean settled, Secrets secrets) {
    var runs = DigitRun.of(words);
    var open = !runs.isEmpty() && runs.getLast().atEnd();
    spoken = piece(runs, open);
    card = isCard(secrets);
    if (!settled) {
      return card ? Turn.CARD : Turn.OPEN;
    }
    if (!spoken.isEmpty()) {
      pieces.add(spoken);
      otherThings = 0;
    }
    if (!open && WORD.matcher(words).results().count() >= OTHER_THINGS) {
      otherThings++;
    }
    if (pieces.size() > MOST_PIECES) {
      pieces.removeFirst();
    }
    return card ? Turn.CARD : otherThings >= LEFT_AFTER ? left() : Turn.OPEN;
  }

  /** A number begins where an utterance ends; once it has begun it goes on anywhere. */
  private List<Digit> piece(List<DigitRun> runs, boolean open) {
    if (runs.isEmpty()) {
      return List.of();
    }
    var first = runs.getFirst();
    if (first.atStart() || (!open && !pieces.isEmpty())) {
      return first.digits();
    }
    return open ? runs.getLast().digits() : List.of();
  }

  /** Whether the last of the pieces make a card with what is said now. */
  private boolean isCard(Secrets secrets) {
    var joined = spoken;
    var found = false;
    for (var at = pieces.size() - 1; at >= 0 && !spoken.isEmpty(); at--) {
      joined = DigitRun.joined(pieces.get(at), joined);
      for (var each : Cards.beginning(joined)) {
        secrets.learn(Redaction.figures(each));
        found = true;
      }
    }
    return found;
  }

  private Turn left() {
    pieces.clear();
    otherThings = 0;
    return Turn.LEFT;
  }

  /** Whether what it covers now is in doubt, and not known to be a card's. */
  boolean inDoubt() {
    return !card;
  }

  /** Covers what is a piece of it. */
  void cover(Masked masked) {
    var all = new ArrayList<Digit>();
    pieces.forEach(all::addAll);
    cover(masked, all);
    all.addAll(spoken);
    cover(masked, all);
  }

  private static void cover(Masked masked, List<Digit> all) {
    if (all.size() >= DOUBTFUL) {
      var number = Redaction.figures(all);
      DigitRun.of(masked.original()).forEach(run -> Secrets.cover(masked, run, number, 1));
    }
  }
}
