package dev.offhook.phone.twilio;

import static dev.offhook.phone.twilio.Story.story;
import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.phone.time.VirtualTime;
import dev.offhook.phone.twilio.Outcome.Reason;
import dev.offhook.phone.twilio.twiml.Notice;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class RelayLineTest {
  private static final String ALL =
      "events=\"speaker-events tokens-played\" dtmfDetection=\"true\"";
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Account ACCOUNT = Account.withToken("secret");

  private final VirtualTime time = VirtualTime.start();
  private final RelayServer server = new RelayServer(time);
  private final SimulatedTwilio twilio =
      new SimulatedTwilio(
          time.vertx(), time, ACCOUNT, Hosts.of("https://shop.example", server.port()));

  @AfterEach
  void close() {
    twilio.close();
    time.close();
  }

  private SimulatedCall dial(String url) {
    SimulatedCall call = twilio.dial(url);
    time.advanceUntil(() -> call.state() != CallState.RINGING, LIMIT);
    return call;
  }

  private SimulatedCall dial() {
    return dial(server.url("/voice"));
  }

  private ServerWebSocket socket() {
    return server.sockets.getLast();
  }

  @Test
  void aServerBehindAPublicNameIsRungAndSignedByThatName() {
    server.twiml(
        "/voice",
        form ->
            "<Response><Connect><ConversationRelay url=\"wss://shop.example/ws\"/></Connect></Response>");
    dial("https://shop.example/voice");

    assertThat(server.posts("/voice").getFirst().headers().get("Host")).isEqualTo("shop.example");
    assertThat(socket().headers().get("Host")).isEqualTo("shop.example");
    assertThat(socket().headers().get("X-Twilio-Signature"))
        .isEqualTo(new Signature("secret").ofUrl("wss://shop.example/ws"));
  }

  @Test
  void recordingsAndTonesTakeTheirTurnInTheQueue() {
    server.relay(ALL);
    SimulatedCall call = dial();
    RelayServer.say(socket(), "First.");
    socket().writeTextMessage("{\"type\":\"play\",\"source\":\"https://h/x.mp3\",\"loop\":2}");
    socket().writeTextMessage("{\"type\":\"sendDigits\",\"digits\":\"12w#\"}");
    RelayServer.say(socket(), "Last.");
    time.advance(Duration.ofSeconds(20));

    assertThat(story(call))
        .containsExactly(
            "setup",
            "agentSpeaking on",
            "tokensPlayed First.",
            "agentSpeaking off",
            "tokensPlayed 12w#",
            "agentSpeaking on",
            "tokensPlayed Last.",
            "agentSpeaking off");
    Duration between = call.heard().getLast().from().minus(call.heard().getFirst().until());
    assertThat(between).isEqualTo(Duration.ofMillis(6000 + 3 * 380 + 500));
  }

  @Test
  void aPromptTellsTheLanguageInForce() {
    server.relay("language=\"de-DE\"");
    SimulatedCall call = dial();
    time.await(call.say("Guten Tag"), LIMIT);
    socket().writeTextMessage("{\"type\":\"language\",\"transcriptionLanguage\":\"fr-FR\"}");
    time.await(call.say("Bonjour"), LIMIT);

    assertThat(call.framesOut())
        .filteredOn(frame -> frame.type().equals("prompt"))
        .extracting(frame -> frame.json().path("lang").asText())
        .containsExactly("de-DE", "fr-FR");
  }

  @Test
  void aMessageThatMayNotBeInterruptedIsHeardToItsEnd() {
    server.relay(ALL);
    SimulatedCall call = dial();
    socket()
        .writeTextMessage(
            RelayServer.text("This you must hear.", true).put("interruptible", false).encode());
    time.advance(Duration.ofMillis(600));
    time.await(call.say("No", Duration.ofMillis(200)), LIMIT);
    call.press('1');
    time.advance(Duration.ofSeconds(5));

    assertThat(call.heardText()).isEqualTo("This you must hear.");
    assertThat(story(call)).noneMatch(line -> line.startsWith("interrupt"));
  }

  @Test
  void keysAreNotReportedUnlessDetectionIsOn() {
    server.relay("");
    SimulatedCall call = dial();
    call.press('1');
    time.advance(Duration.ofSeconds(1));

    assertThat(story(call)).containsExactly("setup");
  }

  @Test
  void aBackchannelNeitherInterruptsNorStartsATurnWhenItIsIgnored() {
    server.relay("ignoreBackchannel=\"true\" " + ALL);
    SimulatedCall call = dial();
    RelayServer.say(socket(), "We are open from nine to five.");
    time.advance(Duration.ofMillis(700));
    time.await(call.say("Uh-huh.", Duration.ofMillis(300)), LIMIT);
    time.advance(Duration.ofSeconds(5));

    assertThat(call.heardText()).isEqualTo("We are open from nine to five.");
    assertThat(story(call)).noneMatch(line -> line.startsWith("prompt"));
  }

  @Test
  void aMutedReaderHearsNothingAndStaysConnected() {
    server.relay("");
    SimulatedCall call = dial();
    call.muteReader();
    time.settle();
    RelayServer.say(socket(), "Anybody there?");
    time.advance(Duration.ofSeconds(30));

    assertThat(call.framesIn()).isEmpty();
    assertThat(call.state()).isEqualTo(CallState.CONNECTED);
  }

  @Test
  void binaryMessagesAreMalformed() {
    server.relay("");
    SimulatedCall call = dial();
    socket().writeBinaryMessage(Buffer.buffer("x"));
    time.settle();

    assertThat(call.malformed()).isEqualTo(1);
    assertThat(call.notices()).extracting(Notice::code).containsExactly(64107);
  }

  @Test
  void aCallerWhoHangsUpWhileItRingsIsGone() {
    server.hang("/voice");
    SimulatedCall call = twilio.dial(server.url("/voice"));
    time.advance(Duration.ofSeconds(2));
    call.hangUp();

    Outcome outcome = time.await(call.ended(), LIMIT);
    assertThat(outcome.reason()).isEqualTo(Reason.CALLER_HUNG_UP);
    assertThat(outcome.connected()).isZero();
  }

  @Test
  void whatIsSaidToADeadLineIsOverWithTheCall() {
    server.twiml("/voice", form -> "<Response><Hangup/></Response>");
    SimulatedCall call = twilio.dial(server.url("/voice"));
    time.await(call.say("Hello?"), LIMIT);

    assertThat(call.state()).isEqualTo(CallState.ENDED);
    time.await(call.ask("Anybody?"), LIMIT);
  }

  @Test
  void aGetCarriesItsParametersInTheUrlThatIsSigned() {
    server.relay("");
    SimulatedCall call = twilio.dial(server.url("/voice"), CallOptions.inbound().withMethod("GET"));
    time.advanceUntil(() -> call.state() == CallState.CONNECTED, LIMIT);

    Webhook asked = call.webhooks().getFirst();
    assertThat(asked.url()).contains("?", "CallSid=" + call.sid(), "From=%2B1555");
    assertThat(server.posts("/voice").getFirst().headers().get("X-Twilio-Signature"))
        .isEqualTo(new Signature("secret").ofUrl(asked.url()));
  }

  @Test
  void aDialEndsAsScriptedAndIsReportedToItsAction() {
    server.twiml(
        "/voice", form -> "<Response><Dial action=\"/dialled\">+15550009999</Dial></Response>");
    server.twiml("/dialled", form -> "<Response><Reject/></Response>");
    SimulatedCall call =
        twilio.dial(server.url("/voice"), CallOptions.inbound().withDialStatus("busy"));

    time.await(call.ended(), LIMIT);
    assertThat(call.dials()).containsExactly("+15550009999");
    assertThat(server.posts("/dialled").getFirst().form().get("DialCallStatus")).isEqualTo("busy");
  }

  @Test
  void aDocumentThatLeadsToItselfIsGivenUp() {
    server.twiml("/voice", form -> "<Response><Redirect>/voice</Redirect></Response>");
    SimulatedCall call = twilio.dial(server.url("/voice"));

    assertThat(time.await(call.ended(), LIMIT).text()).startsWith("11215");
  }

  @Test
  void anUnknownAttributeIsNoticedAndABadOneSoundsBusy() {
    server.relay("speechtimeout=\"800\"");
    assertThat(dial().notices()).extracting(Notice::code).containsExactly(12200);

    server.relay("speechTimeout=\"1\"");
    SimulatedCall refused = twilio.dial(server.url("/voice"));
    assertThat(time.await(refused.ended(), LIMIT).reason()).isEqualTo(Reason.BUSY);
    assertThat(refused.notices()).extracting(Notice::code).containsExactly(64101);
  }
}
