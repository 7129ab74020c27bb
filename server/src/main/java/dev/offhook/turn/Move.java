package dev.offhook.turn;

import java.time.Duration;

/** Everything the turn machine can ask for. */
public sealed interface Move {

  /** The caller's words become part of the history. */
  record RememberCaller(String words) implements Move {}

  /** What the caller heard of the assistant becomes part of the history; never blank. */
  record RememberSaid(String words, boolean cutShort) implements Move {}

  /** The caller's last words turn out to be these. */
  record AmendCaller(String words) implements Move {}

  /** Of what the assistant said last in the history, only this was heard; blank for nothing. */
  record AmendSaid(String words) implements Move {}

  /** Have the model answer the caller's last words in the history. */
  record Generate(long reply) implements Move {}

  /** Stop generating a reply; its stream is closed. */
  record Cancel(long reply) implements Move {}

  /**
   * Send words to the line.
   *
   * @param firm whether nobody may cut them, neither the caller nor words of ours
   */
  record Say(String words, boolean firm) implements Move {
    public Say(String words) {
      this(words, false);
    }
  }

  /** Silence the voice: what sounds and what is queued, as far as our own words may cut it. */
  record Hush() implements Move {}

  /** Throw away all that the line has, whoever may cut it: nobody on the phone has asked for it. */
  record Purge() implements Move {}

  /** Bridge a wait with words that the next words may cut; they are no part of the history. */
  record Filler(String words) implements Move {}

  /** Nothing more belongs to what was sent. */
  record FinishTalk() implements Move {}

  /**
   * Tell why. Whatever a caller could notice is explained once, in the step that decides it.
   *
   * @param heard the caller's words that decided; blank when it was none
   * @param rule why, in a few words
   * @param after how long the decision took: from the moment the voice was stopped, the caller was
   *     last heard, or the wait began that is over now
   */
  record Explain(String heard, Decision decision, String rule, Duration after) implements Move {

    /** It as a sentence: {@code took it for a turn: a question ("And on Sundays?"), after 0 ms}. */
    public String inWords() {
      return "%s: %s%s, after %d ms"
          .formatted(
              decision.words(),
              rule,
              heard.isEmpty() ? "" : " (\"" + heard + "\")",
              after.toMillis());
    }
  }

  /** Give the call to whom the assistant named. */
  record HandOver() implements Move {}

  /** End the call. */
  record HangUp() implements Move {}
}
