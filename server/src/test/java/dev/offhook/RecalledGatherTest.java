package dev.offhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.call.LoggedEvent;
import dev.offhook.phone.twilio.CallOptions;
import dev.offhook.phone.twilio.SimulatedCall;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The next turn of a call may come to a server that knows the call only from its log. */
@Timeout(180)
class RecalledGatherTest {
  private static final String GREETING = "Thanks for calling";

  /** What another server has written down of a call; read by the one of the test. */
  private volatile List<LoggedEvent> past = List.of();

  private final Logbook logbook = Remembered.calls(_ -> past);

  @Test
  @DisplayName("[002-21] any server takes the next turn, without a second greeting")
  void anyServerTakesTheNextTurn() {
    var sid = aCall();
    var whole = past;
    for (int died = 6; died < whole.size(); died += 3) {
      past = whole.subList(0, died);
      try (var server = TestServer.with(TestServer.openAiSettings(), logbook)) {
        var answer = turn(server, sid, "And on Sunday?");

        assertThat(answer).as("died after %d", died).contains("<Gather").doesNotContain(GREETING);
        var asked = server.model().ledger().requests().getLast().body().toString();
        assertThat(asked).contains("And on Sunday?");
        if (died > whole.size() / 2) {
          assertThat(asked).contains("When do you open?");
        }
        assertThat(server.activeCalls()).isOne();
        Web.post(server, "/call-status", Map.of("CallSid", sid, "CallStatus", "completed"));
      }
    }
  }

  /** A call of a few turns that another server holds and then leaves alone. */
  private String aCall() {
    try (var server = TestServer.openAi()) {
      SimulatedCall call =
          server.twilio().dial(server.url("/voice/outbound"), CallOptions.inbound());
      server.until(() -> call.heardText().contains(GREETING), "the greeting is heard");
      server.ask(call, "When do you open?");
      server.ask(call, "Where are you?");
      past = List.copyOf(server.log(call));
      call.hangUp();
      server.time().await(call.ended(), Duration.ofSeconds(30));
      Web.post(server, "/call-status", Map.of("CallSid", call.sid(), "CallStatus", "completed"));
      return call.sid();
    }
  }

  private static String turn(TestServer server, String sid, String words) {
    var form = new HashMap<>(BareRequest.form(sid));
    form.putAll(Map.of("SpeechResult", words, "Confidence", "0.9", "CallStatus", "in-progress"));
    return Web.post(server, "/voice/process-speech", form).body();
  }
}
