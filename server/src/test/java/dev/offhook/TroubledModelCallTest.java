package dev.offhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.phone.ai.AiRequest;
import dev.offhook.phone.ai.Ledger;
import dev.offhook.phone.ai.Script;
import dev.offhook.phone.ai.Step;
import dev.offhook.phone.twilio.Frame;
import dev.offhook.phone.twilio.SimulatedCall;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a caller hears of a model that fails, stalls or has nothing to say. */
class TroubledModelCallTest {
  private static final String TROUBLE = "Sorry, I'm having trouble right now.";
  private static final String NOTHING = "I am sorry, I could not generate a response.";
  private static final Duration SOON = Duration.ofMillis(200);
  private static final Script BROKEN = Script.refusing(500, "server_error", "It broke.");

  @Test
  @DisplayName("[000-37] [001-11] a failure is spoken, kept as a turn, and the call goes on")
  void aFailureIsSpokenAndKept() {
    try (var server = TestServer.openAi()) {
      server.model().next(BROKEN, BROKEN);
      var call = server.call();

      assertThat(server.ask(call, "Tell me about bikes.")).isEqualTo(TROUBLE);
      assertThat(lastOnes(call)).isEqualTo(1);
      assertThat(server.ask(call, "And about bells?")).isEqualTo("How may I help you?");
      assertThat(OnTheWire.conversation(lastRequest(server)))
          .endsWith(
              "user: Tell me about bikes.", "assistant: " + TROUBLE, "user: And about bells?");
    }
  }

  @Test
  @DisplayName("[000-37] one failure before the first word is retried and never heard")
  void oneFailureBeforeTheFirstWordIsNotHeard() {
    try (var server = TestServer.openAi()) {
      server.model().next(BROKEN, Script.saying("We sell bikes.", SOON, SOON));
      var call = server.call();

      assertThat(server.ask(call, "Tell me about bikes.")).isEqualTo("We sell bikes.");
      assertThat(server.model().ledger().requests()).hasSize(2);
    }
  }

  @Test
  @DisplayName("[000-37] a key that is refused is not tried again")
  void aRefusedKeyIsNotTriedAgain() {
    try (var server = TestServer.openAi()) {
      server.model().next(Script.refusing(401, "invalid_request_error", "Wrong key sk-test-1."));
      var call = server.call();

      assertThat(server.ask(call, "Tell me about bikes.")).isEqualTo(TROUBLE);
      assertThat(server.model().ledger().requests()).hasSize(1);
    }
  }

  @Test
  @DisplayName("[B000-15] a model silent for 8 s is given up, and its stream is closed")
  void theFirstWordHasADeadline() {
    try (var server = TestServer.openAi()) {
      server.model().next(Script.of(new Step.Open(), new Step.Stall()));
      var dialled = server.time().uptime();
      var call = server.call();
      call.say("Tell me about bikes.");
      server.until(() -> OnTheWire.words(OnTheWire.texts(call, 0)).endsWith(TROUBLE), "trouble");

      var reply = server.model().ledger().lastReply().orElseThrow();
      var deadline = reply.request().at().plusSeconds(8);
      assertThat(said(call, TROUBLE).at().plus(dialled)).isEqualTo(deadline);
      assertThat(reply.abortedAt()).hasValue(deadline);
      assertThat(server.model().ledger().requests()).hasSize(1);
    }
  }

  @Test
  @DisplayName("[B000-15] a model that falls silent for 5 s in mid-reply is given up")
  void theNextWordHasADeadline() {
    try (var server = TestServer.openAi()) {
      server
          .model()
          .next(Script.breakingOff("We sell bikes and bells.", 3, SOON, SOON, new Step.Stall()));
      var dialled = server.time().uptime();
      var call = server.call();

      assertThat(server.ask(call, "Tell me about bikes.")).isEqualTo("We sell bikes " + TROUBLE);
      var reply = server.model().ledger().lastReply().orElseThrow();
      var deadline = reply.tokens().getLast().at().plusSeconds(5);
      assertThat(said(call, TROUBLE).at().plus(dialled)).isEqualTo(deadline);
      assertThat(reply.abortedAt()).hasValue(deadline);
      assertThat(server.model().ledger().requests()).hasSize(1);
    }
  }

