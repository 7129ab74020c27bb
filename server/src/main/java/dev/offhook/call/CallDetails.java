package dev.offhook.call;

import java.util.Map;

/**
 * What is known of a call when it starts.
 *
 * @param sid the carrier's name for it
 * @param caller the far end: who rang us, or whom we rang
 * @param called the number that was dialled
 * @param direction who started it
 * @param parameters custom parameters from the carrier's markup; from outside, never trusted
 */
public record CallDetails(
    CallSid sid,
    PhoneNumber caller,
    PhoneNumber called,
    Direction direction,
    Map<String, String> parameters) {

  /** Who started the call. */
  public enum Direction {
    INBOUND,
    OUTBOUND
  }

  public CallDetails {
    parameters = Map.copyOf(parameters);
  }
}
