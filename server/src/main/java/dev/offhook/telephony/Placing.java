package dev.offhook.telephony;

import dev.offhook.call.CallSid;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** What is known once a carrier was asked to place a call. */
public sealed interface Placing {

  /**
   * It is placed.
   *
   * @param status in the carrier's word; usually {@code queued}
   */
  record Placed(CallSid call, String status) implements Placing {}

  /**
   * It is not, for certain.
   *
   * @param http the carrier's HTTP status; 0 when it could not be reached
   * @param code the carrier's own number for the reason
   * @param reason in words, without the numbers of the call
   * @param retryAfter when the carrier wants to be asked again, if it says so
   */
  record Refused(int http, OptionalInt code, String reason, Optional<Duration> retryAfter)
      implements Placing {}

  /**
   * The request was sent and no answer is known, so that the call may be ringing by now. Not to be
   * sent again.
   */
  record Unknown(String why) implements Placing {}
}
