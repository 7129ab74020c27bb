package dev.offhook.call;

import java.time.Duration;
import java.util.Optional;

/**
 * A recording of a call, as it stands: where its sound is, not the sound.
 *
 * @param sid the carrier's name for it
 * @param started when, on the call's clock
 * @param lasted empty while it is not known
 * @param channels 1 when both sides are mixed, 2 when each has its own
 * @param source where the sound is: an address at the carrier, or a path; blank while there is none
 * @param consented whether the caller was told, or asked, before
 */
public record Recording(
    String sid,
    Duration started,
    Optional<Duration> lasted,
    int channels,
    Status status,
    String source,
    boolean consented) {

  /** How it stands. */
  public enum Status {
    UNDER_WAY,
    /** Its sound can be had. */
    COMPLETE,
    /** It was silent, or too short to be kept. */
    ABSENT,
    FAILED
  }
}
