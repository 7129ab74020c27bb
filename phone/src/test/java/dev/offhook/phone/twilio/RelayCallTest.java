package dev.offhook.phone.twilio;

import static dev.offhook.phone.twilio.Story.story;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offhook.phone.time.VirtualTime;
import io.vertx.core.MultiMap;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class RelayCallTest {
  private static final String ALL =
      "events=\"speaker-events tokens-played\" dtmfDetection=\"true\"";
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final VirtualTime time = VirtualTime.start();
  private final RelayServer server = new RelayServer(time);
  private final Account account = Account.withToken("secret");
  private final SimulatedTwilio twilio =
      new SimulatedTwilio(time.vertx(), time, account, Hosts.direct());

  @AfterEach
  void close() {
    twilio.close();
    time.close();
  }

  private SimulatedCall dial() {
    SimulatedCall call = twilio.dial(server.url("/voice"));
    time.advanceUntil(() -> call.state() != CallState.RINGING, LIMIT);
    return call;
  }

  @Test
  void theWebhookIsSignedAndTellsAllThatTheCarrierTells() {
    server.relay("");
    dial();

    RelayServer.Posted post = server.posts("/voice").getFirst();
    assertThat(post.form().names())
        .contains("CallSid", "CallToken", "StirVerstat", "FromCity", "CalledCountry", "ApiVersion");
    assertThat(post.form().get("CallStatus")).isEqualTo("ringing");
    assertThat(post.headers().get("I-Twilio-Idempotency-Token")).isNotBlank();
    assertThat(post.headers().get("User-Agent")).isEqualTo("TwilioProxy/1.1");
    assertThat(post.headers().get("X-Twilio-Signature"))
        .isEqualTo(new Signature("secret").ofForm(server.url("/voice"), map(post.form())));
  }

  private static Map<String, String> map(MultiMap form) {
    Map<String, String> map = new HashMap<>();
    form.forEach(map::put);
    return map;
  }

  @Test
  void theSocketIsSignedByItsUrlAndOffersNoExtensions() {
    server.relay("");
    dial();

    var headers = server.sockets.getFirst().headers();
    assertThat(headers.get("X-Twilio-Signature"))
        .isEqualTo(new Signature("secret").ofUrl("wss://localhost:" + server.port() + "/ws"));
    assertThat(headers.contains("Sec-WebSocket-Extensions")).isFalse();
    assertThat(headers.contains("Sec-WebSocket-Protocol")).isFalse();
    assertThat(headers.contains("Origin")).isFalse();
    assertThat(headers.get("Host")).isEqualTo("localhost:" + server.port());
  }

  @Test
  void setupComesFirstAndWhileRinging() {
    server.relay("");
    SimulatedCall call = dial();

    JsonNode setup = call.framesOut().getFirst().json();
    assertThat(setup.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "type",
            "sessionId",
            "callSid",
            "parentCallSid",
            "from",
            "to",
            "forwardedFrom",
            "callerName",
            "direction",
            "callType",
            "callStatus",
            "accountSid",
            "customParameters");
    assertThat(setup.path("callStatus").asText()).isEqualTo("RINGING");
    assertThat(setup.path("callSid").asText()).isEqualTo(call.sid());
    assertThat(setup.path("sessionId").asText()).matches("VX[0-9a-f]{32}");
  }

  @Test
  void theGreetingIsOnePieceAndTakesItsTime() {
    server.relay("welcomeGreeting=\"Hello. How can I help you?\" " + ALL);
    SimulatedCall call = dial();
    time.advance(Duration.ofSeconds(5));

    assertThat(story(call))
        .containsExactly(
            "setup",
            "agentSpeaking on",
            "tokensPlayed Hello. How can I help you?",
            "agentSpeaking off");
    Heard heard = call.heard().getFirst();
    assertThat(heard.until().minus(heard.from())).isEqualTo(Duration.ofMillis(1300));
  }

  @Test
  void nothingIsReportedThatNobodySubscribedTo() {
    server.relay("welcomeGreeting=\"Hello.\"");
    SimulatedCall call = dial();
    time.advance(Duration.ofSeconds(2));
    time.await(call.say("Hi there"), LIMIT);

    assertThat(story(call)).containsExactly("setup", "prompt Hi there");
  }

  @Test
  void aReplyIsHeardClauseByClause() {
    server.relay(ALL);
    server.on((socket, frame) -> {
      if (frame.getString("type").equals("prompt")) {
        socket.writeTextMessage(RelayServer.text("I heard: ", false).encode());
        socket.writeTextMessage(RelayServer.text("Holding", false).encode());
        socket.writeTextMessage(RelayServer.text(".", true).encode());
      }
    });
    SimulatedCall call = dial();

    assertThat(time.await(call.ask("Hold on"), LIMIT)).isEqualTo("I heard: Holding.");
    assertThat(story(call))
        .containsSubsequence(
            "clientSpeaking on",
            "clientSpeaking off",
            "prompt Hold on",
            "agentSpeaking on",
            "tokensPlayed I heard:",
            "tokensPlayed  Holding.",
            "agentSpeaking off");
  }

  @Test
  void speechOverTheAgentPurgesTheQueueInTheOrderOfTheWire() {
    server.relay("partialPrompts=\"true\" " + ALL);
    SimulatedCall call = dial();
    RelayServer.say(
        server.sockets.getFirst(), "Sentence 1 of twelve: the quick. Sentence 2 of twelve. Third.");
    time.advanceUntil(() -> call.heard().size() == 2, LIMIT);
    time.advance(Duration.ofMillis(684));
    int before = call.framesOut().size();
    time.await(call.say("Stop. Stop.", Duration.ofMillis(400)), LIMIT);
    time.advance(Duration.ofSeconds(10));

    assertThat(story(call).subList(before, story(call).size()))
        .containsExactly(
            "clientSpeaking on",
            "tokensPlayed Sentence 2 of",
            "interrupt Sentence 2 of @684",
            "partial Stop.",
            "agentSpeaking off",
            "partial Stop. Stop.",
            "clientSpeaking off",
            "prompt Stop. Stop.");
    assertThat(call.heard().getLast().cut()).isTrue();
    assertThat(call.heardText()).isEqualTo("Sentence 1 of twelve: the quick.Sentence 2 of");
  }

  @Test
  void wordsMayBeToldBeforeTheCutTheyMake() {
    server.relay("partialPrompts=\"true\" " + ALL);
    var options = CallOptions.inbound().withReporting(Reporting.WORDS_FIRST);
    SimulatedCall call = twilio.dial(server.url("/voice"), options);
    time.advanceUntil(() -> call.state() != CallState.RINGING, LIMIT);
    RelayServer.say(server.sockets.getFirst(), "Sentence 1 of twelve is quite a long one.");
    time.advance(Duration.ofMillis(500));
    int before = call.framesOut().size();
    time.await(call.say("Stop.", Duration.ofMillis(200)), LIMIT);

    assertThat(story(call).subList(before, story(call).size()))
        .containsExactly(
            "clientSpeaking on",
            "partial Stop.",
            "clientSpeaking off",
            "prompt Stop.",
            "tokensPlayed Sentence 1 of twelve",
            "interrupt Sentence 1 of twelve @900",
            "agentSpeaking off");
    assertThat(call.silent()).isTrue();
  }

  @Test
  void aKeyIsReportedBeforeTheInterruptItMakes() {
    server.relay("welcomeGreeting=\"This is a long greeting\" " + ALL);
    SimulatedCall call = dial();
    time.advance(Duration.ofMillis(315));
    call.press('5');
    time.advance(Duration.ofSeconds(5));

    assertThat(story(call))
        .containsExactly(
            "setup",
            "agentSpeaking on",
            "dtmf 5",
            "tokensPlayed This",
            "interrupt This @15",
            "agentSpeaking off");
  }

  @Test
  void wordsThatComeAfterThePurgeAreSpoken() {
    server.relay(ALL);
    SimulatedCall call = dial();
    var socket = server.sockets.getFirst();
    socket.writeTextMessage(RelayServer.text("One two three four five six. ", false).encode());
    time.advance(Duration.ofMillis(600));
    call.murmur();
    time.settle();
    socket.writeTextMessage(RelayServer.text("Late words.", true).encode());
    time.advance(Duration.ofSeconds(5));

    assertThat(story(call))
        .containsSubsequence(
            "interrupt One two @300", "agentSpeaking on", "tokensPlayed Late words.")
        .noneMatch(line -> line.startsWith("prompt"));
  }

  @Test
  void withoutInterruptionSpeechIsReportedOnlyWhenAskedFor() {
    String greeting =
        "welcomeGreetingInterruptible=\"none\" welcomeGreeting=\"Please listen well\"";
    server.relay(greeting + " " + ALL);
    SimulatedCall unheard = dial();
    time.advance(Duration.ofMillis(350));
    time.await(unheard.say("Hi", Duration.ofMillis(100)), LIMIT);

    server.relay(greeting + " reportInputDuringAgentSpeech=\"speech\" " + ALL);
    SimulatedCall reported = dial();
    time.advance(Duration.ofMillis(350));
    time.await(reported.say("Hi", Duration.ofMillis(100)), LIMIT);

    assertThat(story(unheard)).doesNotContain("prompt Hi").contains("clientSpeaking off");
    assertThat(story(reported)).contains("prompt Hi");
    assertThat(reported.heard()).noneMatch(Heard::cut);
  }

  @Test
  void aPreemptibleMessageGivesWayToTheNextOne() {
    server.relay(ALL);
    SimulatedCall call = dial();
    var socket = server.sockets.getFirst();
    socket.writeTextMessage(
        RelayServer.text("Let me look that up for you.", true).put("preemptible", true).encode());
    time.advance(Duration.ofMillis(900));
    RelayServer.say(socket, "It is nine.");
    time.advance(Duration.ofSeconds(5));

    assertThat(story(call))
        .containsExactly(
            "setup",
            "agentSpeaking on",
            "tokensPlayed Let me look that",
            "tokensPlayed It is nine.",
            "agentSpeaking off");
  }

  @Test
  void aMessageOfOneBlankCutsWhatMayBeCutAndSaysNothing() {
    server.relay(ALL);
    SimulatedCall call = dial();
    var socket = server.sockets.getFirst();
    for (String words : new String[] {"Let me look that up for you.", "It is all here."}) {
      socket.writeTextMessage(RelayServer.text(words, false).put("preemptible", true).encode());
    }
    socket.writeTextMessage(RelayServer.text("", true).encode());
    time.advance(Duration.ofMillis(900));
    socket.writeTextMessage(RelayServer.text(" ", true).put("preemptible", true).encode());
    time.advance(Duration.ofSeconds(10));

    assertThat(story(call))
        .containsExactly(
            "setup", "agentSpeaking on", "tokensPlayed Let me look that", "agentSpeaking off");
  }
}
