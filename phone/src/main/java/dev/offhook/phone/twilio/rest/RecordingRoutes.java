package dev.offhook.phone.twilio.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.offhook.phone.twilio.CallControl;
import dev.offhook.phone.twilio.Recording;
import dev.offhook.phone.twilio.Recordings;
import dev.offhook.phone.twilio.SimulatedCall;
import dev.offhook.phone.twilio.SimulatedTwilio;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the API does with recordings: begins and pauses them, lists them, hands out their sound. */
final class RecordingRoutes {
  private static final int NOT_ELIGIBLE = 21220;
  private static final int BAD_PARAMETER = 20001;
  private static final String CURRENT = "Twilio.CURRENT";

  private final SimulatedTwilio twilio;
  private final String accountPath;
  private final String origin;

  RecordingRoutes(SimulatedTwilio twilio, String accountPath, String origin) {
    this.twilio = twilio;
    this.accountPath = accountPath;
    this.origin = origin;
  }

  Future<Answer> start(SimulatedCall call, Form form) {
    return call.control()
        .record(new RecordingForm(form).order("StartCallRecordingAPI"))
        .map(recording -> Answer.json(201, page(eligible(recording))));
  }

  Future<Answer> update(SimulatedCall call, String sid, Form form) {
    String known = sid.equals(CURRENT) ? current(call).sid() : found(call, sid).sid();
    CallControl control = call.control();
    boolean silence = !form.text("PauseBehavior").orElse("silence").equals("skip");
    return switch (form.text("Status").orElse("")) {
      case "paused" -> control.pause(known, true, silence).map(this::shown);
      case "in-progress" -> control.pause(known, false, silence).map(this::shown);
      case "stopped" ->
          control
              .stopRecording(known)
              .map(done -> shown(done ? recordings().find(known) : Optional.empty()));
      default -> throw new Refused(BAD_PARAMETER, "Invalid Status");
    };
  }

  Answer list(SimulatedCall call, Form form, String path) {
    return Answer.json(
        200, new Paging(form, path).of("recordings", recordings().of(call.sid()), this::page));
  }

  Answer show(String sid) {
    return Answer.json(200, page(found(sid)));
  }

  Answer delete(String sid) {
    found(sid);
    recordings().delete(sid);
    return Answer.nothing();
  }

  /** The sound in a format; there is none before the recording is complete. */
  Answer sound(String sid, String format, Form form, @Nullable String range) {
    Recording recording = found(sid);
    if (!recording.ready()) {
      throw new Refused(notFound(sid));
    }
    if (format.equals("mp3")) {
      return Media.of(Sound.mp3(recording.length()), "audio/mpeg", range);
    }
    boolean both = form.text("RequestedChannels").filter("2"::equals).isPresent();
    if (both && recording.order().channels() != 2) {
      throw new Refused(BAD_PARAMETER, "The recording has one channel");
    }
    Buffer wav = Sound.wav(recording.length(), both ? 2 : 1);
    return Media.of(wav, "audio/x-wav", range);
  }

  private Recording current(SimulatedCall call) {
    return recordings().of(call.sid()).stream()
        .filter(each -> each.status().matches("in-progress|paused"))
        .findFirst()
        .orElseThrow(() -> new Refused(notFound(CURRENT)));
  }

  private Recording found(String sid) {
    return recordings().find(sid).orElseThrow(() -> new Refused(notFound(sid)));
  }

  private Recording found(SimulatedCall call, String sid) {
    Recording recording = found(sid);
    if (!recording.callSid().equals(call.sid())) {
      throw new Refused(notFound(sid));
    }
    return recording;
  }

  private ApiError notFound(String sid) {
    return ApiError.notFound(accountPath + "/Recordings/" + sid);
  }

  private Recordings recordings() {
    return twilio.recordings();
  }

  private Answer shown(Optional<Recording> recording) {
    return Answer.json(200, page(eligible(recording)));
  }

  private static Recording eligible(Optional<Recording> recording) {
    return recording.orElseThrow(
        () -> new Refused(NOT_ELIGIBLE, "Requested resource is not eligible for recording"));
  }

  private ObjectNode page(Recording recording) {
    return RecordingPage.of(recording, accountPath, twilio.account().sid(), origin);
  }
}
