package dev.offhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.phone.ai.Script;
import dev.offhook.phone.twilio.SimulatedCall;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Frames that nobody should send, or that mean nothing to the conversation: the call goes on. */
class OddFramesCallTest {
  private static final String STORY = "We sell bikes of every size, for young and old. Do come by.";
  private static final Duration STEP = Duration.ofMillis(150);

  private static final List<String> NO_OBJECTS =
      List.of("not json", "[]", "null", "42", "\"hello\"", "{\"type\":", "[{\"type\":\"prompt\"}]");
  private static final List<String> UNKNOWN =
      List.of(
          "{\"type\":\"surprise\",\"x\":[1,{\"y\":null}]}",
          "{\"type\":7}",
          "{\"type\":null}",
          "{}",
          "{\"type\":\"info\",\"name\":\"surprise\",\"value\":{}}");
  private static final List<String> LACKING =
      List.of(
          "{\"type\":\"prompt\"}",
          "{\"type\":\"prompt\",\"voicePrompt\":null,\"lang\":null,\"last\":null}",
          "{\"type\":\"prompt\",\"voicePrompt\":[\"Hi\"],\"last\":\"true\"}",
          "{\"type\":\"dtmf\",\"digit\":null}",
          "{\"type\":\"error\"}",
          "{\"type\":\"info\",\"name\":null}");

  @Test
  @DisplayName("[B000-1] [B001-4] [000-36] frames that are no objects leave a reply and call alone")
  void framesThatAreNoObjectsAreIgnored() {
    theStoryIsHeardDespite(NO_OBJECTS);
  }

  @Test
  @DisplayName("[000-36] [001-18] frames of unknown kinds leave a reply and call alone")
  void unknownFramesAreIgnored() {
    theStoryIsHeardDespite(UNKNOWN);
  }

  @Test
  @DisplayName("[000-31] frames with absent, null and wrong fields leave a reply and call alone")
  void framesThatLackFieldsAreIgnored() {
    theStoryIsHeardDespite(LACKING);
  }

  @Test
  @DisplayName("[000-31] an interruption that says nothing of what was heard does not break a call")
  void interruptionsWithoutFieldsAreSurvived() {
    try (var server = TestServer.openAi()) {
      var call = telling(server);
      call.sendRaw("{\"type\":\"interrupt\",\"utteranceUntilInterrupt\":null}");
      call.sendRaw("{\"type\":\"interrupt\",\"durationUntilInterruptMs\":null}");
      call.sendRaw("{\"type\":\"interrupt\",\"utteranceUntilInterrupt\":3}");
      server.time().advance(Duration.ofSeconds(1));

      theCallIsUp(server, call);
    }
  }

  @Test
  @DisplayName("[000-34] keys leave the call unaffected, in silence and over a reply")
  void keysAreHarmless() {
    try (var server = TestServer.openAi()) {
      var call = server.call();
      call.press('5');
      server.time().advance(Duration.ofSeconds(1));
      assertThat(call.framesOut()).last().matches(it -> it.type().equals("dtmf"));
      assertThat(call.framesIn()).isEmpty();
      assertThat(server.model().ledger().requests()).isEmpty();

      server.model().next(Script.saying(STORY, STEP, STEP));
      call.say("Tell me about bikes.");
      server.until(() -> OnTheWire.textCount(call) > 2, "the story has begun");
      call.sendRaw("{\"type\":\"dtmf\",\"digit\":\"5\"}");
      theStoryIsHeard(server, call);
      theCallIsUp(server, call);
    }
  }

  @Test
  @DisplayName("[000-35] an error the carrier reports leaves the call unaffected")
  void reportedErrorsAreHarmless() {
    theStoryIsHeardDespite(
        List.of(
            "{\"type\":\"error\",\"description\":\"Invalid message received, code: 64107, {}\"}",
            "{\"type\":\"error\",\"description\":\"Something else\"}"));
  }

