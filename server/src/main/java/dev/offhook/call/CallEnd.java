package dev.offhook.call;

import dev.offhook.turn.Parting;

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
    /** Nobody answered "are you still there?". */
    CALLER_SILENT,
    /** The number we rang was engaged. */
    BUSY,
    /** It was rung, and nobody took the call. */
    NO_ANSWER,
    /** Whoever placed the call withdrew it before it was answered. */
    CANCELED,
    /** The process that held the call died, and nobody took the call up. */
    SERVER_DIED,
    /** Somebody who was not on the phone ended it. */
    DISMISSED,
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

  /** The turn rules hung up. */
  public static CallEnd parted(Parting why) {
    return switch (why) {
      case GOODBYE -> goodbye();
      case DISMISSED -> new CallEnd(Reason.DISMISSED, Party.US);
      case SILENCE -> new CallEnd(Reason.CALLER_SILENT, Party.CALLER);
      case TIME_LIMIT -> new CallEnd(Reason.TIME_LIMIT, Party.US);
    };
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

  public static CallEnd serverDied() {
    return new CallEnd(Reason.SERVER_DIED, Party.US);
  }
}