  @Test
  @DisplayName("[B000-15] a reply that never ends is ended after a minute")
  void theWholeReplyHasADeadline() {
    try (var server = TestServer.openAi()) {
      var endless = "la ".repeat(600);
      server.model().next(Script.saying(endless, SOON, Duration.ofMillis(400)));
      server.call().say("Tell me about bikes.");

      server.until(() -> !server.model().ledger().replies().isEmpty(), "the model is asked");
      var asked = server.model().ledger().requests().getFirst().at();
      server.time().advance(Duration.ofSeconds(70));
      assertThat(server.model().ledger().lastReply().orElseThrow().abortedAt())
          .hasValue(asked.plusSeconds(60));
    }
  }

  @Test
  @DisplayName("[000-37] an error, a reset or an end in mid-reply is owned up to")
  void whateverBreaksInMidReplyIsOwnedUpTo() {
    var ways =
        List.of(
            new Step[] {new Step.Fail("server_error", "It broke.")},
            new Step[] {new Step.Reset()},
            new Step[] {});
    try (var server = TestServer.openAi()) {
      var call = server.call();
      for (var way : ways) {
        server.model().next(Script.breakingOff("We sell bikes and bells.", 3, SOON, SOON, way));
        assertThat(server.ask(call, "Tell me about bikes.")).isEqualTo("We sell bikes " + TROUBLE);
      }
      server.ask(call, "And bells?");

      assertThat(OnTheWire.conversation(lastRequest(server)))
          .endsWith("assistant: We sell bikes " + TROUBLE, "user: And bells?")
          .hasSize(9);
    }
  }

  @Test
  @DisplayName("[001-12] an empty answer is owned up to aloud, and kept as a turn")
  void anEmptyAnswerIsOwnedUpTo() {
    var empty = Script.of(new Step.Open(), new Step.Finish(""));
    try (var server = TestServer.openAi()) {
      server.model().next(empty, empty);
      var call = server.call();

      assertThat(server.ask(call, "Tell me about bikes.")).isEqualTo(NOTHING);
      assertThat(lastOnes(call)).isEqualTo(1);
      server.ask(call, "And bells?");
      assertThat(OnTheWire.conversation(lastRequest(server)))
          .endsWith("assistant: " + NOTHING, "user: And bells?");
    }
  }

  @Test
  @DisplayName("[001-12] an answer of nothing but marks is as good as none")
  void anAnswerOfMarksIsNone() {
    try (var server = TestServer.openAi()) {
      server.model().next(Script.saying("** 😀 **", SOON, SOON));

      assertThat(server.ask(server.call(), "Tell me about bikes.").strip()).isEqualTo(NOTHING);
    }
  }

  @Test
  @DisplayName("[B000-9] a caller who has just interrupted does not hear the apology on top")
  void theApologyIsNotSpokenOverTheCaller() {
    try (var server = TestServer.openAi()) {
      var text = "We sell bikes, and we sell bells, and we sell a lot of tubes too.";
      var failing = new Step.Fail("server_error", "It broke.");
      var beforeIt = new Step.Wait(Duration.ofSeconds(3));
      server.model().next(Script.breakingOff(text, 8, SOON, SOON, beforeIt, failing));
      var call = server.call();
      call.say("Tell me about bikes.");
      server.until(() -> OnTheWire.textCount(call) >= 8, "the reply is under way");

      call.say("Do you sell pumps?", Duration.ofSeconds(4));
      server.time().advance(Duration.ofMillis(1));
      assertThat(call.framesOut()).anyMatch(it -> it.type().equals("interrupt"));
      var sent = OnTheWire.textCount(call);
      server.until(() -> ending(server, 0) != Ledger.Ending.NONE, "the model has failed");
      server.time().advance(Duration.ofMillis(500));
      assertThat(OnTheWire.words(OnTheWire.texts(call, sent))).isEmpty();

      server.until(() -> server.model().ledger().requests().size() == 2, "the question is asked");
      var conversation = OnTheWire.conversation(lastRequest(server));
      assertThat(conversation).last().isEqualTo("user: Do you sell pumps?");
      assertThat(conversation.get(3))
          .startsWith("assistant: We sell bikes")
          .doesNotContain("Sorry");
    }
  }

  private static Ledger.Ending ending(TestServer server, int number) {
    return server.model().ledger().replies().get(number).ending();
  }

  private static AiRequest lastRequest(TestServer server) {
    return server.model().ledger().requests().getLast();
  }

  private static Frame said(SimulatedCall call, String words) {
    return OnTheWire.texts(call, 0).stream()
        .filter(it -> OnTheWire.token(it).contains(words))
        .findFirst()
        .orElseThrow();
  }

  private static long lastOnes(SimulatedCall call) {
    return OnTheWire.texts(call, 0).stream().filter(OnTheWire::last).count();
  }
}
