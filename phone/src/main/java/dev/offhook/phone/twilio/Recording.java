package dev.offhook.phone.twilio;

import dev.offhook.phone.twilio.twiml.RecordingOrder;
import java.time.Duration;
import java.time.Instant;

/**
 * A recording, as it stands.
 *
 * @param sid {@code RE} and 32 hexadecimal digits
 * @param order how it is made, and who asked for it
 * @param status {@code in-progress}, {@code paused}, {@code processing}, {@code completed} or
 *     {@code absent}
 * @param length so far
 */
public record Recording(
    String sid,
    String callSid,
    RecordingOrder order,
    String status,
    Instant started,
    Instant updated,
    Duration length) {

  Recording at(String changed, Instant now) {
    return new Recording(sid, callSid, order, changed, started, now, length);
  }

  Recording lasting(Duration soFar) {
    return new Recording(sid, callSid, order, status, started, updated, soFar);
  }

  /** Whether there is anything to listen to. */
  public boolean ready() {
    return status.equals("completed");
  }
}
