package dev.offhook.telephony;

import dev.offhook.call.Recording;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the carrier tells of a recording.
 *
 * @param sid its name for it
 * @param started when it began, by the time of day; empty when it does not tell
 * @param lasted empty while it is not known
 * @param channels 1 when both sides are mixed, 2 when each has its own
 * @param status how it stands
 * @param source where its sound is; blank while there is none
 */
public record RecordingTold(
    String sid,
    Optional<Instant> started,
    Optional<Duration> lasted,
    int channels,
    Recording.Status status,
    String source) {

  /**
   * It as the log keeps it.
   *
   * @param began when the call was announced
   * @param consented whether the caller was told before
   */
  public Recording in(Instant began, boolean consented) {
    var after = started.map(at -> Duration.between(began, at)).orElse(Duration.ZERO);
    return new Recording(
        sid,
        after.isNegative() ? Duration.ZERO : after,
        lasted,
        channels,
        status,
        source,
        consented);
  }
}
