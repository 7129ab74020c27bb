package dev.offhook.phone.twilio;

import dev.offhook.phone.twilio.twiml.Callback;
import dev.offhook.phone.twilio.twiml.Notice;
import dev.offhook.phone.twilio.twiml.RecordingOrder;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What is recorded of one call, and who is told of it. */
final class CallRecordings {
  private static final Duration PROCESSING = Duration.ofMillis(800);

  private final Leg leg;
  private final Callbacks callbacks;
  private final Map<String, RecordingOrder> running = new LinkedHashMap<>();

  CallRecordings(Leg leg, Callbacks callbacks) {
    this.leg = leg;
    this.callbacks = callbacks;
    leg.ledger()
        .watch(event -> {
          if (event instanceof CallEvent.Turned turned && turned.state() == CallState.ENDED) {
            stopAllButMessages();
          }
        });
  }

  /** Begins a recording; empty where the same kind is already being made, as the carrier does. */
  Optional<CallRecording> start(RecordingOrder order) {
    if (running.values().stream().anyMatch(each -> each.source().equals(order.source()))) {
      return Optional.empty();
    }
    Duration now = leg.ledger().now();
    CallRecording recording =
        new CallRecording(
            Exchange.sid("RE"),
            leg.callSid(),
            order.source(),
            "in-progress",
            now,
            Duration.ZERO,
            order.channels(),
            order.track());
    running.put(recording.sid(), order);
    leg.ledger().recording(recording);
    tell(order, recording, Duration.ZERO);
    return Optional.of(recording);
  }

  /**
   * Ends the recording, unless it has ended; {@code how} is {@code completed} or {@code absent}.
   */
  CallRecording stop(String sid, String how) {
    RecordingOrder order = running.remove(sid);
    CallRecording recording = leg.ledger().recording(sid);
    if (order == null) {
      return recording;
    }
    CallRecording over = recording.over(leg.ledger().now(), how);
    leg.ledger().recording(over);
    tell(order, over, PROCESSING);
    return over;
  }

  /** Ends those a {@code Start} began. */
  void stopBackground() {
    running.entrySet().stream()
        .filter(each -> each.getValue().source().equals("StartCallRecordingTwiML"))
        .map(Map.Entry::getKey)
        .toList()
        .forEach(sid -> stop(sid, "completed"));
  }

  String url(CallRecording recording) {
    return recording.url(leg.exchange().account().sid());
  }

  /** A message is ended by its verb, which knows whether there is anything in it. */
  private void stopAllButMessages() {
    running.entrySet().stream()
        .filter(each -> !each.getValue().source().equals("RecordVerb"))
        .map(Map.Entry::getKey)
        .toList()
        .forEach(sid -> stop(sid, "completed"));
  }

  private void tell(RecordingOrder order, CallRecording recording, Duration delay) {
    Callback status = order.status();
    if (status == null || !order.events().contains(recording.status())) {
      return;
    }
    if (!URI.create(status.url()).isAbsolute()) {
      String text = "recordingStatusCallback is not an absolute URL: " + status.url();
      leg.ledger().notice(new Notice(Notice.HTTP_FAILED, text));
      return;
    }
    callbacks.tell(delay, status, told(recording));
  }

  private Map<String, String> told(CallRecording recording) {
    Map<String, String> told = new LinkedHashMap<>();
    told.put("AccountSid", leg.exchange().account().sid());
    told.put("CallSid", recording.callSid());
    told.put("RecordingSid", recording.sid());
    told.put("RecordingUrl", url(recording));
    told.put("RecordingStatus", recording.status());
    if (!recording.status().equals("in-progress")) {
      told.put("RecordingDuration", Long.toString(recording.duration().toSeconds()));
    }
    told.put("RecordingChannels", Integer.toString(recording.channels()));
    told.put("RecordingSource", recording.source());
    told.put("RecordingStartTime", Rfc2822.of(leg.timeOf(recording.start())));
    told.put("RecordingTrack", recording.track());
    told.put("ErrorCode", "0");
    return told;
  }
}
