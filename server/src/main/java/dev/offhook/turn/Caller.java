package dev.offhook.turn;

import java.time.Duration;

/**
 * What the machine knows of the caller.
 *
 * @param speaking whether the caller is speaking, as far as the line reports it
 * @param since when that was last reported
 * @param words the last turn's words, as given to the model
 * @param settledAt when they came
 * @param aside words said over the assistant that were neither a turn nor a mere nod; they go to
 *     the model with the next turn
 * @param stopped whether a stop word in words not yet settled has already stopped the assistant
 */
record Caller(
    boolean speaking,
    Duration since,
    String words,
    Duration settledAt,
    String aside,
    boolean stopped) {

  static Caller silent(Duration now) {
    return new Caller(false, now, "", now, "", false);
  }

  Caller speaking(boolean on, Duration now) {
    return new Caller(on, now, words, settledAt, aside, stopped);
  }

  Caller said(String turn, Duration now) {
    return new Caller(speaking, since, turn, now, "", false);
  }

  Caller saidAside(String more) {
    return new Caller(speaking, since, words, settledAt, join(aside, more), stopped);
  }

  Caller stoppedEarly(boolean early) {
    return new Caller(speaking, since, words, settledAt, aside, early);
  }

  /** Two pieces of speech, with one blank between them. */
  static String join(String first, String second) {
    return (first.strip() + " " + second.strip()).strip();
  }
}
