package dev.offhook.turn;

/** Whether the assistant is done with a call once what it says has been heard. */
public enum Departure {
  /** It stays. */
  NONE,
  /** The call ends. */
  HANG_UP,
  /** Somebody else takes the call over, who may give it back. */
  HAND_OVER
}