  @Test
  @DisplayName("[001-05] a blank prompt gets no reply")
  void aBlankPromptGetsNoReply() {
    try (var server = TestServer.openAi()) {
      var call = server.call();
      call.sendRaw("{\"type\":\"prompt\",\"voicePrompt\":\"  \",\"lang\":\"en-US\",\"last\":true}");
      call.sendRaw("{\"type\":\"prompt\",\"voicePrompt\":\"\",\"lang\":\"en-US\",\"last\":true}");
      server.time().advance(Duration.ofSeconds(2));

      assertThat(call.framesIn()).isEmpty();
      assertThat(server.model().ledger().requests()).isEmpty();
      theCallIsUp(server, call);
    }
  }

  @Test
  @DisplayName("[001-05] a prompt before the setup gets no reply; the setup after it is taken")
  void aPromptBeforeTheSetupIsIgnored() {
    try (var server = TestServer.openAi()) {
      var sid = "CA" + "34".repeat(16);
      var markup = Web.post(server, "/voice", Map.of("CallSid", sid)).body();
      var token = markup.replaceAll("(?s).*name=\"token\" value=\"([^\"]+)\".*", "$1");
      var socket = server.twilio().probe();
      var prompt = "{\"type\":\"prompt\",\"voicePrompt\":\"Tell me.\",\"last\":true}";
      var url = "ws://localhost:" + server.port() + "/ws";
      assertThat(server.time().await(socket.connect(url, Map.of()), STEP)).isEqualTo(101);

      server.time().await(socket.send(prompt), STEP);
      server.time().advance(Duration.ofSeconds(1));
      assertThat(socket.frames()).isEmpty();
      assertThat(server.model().ledger().requests()).isEmpty();

      server.time().await(socket.send(setup(sid, token)), STEP);
      server.time().await(socket.send(prompt), STEP);
      server.until(() -> socket.frames().size() > 1, "the prompt is answered");
      server.time().await(socket.close(1000), STEP);
    }
  }

  @Test
  @DisplayName("[001-04] a setup without a CallSid begins nothing, and the socket is closed")
  void aSetupWithoutACallBeginsNothing() {
    try (var server = TestServer.openAi()) {
      var socket = server.twilio().probe();
      var url = "ws://localhost:" + server.port() + "/ws";
      server.time().await(socket.connect(url, Map.of()), STEP);
      server.time().await(socket.send("{\"type\":\"setup\",\"sessionId\":\"VX1\"}"), STEP);
      server.time().settle();

      assertThat(server.activeCalls()).isZero();
      assertThat(socket.frames()).isEmpty();
      assertThat(server.time().await(socket.closed(), Duration.ofSeconds(5))).isEqualTo(1008);
    }
  }

  private static String setup(String sid, String token) {
    return """
    {"type":"setup","sessionId":"VX1","callSid":"%s","from":"+15551230001",\
    "to":"+15559870002","direction":"inbound","customParameters":{"token":"%s"}}\
    """
        .formatted(sid, token);
  }

  private static void theStoryIsHeardDespite(List<String> frames) {
    try (var server = TestServer.openAi()) {
      var call = telling(server);
      frames.forEach(call::sendRaw);
      call.sendRawBinary(new byte[] {1, 2, 3});
      theStoryIsHeard(server, call);
      theCallIsUp(server, call);
    }
  }

  private static SimulatedCall telling(TestServer server) {
    server.model().next(Script.saying(STORY, STEP, STEP));
    var call = server.call();
    call.say("Tell me about bikes.");
    server.until(() -> OnTheWire.textCount(call) > 2, "the story has begun");
    return call;
  }

  private static void theStoryIsHeard(TestServer server, SimulatedCall call) {
    server.until(() -> OnTheWire.heard(call, 1).equals(STORY), "the whole story is heard");
    server.time().advance(Duration.ofSeconds(1));
    assertThat(OnTheWire.words(OnTheWire.texts(call, 0))).isEqualTo(STORY);
  }

  /** On its first socket, with one question asked so far and the next one answered. */
  private static void theCallIsUp(TestServer server, SimulatedCall call) {
    var asked = server.model().ledger().requests().size();
    assertThat(server.ask(call, "And what about bells?")).endsWith("How may I help you?");
    assertThat(server.model().ledger().requests()).hasSize(asked + 1);
    assertThat(call.framesOut()).filteredOn(it -> it.type().equals("setup")).hasSize(1);
    assertThat(server.activeCalls()).isEqualTo(1);
  }
}
