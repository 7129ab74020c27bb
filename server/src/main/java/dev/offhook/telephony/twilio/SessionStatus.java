package dev.offhook.telephony.twilio;

import java.util.OptionalInt;

/** How a relay session ended. */
sealed interface SessionStatus {
  /** What our last message carries when the call is to come back to us. */
  String GO_ON = "go-on";

  /** The call itself ended: the caller hung up, or it was ended over REST. */
  record Completed() implements SessionStatus {}

  /**
   * We ended the session; the call goes on.
   *
   * @param handoffData what our last message carried; blank when it carried nothing
   */
  record Ended(String handoffData) implements SessionStatus {}

  /**
   * The session broke, most often because our socket did; the call usually goes on.
   *
   * @param code the carrier's error code; empty when missing or no number
   * @param message in the carrier's words; blank when missing
   */
  record Failed(OptionalInt code, String message) implements SessionStatus {}

  /** No status, or one we do not know. */
  record Unknown() implements SessionStatus {}
}
