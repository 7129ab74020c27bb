package dev.offhook.turn;

/** What the turn rules decided, where a caller could notice; {@link Move.Explain} tells why. */
public enum Decision {
  /** The voice was stopped by the caller; its reply is kept until it is clear why. */
  HELD("held the reply"),
  /** The reply goes on: what was heard did not mean to stop it. */
  WENT_ON("went on"),
  /** The reply goes on, and the words heard go to the model with the next turn. */
  KEPT_ASIDE("kept the words for the next turn"),
  /** The assistant is quiet, as it was told to be. */
  STOPPED("stopped"),
  /** The words heard are answered. */
  NEW_TURN("took it for a turn"),
  /** A reply that is ready waits for the end of the caller's sentence. */
  LET_FINISH("let the caller finish"),
  /** What was heard changes nothing: the words that sound may not be cut. */
  NOT_INTERRUPTED("did not let itself be interrupted"),
  /** A filler, because the model takes its time. */
  BRIDGED("bridged the wait"),
  /** Something failed, and the caller is told. */
  APOLOGISED("apologised"),
  /** Nobody has spoken for long: are you still there? */
  ASKED_WHETHER_THERE("asked whether the caller is there"),
  /** The last words. */
  SAID_GOODBYE("said goodbye"),
  /** Somebody else takes the call over. */
  HANDED_OVER("handed the call over"),
  /** The call ends. */
  HUNG_UP("hung up");

  private final String words;

  Decision(String words) {
    this.words = words;
  }

  /** It in words, as in "the assistant …". */
  public String words() {
    return words;
  }
}
