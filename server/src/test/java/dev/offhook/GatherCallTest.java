package dev.offhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.phone.ai.Script;
import dev.offhook.phone.twilio.CallOptions;
import dev.offhook.phone.twilio.Outcome;
import dev.offhook.phone.twilio.SimulatedCall;
import dev.offhook.phone.twilio.speech.Utterance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls held by turns, each turn a question of the carrier's. */
@Timeout(180)
class GatherCallTest {
  private static final String GREETING = "Thanks for calling";
  private static final String NOTHING_HEARD =
      "I didn't hear anything. Please try again or hang up.";
  private static final String UNCLEAR = "Sorry, I didn't catch that. Could you say it again?";

  private static final Script LONG =
      Script.saying(
          "We open at nine in the morning. We close at six in the evening. On Saturday we open at ten."
              + " We are closed on Sunday.",
          Duration.ofMillis(300),
          Duration.ofMillis(10));

  @TempDir private Path folder;

  /** Rings, and hears the greeting out. */
  private static SimulatedCall call(TestServer server, String path) {
    var call = server.twilio().dial(server.url(path), options(server));
    server.until(() -> call.heardText().contains(GREETING), "the greeting is heard");
    return call;
  }

  private static CallOptions options(TestServer server) {
    return CallOptions.inbound().withStatusCallback(server.url("/call-status"));
  }

  private static SimulatedCall call(TestServer server) {
    return call(server, "/voice/outbound");
  }

  @Test
  @DisplayName(
      "[002-03] [002-06] [B002-5] the greeting can be talked over, and silence is asked into")
  void theGreetingIsSpokenInsideAGather() {
    try (var server = TestServer.builtin()) {
      var call = call(server);
      var first = call.twiml().getFirst();

      assertThat(first)
          .containsPattern("<Gather input=\"dtmf speech\"[^>]*speechTimeout=\"1\"")
          .containsPattern("<Gather[^>]*speechModel=\"deepgram_nova-3-general\"")
          .containsPattern("<Gather[^>]*><Say[^>]*>" + GREETING)
          .containsPattern("</Gather><Redirect method=\"POST\">[^<]+/voice/process-speech");
      assertThat(call.notices()).isEmpty();
      end(server, call);
    }
  }

  @Test
  @DisplayName("[002-12] [002-17] [B002-1] turn follows turn, until goodbye ends the call")
  void turnFollowsTurnUntilGoodbye() {
    try (var server = TestServer.builtin()) {
      var call = call(server);
      assertThat(server.ask(call, "What are your opening hours?")).contains("nine");
      assertThat(server.ask(call, "Where are you?")).isNotBlank();
      call.say("Goodbye!");
      var outcome = server.time().await(call.ended(), Duration.ofMinutes(1));

      assertThat(outcome.reason()).isEqualTo(Outcome.Reason.APPLICATION_HUNG_UP);
      assertThat(call.heardText()).endsWith("Have a great day! Goodbye.");
      assertThat(call.notices()).isEmpty();
      assertThat(server.activeCalls()).isZero();
    }
  }

  @Test
  @DisplayName("[002-18] [B002-2] silence is asked into twice, and then the call ends")
  void silenceIsAskedIntoTwice() {
    try (var server = TestServer.builtin()) {
      var call = call(server);
      var outcome = server.time().await(call.ended(), Duration.ofMinutes(2));

      assertThat(outcome.reason()).isEqualTo(Outcome.Reason.APPLICATION_HUNG_UP);
      assertThat(call.heardText().split(NOTHING_HEARD, -1)).hasSize(3);
      assertThat(call.heardText()).endsWith("I will hang up now. Goodbye.");
    }
  }

  @Test
  @DisplayName("[002-13] [002-21] the confidence of each turn is kept")
  void theConfidenceOfATurnIsKept() {
    try (var server = LoggedServer.in(folder)) {
      var call = call(server);
      say(server, call, Utterance.of("What are your opening hours?").withConfidence("0.87"));
      say(server, call, Utterance.of("And on Sunday?").withoutConfidence());
      end(server, call);

      var history =
          LoggedServer.json(server, "/session/" + call.sid()).getJsonArray("conversation_history");
      assertThat(history.getJsonObject(1).getDouble("confidence")).isEqualTo(0.87);
      assertThat(history.getJsonObject(3).getValue("confidence")).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "NaN", "-1", "99", "1e400"})
  @DisplayName("[B002-8] a confidence that is no number is no reason to drop the call")
  void aConfidenceThatIsNoneIsPassedOver(String confidence) {
    try (var server = TestServer.builtin()) {
      var call = call(server);
      say(server, call, Utterance.of("What are your opening hours?").withConfidence(confidence));

      assertThat(call.heardText()).contains("nine");
      end(server, call);
    }
  }

  @Test
  void wordsThatWereGuessedAreAskedForAgainTwice() {
    try (var server = TestServer.builtin()) {
      var call = call(server);
      var guess = Utterance.of("What are your opening hours?").withConfidence("0.12");
      say(server, call, guess);
      say(server, call, guess);
      assertThat(call.heardText().split(java.util.regex.Pattern.quote(UNCLEAR), -1)).hasSize(3);
      say(server, call, guess);

      assertThat(call.heardText()).contains("nine");
      end(server, call);
    }
  }

