package dev.offhook.turn;

import java.time.Duration;

/**
 * What the machine knows of the caller.
 *
 * @param speaking whether the caller is speaking, as far as the line reports it
 * @param since when that was last reported
 * @param words the caller's words at the end of the history; blank when the assistant's follow
 * @param settledAt when the last turn's words came
 * @param aside words said over the assistant that were neither a turn nor a mere nod; they go to
 *     the model with the next turn
 * @param stopped whether a stop word in words not yet settled has already stopped the assistant
 * @param unstopped the part of {@code words} that was there before that stop word
 */
record Caller(
    boolean speaking,
    Duration since,
    String words,
    Duration settledAt,
    String aside,
    boolean stopped,
    String unstopped) {

  /** Reports of one moment may come in any order, but they come together. */
  private static final Duration OUT_OF_ORDER = Duration.ofMillis(100);

  static Caller silent(Duration now) {
    return new Caller(false, now, "", now, "", false, "");
  }

  Caller speaking(boolean on, Duration now) {
    return new Caller(on, now, words, settledAt, aside, stopped, unstopped);
  }

  Caller said(String turn, Duration now) {
    return new Caller(speaking, since, turn, now, "", false, "");
  }

  Caller saidAside(String more) {
    return new Caller(speaking, since, words, settledAt, join(aside, more), stopped, unstopped);
  }

  /** The assistant's words follow in the history. */
  Caller answered() {
    return new Caller(speaking, since, "", settledAt, aside, stopped, unstopped);
  }

  Caller saidStop(String all, String before, boolean settled, Duration now) {
    return new Caller(speaking, since, all, now, aside, !settled, before);
  }

  /** Whether what is reported now may have happened before the last turn's words. */
  boolean hasJustSpoken(Duration now) {
    return now.compareTo(settledAt.plus(OUT_OF_ORDER)) <= 0;
  }

  /** The words that stopped the assistant are settled; blank when it has answered them. */
  Caller stopSettled(String all, Duration now) {
    return new Caller(speaking, since, all, now, aside, false, "");
  }

  /** What more words of the same turn are added to. */
  String begun() {
    return stopped ? unstopped : words;
  }

  /** Two pieces of speech, with one blank between them. */
  static String join(String first, String second) {
    return (first.strip() + " " + second.strip()).strip();
  }
}
