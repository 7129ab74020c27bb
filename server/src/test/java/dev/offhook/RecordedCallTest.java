package dev.offhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.phone.twilio.CallOptions;
import dev.offhook.phone.twilio.SimulatedCall;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that are recorded. */
@Timeout(180)
class RecordedCallTest {
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
