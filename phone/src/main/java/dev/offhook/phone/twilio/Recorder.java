package dev.offhook.phone.twilio;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records one call, once at a time, and tells who wants to know. On the call's event loop. */
final class Recorder {
  private static final Duration PROCESSING = Duration.ofSeconds(2);

  private final Leg leg;
  private final Standing standing;
  private @Nullable Recording current;
  private Duration recorded = Duration.ZERO;
  private Duration since = Duration.ZERO;
  private boolean running;

  Recorder(Leg leg, Standing standing) {
    this.leg = leg;
    this.standing = standing;
    standing.whenOver(this::stop);
  }

  /** Begins; while a recording is being made already, that is the one, and nothing begins. */
  Recording start(RecordingPlan plan) {
    if (current != null) {
      return current;
    }
    recorded = Duration.ZERO;
    since = leg.time().uptime();
    running = true;
    Instant now = leg.exchange().timeOfDay();
    String sid = Exchange.sid("RE");
    Recording begun =
        new Recording(sid, leg.callSid(), plan, "in-progress", now, now, Duration.ZERO);
    current = begun;
    leg.exchange().recordings().add(begun);
    tell(begun);
    return begun;
  }

  /**
   * Pauses or goes on.
   *
   * @param silence whether silence is recorded meanwhile
   * @return as it is now; null while none is being made
   */
  @Nullable Recording pause(boolean paused, boolean silence) {
    Recording recording = current;
    if (recording == null) {
      return null;
    }
    recorded = length();
    since = leg.time().uptime();
    running = !paused || silence;
    current = change(recording, paused ? "paused" : "in-progress");
    return current;
  }

  /** Ends the one that is being made; it takes a while until that can be heard. */
  void stop() {
    Recording recording = current;
    if (recording == null) {
      return;
    }
    recorded = length();
    running = false;
    current = null;
    Recording processed = change(recording, "processing");
    standing.tellAtTheEnd(
        Map.of(
            "RecordingSid", recording.sid(),
            "RecordingUrl", url(recording),
            "RecordingDuration", Long.toString(recorded.toSeconds())));
    String outcome = recorded.isZero() ? "absent" : "completed";
    leg.time().after(PROCESSING, () -> tell(publish(processed, outcome)));
  }

  private Recording publish(Recording recording, String status) {
    Recording changed = recording.at(status, leg.exchange().timeOfDay());
    leg.exchange().recordings().change(changed);
    return changed;
  }

  private Recording change(Recording recording, String status) {
    return publish(recording.lasting(recorded), status);
  }

  private Duration length() {
    return running ? recorded.plus(leg.time().uptime().minus(since)) : recorded;
  }

  private void tell(Recording recording) {
    Callback callback = recording.plan().callback();
    if (callback == null || !callback.events().contains(recording.status())) {
      return;
    }
    Map<String, String> told = RecordingParameters.of(leg, recording, url(recording));
    new Webhooks(leg).ask(callback.method(), callback.url(), told);
  }

  private String url(Recording recording) {
    return leg.exchange().recordings().url(leg.exchange().account(), recording.sid());
  }
}
