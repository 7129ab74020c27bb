package dev.offhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.phone.twilio.CallOptions;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A ringing call, as the carrier announces it, and the markup that answers it. */
class AnnouncedCallTest {
  private static final String CALL = "/voice?CallSid=CA" + "12".repeat(16);

  @Test
  @DisplayName("[000-01] [001-01] /twiml and /voice, by GET and POST, put the call on the relay")
  void everyWebhookAnswersWithTheRelay() {
    try (var server = TestServer.signed()) {
      for (var path : List.of("/twiml", "/voice")) {
        for (var method : List.of("GET", "POST")) {
          var call = server.call(path, CallOptions.inbound().withMethod(method));

          assertThat(call.webhooks().getFirst().status()).isEqualTo(200);
          assertThat(call.twiml().getFirst())
              .contains("<Connect action=\"https://shop.example/relay-action\"")
              .contains("<ConversationRelay url=\"wss://shop.example/ws\"");
          assertThat(call.heardText()).isEqualTo("Thanks for calling! How can I help you today?");
          assertThat(call.notices()).isEmpty();
          call.hangUp();
        }
      }
    }
  }

  @Test
  @DisplayName("[000-01] [001-01] the markup is sent as XML")
  void theMarkupIsXml() {
    try (var server = TestServer.builtin()) {
      var answer = Web.get(server, CALL, Map.of());

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.contentType()).startsWith("text/xml");
    }
  }

  @Test
  @DisplayName("[001-01] NGROK_URL, a bare host, is where the socket is")
  void aBareHostIsAPublicAddress() {
    var settings = Map.of("NGROK_URL", "shop.example", "TWILIO_AUTH_TOKEN", TestServer.TOKEN);
    try (var server = TestServer.with(settings)) {
      assertThat(server.call().twiml().getFirst()).contains("url=\"wss://shop.example/ws\"");
    }
  }

  @Test
  @DisplayName("[000-02] on this machine the socket's host is the one that was asked")
  void theSocketFollowsTheHostOfALocalRequest() {
    try (var server = TestServer.builtin()) {
      for (var host : List.of("localhost", "127.0.0.1")) {
        var authority = host + ":" + server.port();

        assertThat(Web.get(server, CALL, Map.of("Host", authority)).body())
            .contains("url=\"wss://" + authority + "/ws\"");
      }
    }
  }

  @Test
  @DisplayName("[000-02] [B000-14] without a public address a foreign Host gets nothing")
  void aForeignHostGetsNothing() {
    try (var server = TestServer.builtin()) {
      var answer = Web.get(server, CALL, Map.of("Host", "abc.ngrok.app"));

      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.body()).doesNotContain("ngrok");
      assertThat(server.activeCalls()).isZero();
    }
  }

  @Test
  @DisplayName("[000-02] [B000-14] with a public address the Host is not looked at")
  void thePublicAddressWinsOverTheHost() {
    try (var server = TestServer.signed()) {
      var headers =
          Map.of(
              "Host",
              "evil.example",
              "X-Twilio-Signature",
              signature(TestServer.PUBLIC_URL + CALL));
      var answer = Web.get(server, CALL, headers);

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).contains("wss://shop.example/ws").doesNotContain("evil");
    }
  }

  @Test
  @DisplayName("[000-03] a greeting with markup in it is heard as it was written")
  void aGreetingWithMarkupIsHeardAsWritten() {
    var greeting = "Bits & Bobs <repairs>, \"the\" shop's line. Hello!";
    try (var server = TestServer.with(Map.of("WELCOME_GREETING", greeting))) {
      var call = server.call();

      assertThat(call.heardText()).isEqualTo(greeting);
      assertThat(call.notices()).isEmpty();
    }
  }

  @Test
  @DisplayName("[001-02] the greeting is a setting")
  void theGreetingIsASetting() {
    var greeting = "Hi! I am a voice assistant powered by Twilio and Open A I . Ask me anything!";
    var settings = new HashMap<>(TestServer.openAiSettings());
    settings.put("INITIAL_MESSAGE", greeting);
    try (var server = TestServer.with(settings)) {
      var call = server.call();
      server.ask(call, "What do you sell?");

      assertThat(call.heardText()).startsWith(greeting);
      assertThat(OnTheWire.conversation(server.model().ledger().requests().getFirst()))
          .contains("assistant: " + greeting);
    }
  }

  @Test
  @DisplayName("[000-04] voice, recogniser and interruption are set as the relay needs them")
  void theRelayIsSetUp() {
    try (var server = TestServer.builtin()) {
      assertThat(server.call().twiml().getFirst())
          .contains("ttsProvider=\"ElevenLabs\"")
          .contains("transcriptionProvider=\"Deepgram\"")
          .contains("interruptible=\"speech\"")
          .contains("reportInputDuringAgentSpeech=\"speech\"")
          .contains("events=\"speaker-events tokens-played\"")
          .contains("applicationReconnect=\"true\"");
    }
  }

  @Test
  @DisplayName("[000-05] the setup is accepted without a frame in return")
  void theSetupIsAcceptedInSilence() {
    try (var server = TestServer.builtin()) {
      var call = server.call();
      server.time().advance(Duration.ofSeconds(10));

      assertThat(call.framesOut().getFirst().type()).isEqualTo("setup");
      assertThat(call.framesIn()).isEmpty();
      assertThat(server.activeCalls()).isEqualTo(1);
    }
  }

  private static String signature(String url) {
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(TestServer.TOKEN.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      var signed = mac.doFinal(url.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
