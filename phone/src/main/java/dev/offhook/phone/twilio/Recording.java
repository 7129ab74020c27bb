package dev.offhook.phone.twilio;

import java.time.Duration;
import java.time.Instant;

/**
 * A recording, as it stands.
 *
 * @param sid {@code RE} and 32 hexadecimal digits
 * @param status {@code in-progress}, {@code paused}, {@code processing}, {@code completed} or
 *     {@code absent}
 * @param length so far
 */
public record Recording(
    String sid,
    String callSid,
    RecordingPlan plan,
    String status,
    Instant started,
    Instant updated,
    Duration length) {

  Recording at(String changed, Instant now) {
    return new Recording(sid, callSid, plan, changed, started, now, length);
  }

  Recording lasting(Duration soFar) {
    return new Recording(sid, callSid, plan, status, started, updated, soFar);
  }

  /** Whether there is anything to listen to. */
  public boolean ready() {
    return status.equals("completed");
  }
}