  @Test
  void aSlowModelIsBridgedBeforeTheCarrierGivesUp() {
    try (var server = TestServer.openAi()) {
      var call = call(server);
      server.model().next(Script.saying("At nine.", Duration.ofSeconds(7), Duration.ofMillis(40)));
      call.say("When do you open?");
      server.until(() -> call.heardText().endsWith("At nine."), "the answer is heard");

      assertThat(call.heardText()).containsPattern("(One moment|Let me).*At nine\\.");
      assertThat(call.notices()).isEmpty();
      end(server, call);
    }
  }

  @Test
  void whatIsTalkedOverIsRememberedAsFarAsItWasHeard() {
    try (var server = TestServer.openAi()) {
      var call = call(server);
      server.model().next(LONG);
      call.say("When do you open?");
      server.until(() -> call.twiml().getLast().contains("nine in the morning"), "it is spoken");
      server.time().advance(Duration.ofSeconds(4));
      call.say("And what does a repair cost?");
      server.until(() -> server.model().ledger().requests().size() == 2, "the model is asked");

      var asked = server.model().ledger().requests().getLast().body().toString();
      assertThat(asked).contains("We open at nine").doesNotContain("closed on Sunday");
      end(server, call);
    }
  }

  @Test
  void keysAreWords() {
    try (var server = TestServer.openAi()) {
      var call = call(server);
      call.press('4');
      call.press('2');
      call.press('#');
      server.until(() -> !server.model().ledger().requests().isEmpty(), "the model is asked");

      assertThat(server.model().ledger().requests().getLast().body().toString()).contains("4 2");
      end(server, call);
    }
  }

  @Test
  void theServersSettingsHoldCallsByTurns() {
    try (var server = TestServer.with(Map.of("VOICE_MODE", "gather"))) {
      var call = call(server, "/voice");

      assertThat(call.twiml().getFirst()).contains("<Gather").doesNotContain("<Connect");
      end(server, call);
    }
  }

  @Test
  @DisplayName("[002-24] [B002-6] what is being said is silenced, and the call goes on listening")
  void whatIsBeingSaidIsSilenced() {
    try (var server = Dialling.ready(TestServer.with(Dialling.settings()))) {
      var call = call(server);
      server.model().next(LONG);
      call.say("When do you open?");
      server.until(() -> call.twiml().getLast().contains("nine in the morning"), "it is spoken");
      server.time().advance(Duration.ofSeconds(3));
      var answer = ControlCallTest.post(server, "/interrupt-call/" + call.sid(), "");
      server.time().advance(Duration.ofSeconds(3));

      assertThat(answer.status()).isEqualTo(200);
      assertThat(call.heardText()).contains("We open at nine").doesNotContain("closed on Sunday");
      assertThat(call.heardText()).doesNotContain(NOTHING_HEARD);
      assertThat(server.ask(call, "And on Sunday?")).isNotBlank();
      var asked = server.model().ledger().requests().getLast().body().toString();
      assertThat(asked).contains("We open at nine").doesNotContain("closed on Sunday");
      end(server, call);
    }
  }

  @Test
  void wordsFromOutsideAreHeardAtOnce() {
    try (var server = Dialling.ready(TestServer.with(Dialling.settings()))) {
      var call = call(server);
      ControlCallTest.post(
          server, "/api/calls/" + call.sid() + "/say", "{\"words\":\"Lunch is ready.\"}");
      server.time().advance(Duration.ofSeconds(3));

      assertThat(call.heardText()).endsWith("Lunch is ready.").doesNotContain(NOTHING_HEARD);
      end(server, call);
    }
  }

  @Test
  @DisplayName("[anc-2] [004-18] nobody takes the call: it comes back, and the model knows why")
  void aTransferThatFailsComesBack() {
    var settings = new HashMap<>(TestServer.openAiSettings());
    settings.put("TRANSFER_NUMBER", "+15550107777");
    try (var server = TestServer.with(settings)) {
      var options = options(server).withDialStatus("busy");
      var call = server.twilio().dial(server.url("/voice/outbound"), options);
      server.until(() -> call.heardText().contains(GREETING), "the greeting is heard");
      ControlCallTest.post(
          server, "/api/calls/" + call.sid() + "/transfer", "{\"to\":\"a person\"}");
      server.model().next(Script.saying("Nobody is free.", Duration.ofMillis(300), Duration.ZERO));
      server.until(() -> call.heardText().endsWith("Nobody is free."), "the model explains");

      assertThat(call.dials()).containsExactly("+15550107777");
      assertThat(call.heardText()).contains("I'll put you through.");
      assertThat(server.model().ledger().requests().getLast().body().toString())
          .contains("the line was busy");
      assertThat(server.ask(call, "Then tell me the hours.")).isNotBlank();
      end(server, call);
    }
  }

  private static void say(TestServer server, SimulatedCall call, Utterance words) {
    var before = call.heard().size();
    call.say(words);
    server.until(() -> call.heard().size() > before, "an answer is heard");
    server.time().advance(Duration.ofMillis(200));
  }

  /** The caller hangs up, and the carrier says so. */
  private static void end(TestServer server, SimulatedCall call) {
    server.hangUp(call);
  }
}
