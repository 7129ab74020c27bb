package dev.offhook.api;

import dev.offhook.call.CallSid;
import dev.offhook.call.Recording;
import dev.offhook.store.CallArchive;
import dev.offhook.telephony.SoundArchive;
import dev.offhook.telephony.SoundArchive.Sound;
import dev.offhook.web.Access;
import dev.offhook.web.Problem;
import dev.offhook.web.Routes;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sound of a call, through us: the carrier's credentials stay here. {@code
 * /api/calls/{sid}/recording}, and {@code /call_recording/{sid}} as users of another app know it.
 */
public final class RecordingRoutes {
  private static final Logger log = LoggerFactory.getLogger(RecordingRoutes.class);
  private static final List<String> FORMATS = List.of("mp3", "wav");
  private static final Problem NONE = new Problem(404, "no_recording", "Recording not found");
  private static final Problem AWAY =
      new Problem(502, "carrier_unreachable", "The carrier cannot be asked for it right now");

  private final Reading reading;
  private final SoundArchive sounds;

  public RecordingRoutes(Reading reading, SoundArchive sounds) {
    this.reading = reading;
    this.sounds = sounds;
  }

  public void register(Routes routes) {
    routes
        .get("/api/calls/:sid/recording", Access.OPERATOR, this::sound)
        .get("/call_recording/:sid", Access.OPERATOR, this::sound);
  }

  private void sound(RoutingContext request) {
    try {
      var call = Parameters.call(request);
      var format = format(Parameters.of(request, List.of("format")));
      reading
          .read(archive -> newest(archive, call))
          .onFailure(failure -> Refused.answer(request, failure))
          .onSuccess(found ->
              found.ifPresentOrElse(
                  recording -> send(request, recording, format), () -> NONE.answer(request)));
    } catch (Refused refused) {
      Refused.answer(request, refused);
    }
  }

  private static String format(Parameters parameters) {
    return parameters
        .read(
            "format",
            "is neither mp3 nor wav",
            text -> {
              if (!FORMATS.contains(text)) {
                throw new IllegalArgumentException(text);
              }
              return text;
            })
        .orElse("mp3");
  }

  private static Optional<Recording> newest(CallArchive archive, CallSid call) {
    return archive.recordings(call).reversed().stream()
        .filter(recording -> recording.status() == Recording.Status.COMPLETE)
        .findFirst();
  }

  private void send(RoutingContext request, Recording recording, String format) {
    sounds
        .open(recording.sid(), format)
        .onFailure(failure -> {
          log.warn("a recording cannot be had: {}", failure.getMessage());
          AWAY.answer(request);
        })
        .onSuccess(
            sound -> sound.ifPresentOrElse(it -> pipe(request, it), () -> NONE.answer(request)));
  }

  /** A slow listener slows the carrier down, and one who goes away ends it. */
  private static void pipe(RoutingContext request, Sound sound) {
    var response = request.response().putHeader(HttpHeaders.CONTENT_TYPE, sound.type());
    sound
        .length()
        .ifPresentOrElse(
            length -> response.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(length)),
            () -> response.setChunked(true));
    sound
        .bytes()
        .pipeTo(response)
        .onFailure(failure -> log.debug("a recording broke off: {}", failure.toString()));
  }
}
