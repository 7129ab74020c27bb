package dev.offhook.conversation;

/** What became of a wish from outside a call. */
public enum Obeyed {
  /** It is being done. */
  DONE,
  /** The call is at a point where it cannot be done: it is ending, say, or its line is lost. */
  NOT_NOW,
  /** It rings, and there is nobody to talk to. */
  NOT_CONNECTED,
  /** No such call is going on. */
  NO_SUCH_CALL
}
