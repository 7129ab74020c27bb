package dev.offhook.call;

/**
 * Why a call ended, and whose doing it was.
 *
 * @param reason what happened
 * @param doing who caused it
 */
public record CallEnd(Reason reason, Party doing) {

  /** What ended the call. */
  public enum Reason {
    CALLER_HUNG_UP,
    NEVER_CONNECTED,
    ASSISTANT_SAID_GOODBYE,
    LINE_LOST,
    CARRIER_FAILED,
    PROTOCOL_BROKEN,
    TRANSFERRED,
    TIME_LIMIT,
    SHUTDOWN,
    /** The number we rang was engaged. */
    BUSY,
    /** It was rung, and nobody took the call. */
    NO_ANSWER,
    /** Whoever placed the call withdrew it before it was answered. */
    CANCELED,
    /** A machine answered, and has our message. */
    MESSAGE_LEFT,
    /** A machine answered, and was told nothing. */
    MACHINE_ANSWERED
  }

  /** Who ended it. */
  public enum Party {
    CALLER,
    US,
    MODEL,
    SPEECH,
    CARRIER
  }

  public static CallEnd callerHungUp() {
    return new CallEnd(Reason.CALLER_HUNG_UP, Party.CALLER);
  }

  /** It was announced, and its line never came up. */
  public static CallEnd neverConnected() {
    return new CallEnd(Reason.NEVER_CONNECTED, Party.CARRIER);
  }

  public static CallEnd goodbye() {
    return new CallEnd(Reason.ASSISTANT_SAID_GOODBYE, Party.MODEL);
  }

  /** Somebody else took the call over, and did not give it back. */
  public static CallEnd transferred() {
    return new CallEnd(Reason.TRANSFERRED, Party.MODEL);
  }

  public static CallEnd messageLeft() {
    return new CallEnd(Reason.MESSAGE_LEFT, Party.US);
  }

  public static CallEnd machineAnswered() {
    return new CallEnd(Reason.MACHINE_ANSWERED, Party.US);
  }

  public static CallEnd lineLost() {
    return new CallEnd(Reason.LINE_LOST, Party.CARRIER);
  }
}
