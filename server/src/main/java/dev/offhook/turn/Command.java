package dev.offhook.turn;

/** What somebody who is not on the phone wants of a call. */
public sealed interface Command {

  /** Bring the call to its end, or to somebody else, with these last words. */
  record Leave(String words, Departure how) implements Command {}

  /** Be silent, and go on listening. */
  record BeSilent() implements Command {}

  /** Say these words. */
  record Speak(String words) implements Command {}
}
