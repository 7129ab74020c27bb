package dev.offhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.phone.ai.AiRequest;
import dev.offhook.phone.ai.Script;
import dev.offhook.phone.twilio.SimulatedCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Calls at the same time: none waits for another, none hears another. */
class SeveralCallsCallTest {
  private static final Duration FIRST = Duration.ofMillis(50);
  private static final Duration BETWEEN = Duration.ofMillis(20);
  private static final String LONG = "and so on ".repeat(40) + "and that is all.";

  @Test
  @DisplayName("[001-19] two calls at once: each model request holds its own call only")
  void callsDoNotMix() {
    try (var server = TestServer.openAi()) {
      server.model().answering(request -> echo(request));
      var one = server.call();
      var other = server.call();
      var pending = List.of(one.ask("I want apples."), other.ask("I want pears."));
      pending.forEach(it -> server.time().await(it, Duration.ofMinutes(1)));
      one.ask("Make it seven.");
      server.ask(other, "Make it nine.");
      server.time().advanceUntil(() -> one.silent() && other.silent(), Duration.ofSeconds(30));

      assertThat(one.heardText()).contains("apples", "seven").doesNotContain("pears", "nine");
      assertThat(other.heardText()).contains("pears", "nine").doesNotContain("apples", "seven");
      assertThat(server.model().ledger().requests())
          .hasSize(4)
          .noneMatch(SeveralCallsCallTest::mixed);
    }
  }

  private static boolean mixed(AiRequest request) {
    var body = request.body().toString();
    return body.contains("apples") == body.contains("pears");
  }

  private static Script echo(AiRequest request) {
    return Script.saying("You said: " + OnTheWire.lastWords(request), FIRST, BETWEEN);
  }

  @Test
  @DisplayName(
      "[B001-1] while a long reply streams, another caller waits for neither line nor word")
  void aLongReplyDelaysNobody() {
    try (var server = TestServer.openAi()) {
      server.model().next(Script.saying(LONG, FIRST, BETWEEN));
      var talker = server.call();
      talker.say("Tell me a long story.");
      server.until(() -> OnTheWire.textCount(talker) > 5, "the long reply streams");

      var dialled = server.time().uptime();
      var call = server.twilio().dial(server.url("/voice"));
      server.until(() -> !call.framesOut().isEmpty(), "the line is up");
      // what the carrier itself takes from the markup to the handshake, and nothing more
      assertThat(call.framesOut().getFirst().at()).isEqualTo(Duration.ofMillis(400));
      assertThat(server.model().ledger().replies().getFirst().endedAt()).isEmpty();
      call.say("What about Sunday?");
      server.until(() -> OnTheWire.textCount(call) > 0, "the answer begins");

      assertThat(waitForWord(call, 0)).isEqualTo(FIRST);
      assertThat(server.model().ledger().replies().getFirst().endedAt()).isEmpty();
      assertThat(server.time().uptime()).isLessThan(dialled.plusSeconds(5));
    }
  }

  @Test
  @DisplayName("[B001-1] twenty callers at once all hear their first word when the model says it")
  void twentyCallersAreAnsweredAtOnce() {
    try (var server = TestServer.openAi()) {
      server.model().answering(Script.saying(LONG, FIRST, BETWEEN));
      var calls = new ArrayList<SimulatedCall>();
      for (int i = 0; i < 20; i++) {
        calls.add(server.twilio().dial(server.url("/voice")));
      }
      server.until(() -> server.activeCalls() == 20, "all calls are up");
      server.time().advanceUntil(() -> calls.stream().allMatch(this::greeted), LONG_ENOUGH);
      calls.forEach(call -> call.say("Tell me a long story."));
      server.until(() -> calls.stream().allMatch(it -> OnTheWire.textCount(it) > 0), "answered");

      assertThat(calls).extracting(call -> waitForWord(call, 0)).containsOnly(FIRST);
      assertThat(server.model().ledger().replies())
          .hasSize(20)
          .allMatch(reply -> reply.endedAt().isEmpty());
    }
  }

  private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);

  private boolean greeted(SimulatedCall call) {
    return !call.heard().isEmpty() && call.silent();
  }

  /** From the caller's final words to the first word that came back. */
  private static Duration waitForWord(SimulatedCall call, int text) {
    var prompt =
        call.framesOut().stream()
            .filter(it -> it.type().equals("prompt") && it.json().path("last").asBoolean())
            .findFirst()
            .orElseThrow();
    return OnTheWire.texts(call, text).getFirst().at().minus(prompt.at());
  }
}
