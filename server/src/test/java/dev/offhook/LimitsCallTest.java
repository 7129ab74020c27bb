package dev.offhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.phone.twilio.Frame;
import dev.offhook.phone.twilio.Outcome;
import dev.offhook.phone.twilio.SimulatedCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls that go on too long, and calls in which nobody speaks. */
class LimitsCallTest {
  private static final String STILL_THERE = "Are you still there?";
  private static final String SILENT = "I can't hear you any more, so I will hang up now. Goodbye.";
  private static final String TIME_IS_UP =
      "I'm sorry, we have reached the time limit for this call. Goodbye.";

  @TempDir Path folder;

  @Test
  @DisplayName(
      "[B000-15] silence is asked into twice, then the assistant says goodbye and hangs up")
  void silenceIsAskedIntoAndThenTheCallEnds() {
    try (var server = TestServer.openAi()) {
      var call = server.call();
      var silentSince = call.heard().getLast().until();
      var outcome = server.time().await(call.ended(), Duration.ofMinutes(3));

      assertThat(spoken(call)).isEqualTo(STILL_THERE + STILL_THERE + SILENT);
      assertThat(call.heardText()).endsWith(STILL_THERE + STILL_THERE + SILENT);
      var asked = OnTheWire.texts(call, 0).getFirst().at().minus(silentSince);
      assertThat(asked).isBetween(Duration.ofSeconds(19), Duration.ofSeconds(21));
      assertThat(outcome.reason()).isEqualTo(Outcome.Reason.APPLICATION_HUNG_UP);
      assertThat(server.activeCalls()).isZero();
      assertThat(server.model().ledger().requests()).isEmpty();
    }
  }

  @Test
  @DisplayName("[B000-15] a caller who answers the question into the silence is not hung up on")
  void anAnswerIntoTheSilenceKeepsTheCall() {
    try (var server = TestServer.openAi()) {
      var call = server.call();
      server.until(() -> spoken(call).endsWith(STILL_THERE), "the first question");
      server.time().advanceUntil(call::silent, Duration.ofSeconds(10));
      assertThat(server.ask(call, "Tell me about bikes.")).isEqualTo("How may I help you?");
      server.time().advance(Duration.ofSeconds(15));

      assertThat(spoken(call)).isEqualTo(STILL_THERE + "How may I help you?");
      assertThat(server.activeCalls()).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("[B000-15] a call that reaches its length is brought to an end, the farewell heard")
  void aCallThatReachesItsLengthEnds() throws IOException {
    Files.writeString(
        folder.resolve("brief.yaml"),
        """
        name: Brief
        greeting: Hello there.
        instructions: Be brief.
        limits:
          callLength: 60s
        """);
    var settings = new HashMap<>(TestServer.openAiSettings());
    settings.put("OFFHOOK_ASSISTANTS", folder.toString());
    try (var server = TestServer.with(settings)) {
      var call = server.call();
      for (int i = 0; i < 5; i++) {
        server.ask(call, "Tell me about bikes.");
        server.time().advance(Duration.ofSeconds(6));
      }
      var outcome = server.time().await(call.ended(), Duration.ofMinutes(1));

      assertThat(call.heardText()).startsWith("Hello there.").endsWith(TIME_IS_UP);
      var setUp = call.framesOut().getFirst().at();
      assertThat(timeIsUp(call).at()).isEqualTo(setUp.plusSeconds(60));
      assertThat(outcome.reason()).isEqualTo(Outcome.Reason.APPLICATION_HUNG_UP);
      assertThat(server.activeCalls()).isZero();
    }
  }

  @Test
  @DisplayName("a long call stays on its first socket, whatever a connection may wait otherwise")
  void aLongCallKeepsItsSocket() {
    try (var server = TestServer.openAi()) {
      var call = server.call();
      for (int i = 0; i < 15; i++) {
        server.ask(call, "Tell me about bikes.");
        server.time().advance(Duration.ofSeconds(15));
      }

      assertThat(server.time().uptime()).isGreaterThan(Duration.ofMinutes(4));
      assertThat(call.framesOut()).filteredOn(it -> it.type().equals("setup")).hasSize(1);
      assertThat(call.notices()).isEmpty();
    }
  }

  private static Frame timeIsUp(SimulatedCall call) {
    return OnTheWire.texts(call, 0).stream()
        .filter(it -> OnTheWire.token(it).equals(TIME_IS_UP))
        .findFirst()
        .orElseThrow();
  }

  private static String spoken(SimulatedCall call) {
    return OnTheWire.words(OnTheWire.texts(call, 0));
  }
}
