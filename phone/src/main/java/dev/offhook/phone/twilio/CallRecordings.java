package dev.offhook.phone.twilio;

import dev.offhook.phone.twilio.twiml.Callback;
import dev.offhook.phone.twilio.twiml.Notice;
import dev.offhook.phone.twilio.twiml.RecordingOrder;
import io.vertx.core.Promise;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What is recorded of one call, and who is told of it. On the call's event loop. */
final class CallRecordings {
  private static final Duration PROCESSING = Duration.ofSeconds(2);
  private static final String WHOLE_CALL = "OutboundAPI";

  private final Leg leg;
  private final Standing standing;
  private final Callbacks callbacks;
  private final Map<String, Reel> running = new LinkedHashMap<>();

  CallRecordings(Leg leg, Standing standing, Callbacks callbacks) {
    this.leg = leg;
    this.standing = standing;
    this.callbacks = callbacks;
    leg.ledger()
        .watch(event -> {
          if (event instanceof CallEvent.Turned turned && turned.state() == CallState.ENDED) {
            // a message is ended by its verb, which knows whether there is anything in it
            stopAll(source -> !source.equals("RecordVerb"));
          }
        });
  }

  /** Begins a recording; empty where the same kind is already being made, as the carrier does. */
  Optional<Recording> start(RecordingOrder order) {
    if (!running(order.source()::equals).isEmpty()) {
      return Optional.empty();
    }
    Instant now = leg.exchange().timeOfDay();
    String sid = Exchange.sid("RE");
    Recording begun =
        new Recording(sid, leg.callSid(), order, "in-progress", now, now, Duration.ZERO);
    running.put(sid, new Reel(leg.time()));
    leg.exchange().recordings().add(begun);
    leg.ledger().recording(begun);
    tell(begun);
    return Optional.of(begun);
  }

  /** Begins one for the API; while it has one made already, that is the one. */
  Recording startForApi(RecordingOrder order) {
    return running(source -> source.endsWith("API")).stream()
        .findFirst()
        .or(() -> start(order))
        .orElseThrow();
  }

  /**
   * Pauses or goes on.
   *
   * @param silence whether silence is recorded meanwhile
   * @return as it is now; empty where it is not being made
   */
  Optional<Recording> pause(String sid, boolean paused, boolean silence) {
    Reel reel = running.get(sid);
    if (reel == null) {
      return Optional.empty();
    }
    reel.turn(!paused || silence);
    Recording recording = leg.ledger().recording(sid).lasting(reel.length());
    return Optional.of(change(recording, paused ? "paused" : "in-progress"));
  }

  /**
   * Ends the recording, unless it has ended. It takes a while until it can be heard.
   *
   * @param how {@code completed}, or {@code absent} where there is nothing in it
   */
  Recording stop(String sid, String how) {
    Reel reel = running.remove(sid);
    Recording recording = leg.ledger().recording(sid);
    if (reel == null) {
      return recording;
    }
    Recording over = change(recording.lasting(reel.length()), "processing");
    if (over.order().source().equals(WHOLE_CALL)) {
      standing.tellAtTheEnd(RecordingParameters.brief(over, url(over)));
    }
    Promise<Void> processed = Promise.promise();
    callbacks.await(processed.future());
    leg.time()
        .after(
            PROCESSING,
            () -> {
              tell(change(over, over.length().isZero() ? "absent" : how));
              processed.complete();
            });
    return over;
  }

  /** Ends those a {@code Start} began. */
  void stopBackground() {
    stopAll("StartCallRecordingTwiML"::equals);
  }

  String url(Recording recording) {
    return leg.exchange().recordings().url(leg.exchange().account(), recording.sid());
  }

  private void stopAll(Predicate<String> source) {
    running(source).forEach(recording -> stop(recording.sid(), "completed"));
  }

  private List<Recording> running(Predicate<String> source) {
    return running.keySet().stream()
        .map(leg.ledger()::recording)
        .filter(recording -> source.test(recording.order().source()))
        .toList();
  }

  private Recording change(Recording recording, String status) {
    Recording changed = recording.at(status, leg.exchange().timeOfDay());
    leg.exchange().recordings().change(changed);
    leg.ledger().recording(changed);
    return changed;
  }

  private void tell(Recording recording) {
    RecordingOrder order = recording.order();
    Callback status = order.status();
    if (status == null || !order.events().contains(recording.status())) {
      return;
    }
    if (!URI.create(status.url()).isAbsolute()) {
      String text = "recordingStatusCallback is not an absolute URL: " + status.url();
      leg.ledger().notice(new Notice(Notice.HTTP_FAILED, text));
      return;
    }
    callbacks.tell(Duration.ZERO, status, RecordingParameters.of(leg, recording, url(recording)));
  }
}
