package dev.offhook.privacy;

import java.util.Optional;

/**
 * The words of one reply as they are generated, and as they are written down. A model makes a
 * number piece by piece, so the last words may have to wait for those that follow.
 */
final class ReplyText {
  /** Digits of a number that broke off: it may have become a card. */
  private static final int DOUBTFUL = 7;

  private final Redaction redaction;
  private final Secrets secrets;
  private final StringBuilder words = new StringBuilder();
  private final StringBuilder shown = new StringBuilder();

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
    if (redaction.cards()) {
      DigitRun.of(open).stream()
          .filter(run -> run.atEnd() && run.digits().size() >= DOUBTFUL)
          .forEach(run -> secrets.learn(run.figures()));
    }
    show(open);
  }

  private void show(String settled) {
    if (!settled.isEmpty()) {
      var masked = new Masked(settled);
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
