package dev.offhook.privacy;

import java.util.List;
import java.util.Optional;

/**
 * The words of one reply as they are generated, and as they are written down. A model makes a
 * number piece by piece, so the last words may have to wait for those that follow.
 */
final class ReplyText {
  /** Digits of a number that broke off: it may have become a card. */
  private static final int DOUBTFUL = 4;

  private final Redaction redaction;
  private final Secrets secrets;
  private final StringBuilder words = new StringBuilder();
  private final StringBuilder shown = new StringBuilder();

  /** Whether what is shown ends in digits of which the rest may still come. */
  private boolean broken;

  ReplyText(Redaction redaction, Secrets secrets) {
    this.redaction = redaction;
    this.secrets = secrets;
  }

  /** A part of it, by its places in the words. */
  record Part(ReplyText reply, int from, int to) {
    boolean settled() {
      return to <= reply.shown.length();
    }

    String shown() {
      return reply.shown.substring(from, to);
    }
  }

  /** More words are generated. */
  Part add(String more) {
    var from = words.length();
    words.append(more);
    var open = words.substring(shown.length());
    show(open.substring(0, redaction.settled(open)));
    return new Part(this, from, words.length());
  }

  /** No more comes. */
  void finish() {
    show(words.substring(shown.length()));
  }

  /** No more comes, though more was meant to. */
  void breakOff() {
    var open = words.substring(shown.length());
    var tail = redaction.cards() ? DigitRun.of(open) : List.<DigitRun>of();
    if (!tail.isEmpty() && tail.getLast().atEnd()) {
      doubted(tail.getLast());
    }
    show(open);
    broken = !tail.isEmpty() && tail.getLast().atEnd();
  }

  private void doubted(DigitRun run) {
    if (run.digits().size() >= DOUBTFUL) {
      secrets.learn(run.figures());
    }
  }

  private void show(String settled) {
    if (!settled.isEmpty()) {
      var masked = new Masked(settled);
      var runs = broken ? DigitRun.of(settled) : List.<DigitRun>of();
      if (!runs.isEmpty() && runs.getFirst().atStart()) {
        doubted(runs.getFirst());
        runs.getFirst().digits().forEach(masked::cover);
      }
      broken = false;
      redaction.cover(masked).forEach(secrets::learn);
      secrets.cover(masked);
      shown.append(masked.text());
    }
  }

  /** How words are shown that are a part of it; the last where there are several. */
  Optional<String> shown(String part) {
    var at = words.lastIndexOf(part);
    return at < 0 || at + part.length() > shown.length()
        ? Optional.empty()
        : Optional.of(shown.substring(at, at + part.length()));
  }
}
