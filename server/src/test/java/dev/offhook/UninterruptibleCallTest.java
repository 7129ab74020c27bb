package dev.offhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.phone.ai.Ledger;
import dev.offhook.phone.ai.Script;
import dev.offhook.phone.twilio.SimulatedCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls whose carrier lets nothing interrupt: the server cuts the voice, for the words heard. */
class UninterruptibleCallTest {
  private static final String GREETING = "Hello, you have reached the shop. How can I help you?";
  private static final String STORY =
      "We sell bikes of every size, for young and old. We sell bells that you can hear from afar."
          + " And we mend whatever is broken, mostly on the same day, while you wait.";
  private static final Duration FAST = Duration.ofMillis(10);
  private static final Duration SLOW = Duration.ofMillis(150);

  @TempDir Path folder;

  @Test
  @DisplayName("the carrier is told to let nothing interrupt and to report all")
  void theCarrierIsToldSo() throws IOException {
    try (var server = server()) {
      var twiml = BareRequest.post("/voice", BareRequest.form(Lines.freshSid())).sendTo(server);
      assertThat(twiml.body())
          .contains("interruptible=\"none\"", "reportInputDuringAgentSpeech=\"speech\"")
          .doesNotContain("welcomeGreeting=");
    }
  }

  @Test
  @DisplayName("whatever is sent may be cut by what is sent next")
  void whateverIsSentMayBeCut() throws IOException {
    try (var server = server()) {
      var call = telling(server, FAST);
      assertThat(OnTheWire.texts(call, 0))
          .filteredOn(frame -> !OnTheWire.token(frame).isEmpty())
          .isNotEmpty()
          .allMatch(frame -> frame.json().path("preemptible").asBoolean());
      server.hangUp(call);
    }
  }

  @Test
  @DisplayName("a nod does nothing at all: no frame, no pause, no turn")
  void aNodDoesNothing() throws IOException {
    try (var server = server()) {
      var call = telling(server, FAST);
      server.time().advance(Duration.ofSeconds(3));
      var sent = call.framesIn().size();
      call.say("uh-huh");
      server.time().advanceUntil(call::silent, Duration.ofSeconds(60));

      assertThat(call.framesOut())
          .anyMatch(it -> it.json().path("voicePrompt").asText().equals("uh-huh"));
      assertThat(call.framesIn()).hasSize(sent);
      assertThat(OnTheWire.heard(call, 1)).endsWith(STORY);
      assertThat(server.model().ledger().requests()).hasSize(1);
    }
  }

  @Test
  @DisplayName("a question cuts the voice at once; the model is told what was heard, to the word")
  void aQuestionCutsTheVoice() throws IOException {
    for (var between : new Duration[] {FAST, SLOW}) {
      try (var server = server()) {
        var call = telling(server, between);
        server.time().advance(Duration.ofMillis(2_900));
        cutIn(server, call, "What about Sunday?");

        var heard = told(call);
        assertThat(heard).startsWith("We sell").doesNotContain("mend");
        assertThat(OnTheWire.conversation(server.model().ledger().requests().get(1)))
            .endsWith(
                "user: Tell me about bikes.", "assistant: " + heard, "user: What about Sunday?");
        server.until(() -> told(call).endsWith("How may I help you?"), "the answer is heard");
        assertThat(told(call)).isEqualTo(heard + " How may I help you?");
      }
    }
  }

  @Test
  @DisplayName("a reply that streams when it is cut is closed at the provider")
  void aReplyThatStreamsIsClosed() throws IOException {
    try (var server = server()) {
      var call = telling(server, SLOW);
      server.time().advance(Duration.ofMillis(1_500));
      cutIn(server, call, "What about Sunday?");

      assertThat(server.model().ledger().replies().getFirst().ending())
          .isEqualTo(Ledger.Ending.ABORTED);
    }
  }

  @Test
  @DisplayName("the greeting can be cut as well, and is remembered as it was heard")
  void theGreetingCanBeCut() throws IOException {
    try (var server = server()) {
      var call = server.twilio().dial(server.url("/voice"));
      server.until(() -> !call.framesOut().isEmpty(), "the line is up");
      cutIn(server, call, "Open?");

      var heard = OnTheWire.heard(call, 0);
      assertThat(heard).startsWith("Hello").doesNotContain("help");
      assertThat(OnTheWire.conversation(server.model().ledger().requests().getFirst()))
          .containsExactly("system", "assistant: " + heard, "user: Open?");
    }
  }

  @Test
  @DisplayName("[B000-12] a stop cuts the voice; okay, and no turn of the model")
  void aStopCutsTheVoice() throws IOException {
    try (var server = server()) {
      var call = telling(server, FAST);
      server.time().advance(Duration.ofSeconds(2));
      call.say("Stop.");
      server.until(() -> call.heardText().endsWith("Okay."), "the okay is heard");
      server.time().advance(Duration.ofSeconds(10));

      assertThat(told(call)).startsWith("We sell").doesNotContain("mend").endsWith(" Okay.");
      assertThat(server.model().ledger().requests()).hasSize(1);
      server.ask(call, "What about Sunday?");
      assertThat(OnTheWire.conversation(server.model().ledger().requests().get(1)))
          .contains("user: Stop.", "assistant: Okay.", "user: What about Sunday?");
    }
  }

  /** What was heard behind the greeting. */
  private static String told(SimulatedCall call) {
    return OnTheWire.heard(call, 0).substring(GREETING.length()).strip();
  }

  private TestServer server() throws IOException {
    Files.writeString(
        folder.resolve("shop.yaml"),
        """
        name: Shop
        greeting: %s
        instructions: Be brief.
        bargeIn: {interruptible: none}
        """
            .formatted(GREETING));
    var settings = new HashMap<>(TestServer.openAiSettings());
    settings.put("OFFHOOK_ASSISTANTS", folder.toString());
    return TestServer.with(settings);
  }

  /** A call in which the assistant has begun to tell its story. */
  private static SimulatedCall telling(TestServer server, Duration between) {
    var call = server.twilio().dial(server.url("/voice"));
    server.until(() -> call.heardText().endsWith(GREETING), "the greeting is heard");
    server.model().next(Script.saying(STORY, FAST, between));
    call.say("Tell me about bikes.");
    server.until(() -> OnTheWire.words(OnTheWire.texts(call, 0)).contains("We sell"), "it begins");
    return call;
  }

  /** The caller says something over the assistant, and the model is asked. */
  private static void cutIn(TestServer server, SimulatedCall call, String words) {
    var asked = server.model().ledger().requests().size();
    call.say(words);
    server.until(() -> server.model().ledger().requests().size() > asked, "the model is asked");
    assertThat(call.framesOut()).noneMatch(it -> it.type().equals("interrupt"));
  }
}
