package dev.offhook.phone.twilio;

import dev.offhook.phone.twilio.twiml.Dial;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The recording of one {@code Dial}, where it is recorded. */
final class DialTape {
  private final CallRecordings recordings;
  private final Dial.@Nullable Tape wanted;
  private @Nullable Recording recording;

  DialTape(CallRecordings recordings, Dial.@Nullable Tape wanted) {
    this.recordings = recordings;
    this.wanted = wanted;
  }

  void ringing() {
    if (wanted != null && wanted.fromRinging()) {
      recording = recordings.start(wanted.order()).orElse(null);
    }
  }

  void bridged() {
    if (wanted != null && !wanted.fromRinging()) {
      recording = recordings.start(wanted.order()).orElse(null);
    }
  }

  void over() {
    if (recording != null) {
      recording = recordings.stop(recording.sid(), "completed");
    }
  }

  /** Adds the recording, where there is one, to what the action is told. */
  void tell(Map<String, String> told) {
    if (recording != null) {
      told.putAll(RecordingParameters.brief(recording, recordings.url(recording)));
    }
  }
}
