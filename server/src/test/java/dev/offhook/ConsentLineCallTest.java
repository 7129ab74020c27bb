package dev.offhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.phone.twilio.SimulatedCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words that must be heard: a consent line, and our own farewells. */
class ConsentLineCallTest {
  private static final String CONSENT = "This call is recorded, to teach us manners.";
  private static final String GREETING = "Hello, how can I help you today?";
  private static final String SILENT = "I can't hear you any more, so I will hang up now. Goodbye.";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"speech", "none"})
  @DisplayName("it is heard before the greeting, and both are in the history")
  void itIsHeardBeforeTheGreeting(String interruptible) throws IOException {
    try (var server = server(interruptible)) {
      var call = ringing(server);
      server.until(() -> call.heardText().endsWith(GREETING), "the greeting is heard");
      assertThat(call.heardText()).isEqualTo(CONSENT + GREETING);
      server.ask(call, "Are you open?");

      assertThat(OnTheWire.conversation(server.model().ledger().requests().getFirst()))
          .containsExactly(
              "system", "assistant: " + CONSENT + " " + GREETING, "user: Are you open?");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"speech", "none"})
  @DisplayName("what the caller says over it cuts nothing, and is answered behind it")
  void whatIsSaidOverItIsAnsweredBehindIt(String interruptible) throws IOException {
    try (var server = server(interruptible)) {
      var call = ringing(server);
      call.say("Open?");
      server.until(() -> call.heardText().endsWith("How may I help you?"), "the answer is heard");

      assertThat(call.heardText()).isEqualTo(CONSENT + "How may I help you?");
      assertThat(call.framesOut()).noneMatch(it -> it.type().equals("interrupt"));
      assertThat(OnTheWire.conversation(server.model().ledger().requests().getFirst()))
          .containsExactly("system", "assistant: " + CONSENT, "user: Open?");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"speech", "none"})
  @DisplayName("the greeting behind it can be cut")
  void theGreetingCanBeCut(String interruptible) throws IOException {
    try (var server = server(interruptible)) {
      var call = ringing(server);
      server.until(() -> OnTheWire.textCount(call) > 0, "the greeting is sent");
      server.time().advance(Duration.ofMillis(300));
      call.say("Open?");
      server.until(() -> !server.model().ledger().requests().isEmpty(), "the model is asked");

      var heard = OnTheWire.heard(call, 1);
      assertThat(heard).isNotEqualTo(GREETING);
      assertThat(call.heardText()).startsWith(CONSENT).doesNotContain("today");
      assertThat(OnTheWire.conversation(server.model().ledger().requests().getFirst()))
          .containsExactly(
              "system", ("assistant: " + CONSENT + " " + heard).strip(), "user: Open?");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"speech", "none"})
  @DisplayName("after a break of the line it is not said again")
  void afterABreakItIsNotSaidAgain(String interruptible) throws IOException {
    try (var server = server(interruptible)) {
      var call = ringing(server);
      server.until(() -> call.heardText().endsWith(GREETING), "the greeting is heard");
      call.dropSocket();
      server.time().advance(Duration.ofSeconds(10));
      assertThat(server.ask(call, "Are you open?")).endsWith("How may I help you?");

      assertThat(call.heardText().split("This call is recorded", -1)).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"speech", "none"})
  @DisplayName("[B000-15] our own farewell is heard to its end, though the caller speaks over it")
  void ourFarewellIsHeardToItsEnd(String interruptible) throws IOException {
    try (var server = server(interruptible)) {
      var call = ringing(server);
      server.until(() -> OnTheWire.words(OnTheWire.texts(call, 0)).endsWith(SILENT), "farewell");
      server.time().advance(Duration.ofMillis(1500));
      call.say("Wait!");
      server.time().await(call.ended(), Duration.ofMinutes(1));

      assertThat(call.heardText()).endsWith(SILENT);
      assertThat(call.framesOut()).noneMatch(it -> it.type().equals("interrupt"));
      assertThat(server.model().ledger().requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"speech", "none"})
  @DisplayName("the carrier speaks it as the first words, and is told that nothing cuts it")
  void theCarrierIsToldSo(String interruptible) throws IOException {
    try (var server = server(interruptible)) {
      var twiml = BareRequest.post("/voice", BareRequest.form(Lines.freshSid())).sendTo(server);
      assertThat(twiml.body())
          .contains("welcomeGreeting=\"" + CONSENT, "welcomeGreetingInterruptible=\"none\"");
    }
  }

  private static SimulatedCall ringing(TestServer server) {
    var call = server.twilio().dial(server.url("/voice"));
    server.until(() -> !call.framesOut().isEmpty(), "the line is up");
    return call;
  }

  private TestServer server(String interruptible) throws IOException {
    Files.writeString(
        folder.resolve("shop.yaml"),
        """
        name: Shop
        consentLine: %s
        greeting: %s
        instructions: Be brief.
        bargeIn: {interruptible: %s, preset: brisk}
        """
            .formatted(CONSENT, GREETING, interruptible));
    var settings = new HashMap<>(TestServer.openAiSettings());
    settings.put("OFFHOOK_ASSISTANTS", folder.toString());
    return TestServer.with(settings);
  }
}
