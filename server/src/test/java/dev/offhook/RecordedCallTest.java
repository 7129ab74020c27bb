package dev.offhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.phone.twilio.CallOptions;
import dev.offhook.phone.twilio.SimulatedCall;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that are recorded. */
@Timeout(180)
class RecordedCallTest {
  @TempDir private Path folder;

  private static final String CONSENT = "This call is recorded.";

  @ParameterizedTest
  @ValueSource(strings = {"/voice", "/voice/outbound"})
  @DisplayName("[anc-1] [002-11] [004-22] [B004-5] the caller is told before the recording begins")
  void theCallerIsToldBefore(String path) {
    try (var server = TestServer.with(Map.of("RECORD_CALLS", "true"))) {
      var call = called(server, path);
      var recording = call.recordings().getFirst();
      var told = call.heard().getFirst();

      assertThat(told.words()).isEqualTo(CONSENT);
      assertThat(told.cut()).isFalse();
      assertThat(recording.order().channels()).isEqualTo(2);
      assertThat(call.recordings()).hasSize(1);
      assertThat(call.notices()).isEmpty();
      assertThat(server.ask(call, "What are your opening hours?")).contains("nine");
      assertThat(call.heardText().split(CONSENT, -1)).hasSize(2);
      end(server, call);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/voice", "/voice/outbound"})
  @DisplayName("[B002-13] without being asked nobody is recorded")
  void nobodyIsRecordedUnasked(String path) {
    try (var server = TestServer.builtin()) {
      var call = called(server, path);

      assertThat(call.recordings()).isEmpty();
      assertThat(call.heardText()).doesNotContain(CONSENT);
      end(server, call);
    }
  }

  @Test
  @DisplayName(
      "[004-23] [002-20] [B004-6] the sound is had through us, with the carrier's credentials")
  void theSoundIsHadThroughUs() {
    var settings = new HashMap<>(Dialling.settings());
    settings.put("RECORD_CALLS", "true");
    try (var server = Dialling.ready(LoggedServer.in(folder, settings))) {
      var call = called(server, "/voice");
      var path = "/api/calls/" + call.sid();
      assertThat(LoggedServer.get(server, path + "/recording").status()).isEqualTo(404);
      server.time().advance(Duration.ofSeconds(5));
      server.hangUp(call);
      server.until(
          () -> LoggedServer.get(server, path).body().contains("\"complete\""), "it is complete");

      var mp3 = LoggedServer.get(server, "/call_recording/" + call.sid());
      assertThat(mp3.status()).isEqualTo(200);
      assertThat(mp3.contentType()).startsWith("audio/");
      assertThat(mp3.body()).isNotEmpty();
      var wav = LoggedServer.get(server, path + "/recording?format=wav");
      assertThat(wav.body()).startsWith("RIFF");
      assertThat(LoggedServer.get(server, path + "/recording?format=ogg").status()).isEqualTo(400);
      var told = LoggedServer.json(server, path).getJsonArray("recordings").getJsonObject(0);
      assertThat(told.getInteger("channels")).isEqualTo(2);
      assertThat(told.getBoolean("consented")).isTrue();
      assertThat(told.getLong("lastedMs")).isGreaterThan(4_000);
    }
  }

  @Test
  @DisplayName("[004-23] a call nobody recorded has no recording; one nobody knows neither")
  void whereThereIsNoneThereIsNone() {
    try (var server = LoggedServer.in(folder)) {
      var call = server.call();
      for (var sid : List.of(call.sid(), "CA" + "0".repeat(32))) {
        var answer = LoggedServer.get(server, "/call_recording/" + sid);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).contains("Recording not found");
      }
      server.hangUp(call);
    }
  }

  private static SimulatedCall called(TestServer server, String path) {
    var call = server.twilio().dial(server.url(path), CallOptions.inbound());
    server.until(() -> call.heardText().contains("help you today?"), "the greeting is heard");
    return call;
  }

  private static void end(TestServer server, SimulatedCall call) {
    server.hangUp(call);
    Web.post(server, "/call-status", Map.of("CallSid", call.sid(), "CallStatus", "completed"));
  }
}
