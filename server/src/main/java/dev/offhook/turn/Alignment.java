package dev.offhook.turn;

import java.util.Optional;

/**
 * Finds how far into the words sent the words reported as heard reach. Work is linear in both.
 *
 * <p>Spacing, case, punctuation and accents never matter, numbers may be re-spelled. A last word
 * that was cut in the middle is left out of what matched.
 */
final class Alignment {
  /** Words either side may have too many where a voice re-spelled something ("Dr." "Doctor"). */
  private static final int UNLIKE = 4;

  /** Enough words of a report to know its place by; more would make the search quadratic. */
  private static final int TELLING = 24;

  /** A report this long may be looked for inside a clause; shorter ones fit too many places. */
  private static final int UNMISTAKABLE = 3;

  private final SpokenWords sent;
  private final SpokenWords heard;
  private int at;
  private int next;
  private int matched;
  private boolean cutShort;

  Alignment(SpokenWords sent, SpokenWords heard) {
    this.sent = sent;
    this.heard = heard;
  }

  /** The report word for word from a sent word on: the sent word behind its end. */
  Optional<Integer> exact(int from) {
    return exact(from, heard.size());
  }

  private Optional<Integer> exact(int from, int words) {
    start(from);
    while (next < words && !cutShort && !all(from)) {
      if (!together()) {
        return Optional.empty();
      }
    }
    return matched > 0 ? Optional.of(at) : Optional.empty();
  }

  /** The place nearest behind a sent word where the report fits. */
  Optional<Integer> nearest(int from) {
    for (var place = from; place < sent.size(); place++) {
      if (plausible(place)) {
        return exact(place);
      }
    }
    return Optional.empty();
  }

  /** The last place at or behind a sent word where the report fits. */
  Optional<Integer> last(int from) {
    for (var place = sent.size() - 1; place >= from; place--) {
      if (plausible(place)) {
        return exact(place);
      }
    }
    return Optional.empty();
  }

  /**
   * The place at or behind a sent word where a short report fits, if it is the only one; a longer
   * one needs no such caution.
   */
  Optional<Integer> only(int from) {
    if (heard.size() >= UNMISTAKABLE) {
      return Optional.empty();
    }
    var found = Optional.<Integer>empty();
    for (var place = from; place < sent.size(); place++) {
      var here = exact(place);
      if (here.isPresent() && found.isPresent()) {
        return Optional.empty();
      }
      found = found.or(() -> here);
    }
    return found;
  }

  private boolean plausible(int place) {
    return (sent.beginsClause(place) || heard.size() >= UNMISTAKABLE)
        && exact(place, Math.min(heard.size(), TELLING)).isPresent();
  }

  /** The report from a sent word on, unlike words stepped over: as far as most of it agrees. */
  Optional<Integer> close(int from) {
    start(from);
    var agreed = true;
    while (agreed && next < heard.size() && !cutShort) {
      agreed = together() || rejoin();
    }
    return matched > 0 && matched * 2 >= heard.size() ? Optional.of(at) : Optional.empty();
  }

  /** Whether everything sent was met: a report that goes on is of more than this cycle. */
  private boolean all(int from) {
    return from == 0 && at == sent.size();
  }

  private void start(int from) {
    at = from;
    next = 0;
    matched = 0;
    cutShort = false;
  }

  private boolean together() {
    return sameLetters() || (!cutShort && sameNumber());
  }

  /** Steps over the words both sides spell with the same letters, however they are spaced. */
  private boolean sameLetters() {
    if (at >= sent.size() || next >= heard.size()) {
      return false;
    }
    var mine = at;
    var theirs = next;
    var letter = sent.firstLetter(mine);
    var other = heard.firstLetter(theirs);
    while (mine < sent.size() && theirs < heard.size()) {
      if (sent.letter(letter++) != heard.letter(other++)) {
        return false;
      }
      var mineOver = letter == sent.letterEnd(mine);
      var theirsOver = other == heard.letterEnd(theirs);
      mine += mineOver ? 1 : 0;
      theirs += theirsOver ? 1 : 0;
      if (mineOver && theirsOver) {
        return step(mine, theirs);
      }
    }
    if (theirs == heard.size() && mine < sent.size()) {
      cutShort = true;
      matched += mine > at ? 1 : 0;
      at = mine;
    }
    return cutShort;
  }

  private boolean step(int mine, int theirs) {
    matched += theirs - next;
    at = mine;
    next = theirs;
    return true;
  }

  /** Steps over a number one side has in figures and the other in words. */
  private boolean sameNumber() {
    var mine = at;
    var theirs = next;
    var figures = false;
    var digits = new StringBuilder();
    var others = new StringBuilder();
    do {
      var mineIsNext = digits.length() <= others.length();
      var number = mineIsNext ? NumberWords.at(sent, mine) : NumberWords.at(heard, theirs);
      if (number.isEmpty()) {
        return false;
      }
      (mineIsNext ? digits : others).append(number.get().digits());
      figures |= number.get().figures();
      mine += mineIsNext ? number.get().words() : 0;
      theirs += mineIsNext ? 0 : number.get().words();
    } while (unfinished(digits, others));
    return figures && digits.compareTo(others) == 0 && withUnits(mine, theirs);
  }

  private static boolean unfinished(StringBuilder digits, StringBuilder others) {
    var common = Math.min(digits.length(), others.length());
    return digits.length() != others.length()
        && digits.substring(0, common).contentEquals(others.substring(0, common));
  }

  /** An amount is re-spelled whole: the unit one side leaves out goes with the number. */
  private boolean withUnits(int mine, int theirs) {
    var named = NumberWords.unit(sent, mine);
    var spoken = NumberWords.unit(heard, theirs);
    return step(mine + (named && !spoken ? 1 : 0), theirs + (spoken && !named ? 1 : 0));
  }

  /** Skips unlike words up to where both sides agree again on two words, or on the last one. */
  private boolean rejoin() {
    var mine = at;
    var theirs = next;
    for (var skipped = 1; skipped <= 2 * UNLIKE; skipped++) {
      for (var over = Math.max(0, skipped - UNLIKE); over <= Math.min(skipped, UNLIKE); over++) {
        if (agree(mine + over, theirs + skipped - over, 2 * over == skipped)) {
          return true;
        }
      }
    }
    at = mine;
    next = theirs;
    return false;
  }

  private boolean agree(int mine, int theirs, boolean swapped) {
    var before = matched;
    at = mine;
    next = theirs;
    if (together() && !cutShort && (next == heard.size() ? swapped : together())) {
      return true;
    }
    matched = before;
    cutShort = false;
    return false;
  }
}
