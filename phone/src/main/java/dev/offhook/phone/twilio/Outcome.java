package dev.offhook.phone.twilio;

import java.time.Duration;

/**
 * How a call ended.
 *
 * @param reason who or what ended it
 * @param text the same for a person to read; the code and words of the carrier's complaint where
 *     there was one
 * @param closeCode of the last relay socket, 0 where there was none
 * @param closeReason of the last relay socket; may be blank
 * @param connected how long the call was connected
 */
public record Outcome(
    Reason reason, String text, int closeCode, String closeReason, Duration connected) {

  /** Who or what ended a call. */
  public enum Reason {
    /** The person on this phone hung up. */
    CALLER_HUNG_UP,
    /** The TwiML came to its end, or said so. */
    APPLICATION_HUNG_UP,
    /** The TwiML did not take the call. */
    REJECTED,
    /** No usable TwiML before the call was answered, or no socket: the caller hears busy. */
    BUSY,
    /** No usable TwiML later on: the caller hears that there was an application error. */
    APPLICATION_ERROR,
    /** The application ended or canceled the call by the carrier's API. */
    ENDED_BY_API,
    /** The call was as long as the application allowed. */
    TIME_LIMIT,
    /** The number that was called was busy, or declined. */
    LINE_BUSY,
    /** Nobody answered at the number that was called. */
    NO_ANSWER,
    /** The number that was called could not be reached. */
    UNREACHABLE
  }

  /** Whether it was connected and ended by somebody's will. */
  public boolean good() {
    return switch (reason) {
      case CALLER_HUNG_UP, APPLICATION_HUNG_UP, ENDED_BY_API, TIME_LIMIT -> true;
      case REJECTED, BUSY, APPLICATION_ERROR, LINE_BUSY, NO_ANSWER, UNREACHABLE -> false;
    };
  }
}
