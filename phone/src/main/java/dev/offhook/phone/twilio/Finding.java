package dev.offhook.phone.twilio;

import java.time.Duration;
import java.util.Map;

/**
 * A verdict on who has answered.
 *
 * @param answeredBy as the carrier spells it, such as {@code machine_end_beep}
 * @param after the call was answered
 */
record Finding(String answeredBy, Duration after) {

  Map<String, String> parameters() {
    return Map.of(
        "AnsweredBy", answeredBy, "MachineDetectionDuration", Long.toString(after.toMillis()));
  }
}
