package dev.offhook.phone.twilio;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Somebody a {@code Dial} rang, as far as it has come. Times count from the dialling of the call.
 *
 * @param sid the leg's own
 * @param address a number, {@code client:name} or {@code sip:user@host}
 * @param callerId what was shown
 * @param status as callbacks spell it, {@code ringing} first
 * @param rung when it began to ring
 * @param answered null where nobody answered
 * @param ended null while it goes on
 * @param digits the tones the callee heard
 * @param heard the words the callee heard: what was whispered, and what the caller said
 */
public record DialLeg(
    String sid,
    String address,
    String callerId,
    String status,
    Duration rung,
    @Nullable Duration answered,
    @Nullable Duration ended,
    String digits,
    String heard) {

  DialLeg rungAt(Duration now) {
    return new DialLeg(sid, address, callerId, status, now, answered, ended, digits, heard);
  }

  DialLeg answered(Duration now) {
    return new DialLeg(sid, address, callerId, "in-progress", rung, now, ended, digits, heard);
  }

  DialLeg ended(Duration now, String how) {
    return new DialLeg(sid, address, callerId, how, rung, answered, now, digits, heard);
  }

  DialLeg hearing(String tones, String said) {
    String text = heard.isEmpty() || said.isEmpty() ? heard + said : heard + " " + said;
    return new DialLeg(sid, address, callerId, status, rung, answered, ended, digits + tones, text);
  }
}
