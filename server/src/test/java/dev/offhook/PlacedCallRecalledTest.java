package dev.offhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.call.Answering;
import dev.offhook.call.Answering.Mode;
import dev.offhook.call.CallDetails;
import dev.offhook.call.CallDetails.Direction;
import dev.offhook.call.CallEvent;
import dev.offhook.call.CallSid;
import dev.offhook.call.LoggedEvent;
import dev.offhook.call.PhoneNumber;
import dev.offhook.outbound.Errand;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A call we placed whose server died: another one takes it up with what it was about. */
class PlacedCallRecalledTest {
  private static final CallSid CALL = new CallSid("CA" + "7".repeat(32));

  @Test
  void theErrandOutlivesTheServer() {
    var number = new PhoneNumber("+12125550123");
    var errand =
        Map.of(
            "assistant", "receptionist",
            "greeting", "Your bike is ready.",
            "instructions", "You sell {what}.",
            "variable.what", "boats");
    var details = new CallDetails(CALL, number, number, Direction.OUTBOUND, errand);
    assertThat(Errand.of(details)).isPresent();
    var by = new Answering("receptionist", "1", Mode.RELAY);
    List<LoggedEvent> past =
        List.of(
            new LoggedEvent(
                0, Duration.ZERO, new CallEvent.Arrived(details, by, TestServer.START)));
    var logbook = Remembered.calls(_ -> past);
    try (var server = TestServer.with(TestServer.openAiSettings(), logbook)) {
      var form =
          Map.of(
              "CallSid", CALL.value(),
              "CallStatus", "in-progress",
              "Direction", "outbound-api",
              "SessionStatus", "failed");
      var twiml = Web.post(server, "/relay-action", form).body();
      assertThat(twiml).contains("welcomeGreeting=\"Your bike is ready.\"");

      var line = Lines.upgraded(server).send(BareSocket.text(Lines.setup(twiml, CALL.value())));
      line.send(Lines.words("What do you sell?"));
      server.until(() -> !server.model().ledger().requests().isEmpty(), "the model is asked");
      assertThat(server.model().ledger().requests().getFirst().body().toString())
          .contains("You sell boats.");
      line.close();
      server.time().advance(Duration.ofSeconds(20));
    }
  }
}
