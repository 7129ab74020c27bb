package dev.offhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.call.CallEnd;
import dev.offhook.call.CallEvent;
import dev.offhook.phone.ai.Script;
import dev.offhook.phone.twilio.CallOptions;
import dev.offhook.phone.twilio.SimulatedCall;
import java.time.Duration;
import java.util.HashMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls that are handed to somebody else. */
@Timeout(180)
class TransferCallTest {
  private static TestServer server() {
    var settings = new HashMap<>(TestServer.openAiSettings());
    settings.put("TRANSFER_NUMBER", "+1 (555) 010-7777");
    return TestServer.with(settings);
  }

  private static SimulatedCall transferred(TestServer server, String dialStatus) {
    var call = server.call("/voice", CallOptions.inbound().withDialStatus(dialStatus));
    assertThat(
            ControlCallTest.post(
                    server, "/api/calls/" + call.sid() + "/transfer", "{\"to\":\"a person\"}")
                .status())
        .isEqualTo(200);
    return call;
  }

  @Test
  @DisplayName("[004-18] [anc-2] [B004-17] the caller is told, and then put through")
  void theCallerIsToldAndThenPutThrough() {
    try (var server = server()) {
      var call = transferred(server, "completed");
      server.until(() -> !call.dials().isEmpty(), "somebody is dialled");

      assertThat(call.heardText()).endsWith("One moment, I'll put you through.");
      assertThat(call.dials()).containsExactly("+15550107777");
      server.time().await(call.ended(), Duration.ofMinutes(2));
      server.until(() -> server.activeCalls() == 0, "the call is over here");
      assertThat(server.log(call).getLast().event())
          .isEqualTo(new CallEvent.Ended(CallEnd.transferred()));
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @DisplayName(
      "[004-20] [anc-2] a transfer that fails: the call comes back and the model knows why")
  @CsvSource({
    "busy, the line was busy",
    "no-answer, nobody answered",
    "failed, the number could not be reached"
  })
  void aTransferThatFailsComesBack(String dialStatus, String why) {
    try (var server = server()) {
      server.model().next(Script.saying("Nobody is free.", Duration.ofMillis(300), Duration.ZERO));
      var call = transferred(server, dialStatus);
      server.until(() -> call.heardText().endsWith("Nobody is free."), "the model explains");

      assertThat(server.model().ledger().requests().getLast().body().toString()).contains(why);
      assertThat(call.heardText().split("Thanks for calling", -1)).hasSize(2);
      assertThat(server.ask(call, "Then tell me the hours.")).isNotBlank();
      server.hangUp(call);
    }
  }

  @Test
  void aCallerWhoHangsUpWhileItRingsHasHungUp() {
    try (var server = server()) {
      var call = transferred(server, "no-answer");
      server.until(() -> !call.dials().isEmpty(), "somebody is dialled");
      server.hangUp(call);
      server.until(() -> server.activeCalls() == 0, "the call is over here");

      assertThat(server.log(call).getLast().event())
          .isEqualTo(new CallEvent.Ended(CallEnd.callerHungUp()));
    }
  }
}
