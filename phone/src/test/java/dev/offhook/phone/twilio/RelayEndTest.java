package dev.offhook.phone.twilio;

import static dev.offhook.phone.twilio.Story.story;
import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.phone.time.VirtualTime;
import dev.offhook.phone.twilio.Outcome.Reason;
import dev.offhook.phone.twilio.twiml.Notice;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class RelayEndTest {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String EMPTY = "<Response/>";

  private final VirtualTime time = VirtualTime.start();
  private final RelayServer server = new RelayServer(time);
  private final SimulatedTwilio twilio =
      new SimulatedTwilio(time.vertx(), time, Account.withToken("secret"), Hosts.direct());

  @AfterEach
  void close() {
    twilio.close();
    time.close();
  }

  private SimulatedCall dial(CallOptions options) {
    SimulatedCall call = twilio.dial(server.url("/voice"), options);
    time.advanceUntil(() -> call.state() != CallState.RINGING, LIMIT);
    return call;
  }

  private SimulatedCall dial() {
    return dial(CallOptions.inbound());
  }

  private MultiMap action() {
    return server.posts("/action").getLast().form();
  }

  private static void end(RelayServer server, String data) {
    server
        .sockets
        .getLast()
        .writeTextMessage(new JsonObject().put("type", "end").put("handoffData", data).encode());
  }

  @Test
  void aCallerWhoHangsUpClosesTheSocketThenTheActionThenTheStatus() {
    server.relay("welcomeGreeting=\"Hello.\"");
    server.twiml("/action", form -> EMPTY);
    server.twiml("/status", form -> EMPTY);
    SimulatedCall call = dial(CallOptions.inbound().withStatusCallback(server.url("/status")));
    time.advance(Duration.ofSeconds(61));
    call.hangUp();

    Outcome outcome = time.await(call.ended(), LIMIT);
    assertThat(outcome.reason()).isEqualTo(Reason.CALLER_HUNG_UP);
    assertThat(outcome.connected()).isEqualTo(Duration.ofSeconds(61));
    assertThat(server.closes).containsExactly(1000);
    assertThat(server.posts)
        .extracting(RelayServer.Posted::path)
        .containsExactly("/voice", "/action", "/status");
    assertThat(action().get("SessionStatus")).isEqualTo("completed");
    assertThat(action().get("CallStatus")).isEqualTo("completed");
    assertThat(action().get("SessionDuration")).isEqualTo("61");
    assertThat(action().contains("HandoffData")).isFalse();
    MultiMap status = server.posts("/status").getFirst().form();
    assertThat(status.get("CallStatus")).isEqualTo("completed");
    assertThat(status.get("SequenceNumber")).isEqualTo("0");
    assertThat(status.get("CallDuration")).isEqualTo("61");
    assertThat(status.get("Duration")).isEqualTo("2");
    assertThat(status.get("Timestamp")).matches("\\w{3}, \\d\\d \\w{3} \\d{4} [\\d:]{8} \\+0000");
  }

  @Test
  void anEndHandsOverToTheTwimlOfTheAction() {
    server.relay("welcomeGreeting=\"Hello.\"");
    server.twiml("/action", form -> "<Response><Say>Bye now.</Say><Hangup/></Response>");
    SimulatedCall call = dial();
    time.advance(Duration.ofSeconds(1));
    end(server, "{\"why\":\"done\"}");

    Outcome outcome = time.await(call.ended(), LIMIT);
    assertThat(outcome.reason()).isEqualTo(Reason.APPLICATION_HUNG_UP);
    assertThat(outcome.closeCode()).isEqualTo(1000);
    assertThat(action().get("SessionStatus")).isEqualTo("ended");
    assertThat(action().get("CallStatus")).isEqualTo("in-progress");
    assertThat(action().get("HandoffData")).isEqualTo("{\"why\":\"done\"}");
    assertThat(call.heardText()).isEqualTo("Hello.Bye now.");
  }

  @Test
  void anEndDoesNotWaitForWhatIsStillBeingSaid() {
    server.relay("");
    server.twiml("/action", form -> EMPTY);
    SimulatedCall call = dial();
    RelayServer.say(server.sockets.getFirst(), "Goodbye and thank you very much for calling us.");
    time.advance(Duration.ofMillis(600));
    end(server, "");

    time.await(call.ended(), LIMIT);
    assertThat(call.heard()).singleElement().extracting(Heard::cut).isEqualTo(true);
    assertThat(call.heardText()).isEqualTo("Goodbye");
  }

  @Test
  void aNewRelayIsANewSessionOfTheSameCall() {
    server.relay("welcomeGreeting=\"Hello.\"");
    server.twiml("/action", form -> server.connect("welcomeGreeting=\"Again.\""));
    SimulatedCall call = dial();
    end(server, "");
    time.advanceUntil(() -> call.heard().size() == 1, LIMIT);

    JsonObject first = server.frames.getFirst();
    JsonObject second = server.frames.getLast();
    assertThat(second.getString("callSid")).isEqualTo(first.getString("callSid"));
    assertThat(second.getString("sessionId")).isNotEqualTo(first.getString("sessionId"));
    assertThat(second.getString("callStatus")).isEqualTo("IN_PROGRESS");
    assertThat(call.heardText()).isEqualTo("Again.");
  }

  @Test
  void aSocketThatIsLostIsReportedAsFailed() {
    server.relay("");
    server.twiml("/action", form -> EMPTY);
    SimulatedCall call = dial();
    call.dropSocket();

    Outcome outcome = time.await(call.ended(), LIMIT);
    assertThat(outcome.closeCode()).isEqualTo(1006);
    assertThat(server.closes).containsExactly(1006);
    assertThat(action().get("SessionStatus")).isEqualTo("failed");
    assertThat(action().get("ErrorCode")).isEqualTo("64105");
    assertThat(action().get("CallStatus")).isEqualTo("in-progress");
    assertThat(call.notices()).extracting(Notice::code).containsExactly(64105);
  }

  @Test
  void aLostSocketIsDialledAgainWhereTheDocumentAsksForIt() {
    server.relay("applicationReconnect=\"true\" dtmfDetection=\"true\"");
    SimulatedCall call = dial();
    call.dropSocket();
    time.settle();
    call.press('7');
    time.advance(Duration.ofSeconds(1));

    assertThat(server.sockets).hasSize(2);
    assertThat(story(call)).containsExactly("setup", "setup", "dtmf 7");
    assertThat(server.frames.get(1).getString("sessionId"))
        .isEqualTo(server.frames.get(0).getString("sessionId"));
    assertThat(call.state()).isEqualTo(CallState.CONNECTED);
    assertThat(server.posts("/action")).isEmpty();
  }

  @Test
  void aSocketThatStaysLostFallsThroughToTheAction() {
    server.relay("applicationReconnect=\"true\"");
    server.twiml("/action", form -> EMPTY);
    SimulatedCall call = dial();
    server.refuseSockets();
    call.dropSocket();

    time.await(call.ended(), LIMIT);
    assertThat(action().get("ErrorCode")).isEqualTo("64105");
    assertThat(call.framesOut()).hasSize(1);
  }

  @Test
  void tenMalformedMessagesInARowCloseTheSocket() {
    server.relay("");
    server.twiml("/action", form -> EMPTY);
    SimulatedCall call = dial();
    var socket = server.sockets.getFirst();
    List<String> bad =
        List.of(
            "not json",
            "[]",
            "{\"type\":\"shout\"}",
            "{\"type\":\"text\"}",
            "{\"type\":\"text\",\"token\":null}",
            "{\"type\":\"text\",\"token\":\"x\",\"last\":\"yes\"}",
            "{\"type\":\"sendDigits\",\"digits\":\"12a\"}",
            "{\"type\":\"language\"}",
            "{\"type\":\"play\",\"source\":\"\"}");
    bad.forEach(socket::writeTextMessage);
    RelayServer.say(socket, "Still here.");
    time.advance(Duration.ofSeconds(3));
    assertThat(call.malformed()).isEqualTo(9);
    assertThat(call.heardText()).isEqualTo("Still here.");
    bad.forEach(socket::writeTextMessage);
    socket.writeTextMessage("{}");

    Outcome outcome = time.await(call.ended(), LIMIT);
    assertThat(call.malformed()).isEqualTo(19);
    assertThat(server.closes).containsExactly(1007);
    assertThat(outcome.closeReason()).isEqualTo("Too many consecutive malformed messages.");
    assertThat(action().get("ErrorCode")).isEqualTo("64105");
    assertThat(story(call).get(1))
        .isEqualTo("error Invalid message received, code: 64107, not json");
  }

  @Test
  void aSocketThatCannotBeDialledSoundsBusy() {
    server.relay("");
    server.refuseSockets();
    SimulatedCall call = dial();

    assertThat(time.await(call.ended(), LIMIT).reason()).isEqualTo(Reason.BUSY);
    assertThat(call.notices()).extracting(Notice::code).containsExactly(64102);
    assertThat(server.posts("/action")).isEmpty();
  }

  @Test
  void aVoiceUrlThatFailsIsReplacedByTheFallback() {
    server.twiml("/fallback", form -> "<Response><Say>Sorry.</Say></Response>");
    SimulatedCall call = dial(CallOptions.inbound().withFallback(server.url("/fallback")));

    assertThat(time.await(call.ended(), LIMIT).reason()).isEqualTo(Reason.APPLICATION_HUNG_UP);
    assertThat(call.heardText()).isEqualTo("Sorry.");
    assertThat(server.posts("/fallback").getFirst().form().get("ErrorCode")).isEqualTo("11200");
  }

  @Test
  void aServerThatIsNotThereSoundsBusyAndSaysSo() {
    SimulatedCall call = twilio.dial("http://localhost:1/voice");

    Outcome outcome = time.await(call.ended(), LIMIT);
    assertThat(outcome.good()).isFalse();
    assertThat(outcome.text()).startsWith("11205");
  }

  @Test
  void aVoiceUrlThatDoesNotAnswerIsGivenUpAfterFifteenSeconds() {
    server.hang("/voice");
    SimulatedCall call = twilio.dial(server.url("/voice"));

    Duration taken = time.advanceUntil(() -> call.state() == CallState.ENDED, LIMIT);
    assertThat(taken).isEqualTo(Duration.ofSeconds(15));
    assertThat(time.await(call.ended(), LIMIT).text()).startsWith("11203");
  }

  @Test
  void statusCallbacksComeOutOfOrderAndTwiceWhenAskedTo() {
    server.relay("");
    server.twiml("/status", form -> EMPTY);
    SimulatedCall call =
        dial(
            CallOptions.outbound()
                .withStatusCallback(server.url("/status"))
                .withFaults(Faults.none().withStatusShuffled()));
    time.advance(Duration.ofSeconds(5));
    call.hangUp();
    time.await(call.ended(), LIMIT);

    List<RelayServer.Posted> status = server.posts("/status");
    assertThat(status)
        .extracting(post -> post.form().get("SequenceNumber"))
        .startsWith("1")
        .contains("0", "2", "3")
        .hasSize(8);
    assertThat(
            status.stream()
                .map(post -> post.headers().get("I-Twilio-Idempotency-Token"))
                .distinct())
        .hasSize(4);
  }

  @Test
  void signaturesAreWrongOrMissingWhenAskedFor() {
    server.relay("");
    Faults faults = Faults.none().withWebhooks(Faults.Signing.MISSING).withWebhookTwice();
    dial(CallOptions.inbound().withFaults(faults.withSockets(Faults.Signing.WRONG)));

    assertThat(server.posts("/voice"))
        .hasSize(2)
        .noneMatch(post -> post.headers().contains("X-Twilio-Signature"));
    assertThat(server.sockets.getFirst().headers().get("X-Twilio-Signature"))
        .hasSize(28)
        .isNotEqualTo(new Signature("secret").ofUrl("wss://localhost:" + server.port() + "/ws"));
  }

  @Test
  void aProbeSeesWhatARefusedHandshakeAnswersAndHowASocketCloses() {
    String url = "ws://localhost:" + server.port() + "/ws";
    RelaySocketProbe open = twilio.probe();
    assertThat(time.await(open.connect(url, open.signedHeaders(url)), LIMIT)).isEqualTo(101);
    open.send("{\"type\":\"hello\"}");
    time.settle();
    assertThat(server.frames).extracting(JsonObject::getMap).contains(Map.of("type", "hello"));
    server.sockets.getFirst().close((short) 1008, "no");
    assertThat(time.await(open.closed(), LIMIT)).isEqualTo(1008);

    server.refuseSockets();
    assertThat(time.await(twilio.probe().connect(url, Map.of()), LIMIT)).isEqualTo(403);
  }
}
