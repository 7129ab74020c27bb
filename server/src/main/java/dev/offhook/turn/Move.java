package dev.offhook.turn;

/** Everything the turn machine can ask for. */
public sealed interface Move {

  /** The caller's words become part of the history. */
  record RememberCaller(String words) implements Move {}

  /** What the caller heard of the assistant becomes part of the history; never blank. */
  record RememberSaid(String words, boolean cutShort) implements Move {}

  /** Have the model answer the history. */
  record Generate(long reply) implements Move {}

  /** Stop generating a reply; its stream is closed. */
  record Cancel(long reply) implements Move {}

  /** Send words to the line. */
  record Say(String words) implements Move {}

  /** Nothing more belongs to what was sent. */
  record FinishTalk() implements Move {}

  /** End the call. */
  record HangUp() implements Move {}
}
