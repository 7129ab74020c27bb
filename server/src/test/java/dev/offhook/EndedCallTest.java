package dev.offhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.phone.ai.Ledger;
import dev.offhook.phone.ai.Script;
import dev.offhook.phone.ai.Step;
import dev.offhook.phone.twilio.Outcome;
import dev.offhook.phone.twilio.SimulatedCall;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How calls end, and what is left of them: nothing. */
class EndedCallTest {
  private static final String STORY = "We sell bikes of every size, for young and old. Do come by.";
  private static final Duration STEP = Duration.ofMillis(150);
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  @DisplayName("[000-38] [001-13] hanging up in mid-reply cancels the model's stream at once")
  void hangingUpCancelsTheReply() {
    try (var server = TestServer.openAi()) {
      server.model().next(Script.saying(STORY, STEP, STEP));
      var call = server.call();
      call.say("Tell me about bikes.");
      server.until(() -> OnTheWire.textCount(call) > 3, "the story has begun");

      hangUpCancels(server, call);
    }
  }

  @Test
  @DisplayName("[000-38] a minute after a call that ended in mid-reply no timer of it is left")
  void noTimerOutlivesTheCall() {
    try (var server = TestServer.openAi()) {
      server.time().settle();
      var before = server.pendingTimers();
      server.model().next(Script.saying(STORY, STEP, STEP));
      var call = server.call();
      call.say("Tell me about bikes.");
      server.until(() -> OnTheWire.textCount(call) > 3, "the story has begun");
      assertThat(server.pendingTimers()).isGreaterThan(before);
      call.hangUp();

      server.time().advance(Duration.ofSeconds(65));
      assertThat(server.pendingTimers()).isEqualTo(before);
    }
  }

  @Test
  @DisplayName("[000-38] hanging up before the first word cancels the model's request at once")
  void hangingUpCancelsTheRequest() {
    try (var server = TestServer.openAi()) {
      server.model().next(Script.of(new Step.Stall()));
      var call = server.call();
      call.say("Tell me about bikes.");
      server.until(() -> !server.model().ledger().requests().isEmpty(), "the model is asked");

      hangUpCancels(server, call);
    }
  }

  @Test
  @DisplayName("[000-38] hanging up while a reply is held leaves no timer that asks or speaks")
  void hangingUpLeavesNoTimer() {
    try (var server = TestServer.openAi()) {
      server.model().next(Script.saying(STORY, STEP, STEP));
      var call = server.call();
      call.say("Tell me about bikes.");
      server.until(() -> call.heard().size() > 1, "some of the story is heard");
      call.say("Hm", Duration.ofMillis(200));
      server.time().advance(Duration.ofMillis(300));
      assertThat(call.framesOut()).anyMatch(it -> it.type().equals("interrupt"));
      call.hangUp();
      server.time().settle();

      var sent = call.framesIn().size();
      server.time().advance(Duration.ofMinutes(3));
      assertThat(call.framesIn()).hasSize(sent);
      assertThat(server.model().ledger().requests()).hasSize(1);
    }
  }

  private static void hangUpCancels(TestServer server, SimulatedCall call) {
    var at = server.time().uptime();
    call.hangUp();
    server.time().advance(SECOND);

    var reply = server.model().ledger().lastReply().orElseThrow();
    assertThat(reply.ending()).isEqualTo(Ledger.Ending.ABORTED);
    assertThat(reply.abortedAt().orElseThrow()).isBetween(at, at.plus(SECOND));
    assertThat(server.model().ledger().openConnections()).isZero();
    assertThat(server.activeCalls()).isZero();
  }

  @Test
  @DisplayName("[001-13] a caller who hangs up in silence leaves no call; the action is answered")
  void hangingUpLeavesNoCall() {
    try (var server = TestServer.openAi()) {
      var call = server.call();
      server.ask(call, "Tell me about bikes.");
      assertThat(server.activeCalls()).isEqualTo(1);
      call.hangUp();
      var outcome = server.time().await(call.ended(), Duration.ofSeconds(10));

      assertThat(outcome.reason()).isEqualTo(Outcome.Reason.CALLER_HUNG_UP);
      assertThat(server.activeCalls()).isZero();
      var action = call.webhooks().getLast();
      assertThat(action.url()).endsWith("/relay-action");
      assertThat(action.parameters()).containsEntry("SessionStatus", "completed");
      assertThat(action.status()).isEqualTo(200);
    }
  }

  @Test
  @DisplayName("the action is answered for every status of a session; only a broken one goes on")
  void theActionIsAnsweredForEveryStatus() {
    var hangsUp = new HashMap<String, String>();
    hangsUp.put("completed", "completed");
    hangsUp.put("ended", "in-progress");
    hangsUp.put("failed", "completed");
    hangsUp.put("no-such-status", "in-progress");
    try (var server = TestServer.builtin()) {
      hangsUp.forEach((session, status) -> {
        var call = server.call();
        var answer = action(server, call, session, status);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("<Hangup>").doesNotContain("Connect");
        server.until(() -> server.activeCalls() == 0, session + " leaves no call");
      });
      var call = server.call();
      var answer = action(server, call, "failed", "in-progress");
      assertThat(answer.body()).contains("<ConversationRelay").doesNotContain("welcomeGreeting");
      assertThat(server.activeCalls()).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("a voice webhook that is replayed after the call has ended begins nothing")
  void aReplayedWebhookBeginsNothing() {
    try (var server = TestServer.builtin()) {
      var call = server.call();
      call.hangUp();
      server.time().await(call.ended(), Duration.ofSeconds(10));

      var form = Map.of("CallSid", call.sid(), "CallStatus", "ringing");
      var answer = Web.post(server, "/voice", form);

      assertThat(answer.body()).contains("<Hangup>").doesNotContain("Connect");
      assertThat(server.activeCalls()).isZero();
    }
  }

  private static Web.Answer action(
      TestServer server, SimulatedCall call, String session, String status) {
    var form =
        Map.of(
            "CallSid",
            call.sid(),
            "CallStatus",
            status,
            "SessionId",
            "VX1",
            "SessionStatus",
            session,
            "ErrorCode",
            "64105",
            "HandoffData",
            "{}");
    return Web.post(server, "/relay-action", form);
  }

  @Test
  @DisplayName(
      "[001-20] after a restart nothing is known of a call: it begins anew, greeting first")
  void aRestartForgets() {
    try (var server = TestServer.builtin()) {
      var form =
          Map.of(
              "CallSid", "CA" + "56".repeat(16),
              "CallStatus", "in-progress",
              "SessionStatus", "failed");

      assertThat(Web.post(server, "/relay-action", form).body())
          .contains("<ConversationRelay")
          .contains("welcomeGreeting");
    }
  }

  @Test
  @DisplayName("a socket lost in silence: the conversation goes on without a second greeting")
  void aLostSocketIsTakenUpAgain() {
    try (var server = TestServer.openAi()) {
      var call = server.call();
      server.ask(call, "Tell me about bikes.");
      call.dropSocket();
      server.until(() -> setups(call) == 2, "the socket is back");
      assertThat(server.activeCalls()).isEqualTo(1);

      assertThat(server.ask(call, "And bells?")).isEqualTo("How may I help you?");
      assertThat(OnTheWire.conversation(server.model().ledger().requests().get(1)))
          .endsWith(
              "user: Tell me about bikes.", "assistant: How may I help you?", "user: And bells?");
      assertThat(call.heardText()).containsOnlyOnce("Thanks for calling");
    }
  }

  @Test
  @DisplayName("a socket lost in mid-reply: the caller still hears the end of it, greeted once")
  void aReplyOutlivesItsSocket() {
    try (var server = TestServer.openAi()) {
      server.model().next(Script.saying(STORY, STEP, STEP));
      var call = server.call();
      call.say("Tell me about bikes.");
      server.until(() -> OnTheWire.textCount(call) > 3, "the story has begun");
      call.dropSocket();
      server.until(() -> setups(call) == 2, "the socket is back");

      server.until(() -> call.heardText().endsWith("Do come by."), "the end is heard");
      assertThat(call.heardText()).containsOnlyOnce("Thanks for calling");
      assertThat(server.ask(call, "And bells?")).isEqualTo("How may I help you?");
    }
  }

  private static long setups(SimulatedCall call) {
    return call.framesOut().stream().filter(it -> it.type().equals("setup")).count();
  }

  @Test
  @DisplayName("[B000-15] a socket that stays lost is waited for, but not for ever")
  void aSocketThatStaysLostEndsTheCall() {
    try (var server = TestServer.openAi()) {
      var sid = "CA" + "78".repeat(16);
      var markup = Web.post(server, "/voice", Map.of("CallSid", sid)).body();
      var token = markup.replaceAll("(?s).*name=\"token\" value=\"([^\"]+)\".*", "$1");
      var socket = server.twilio().probe();
      var setup =
          """
          {"type":"setup","sessionId":"VX1","callSid":"%s","customParameters":{"token":"%s"}}\
          """
              .formatted(sid, token);
      var url = "ws://localhost:" + server.port() + "/ws";
      server.time().await(socket.connect(url, Map.of()), SECOND);
      server.time().await(socket.send(setup), SECOND);
      server.time().await(socket.close(1011), SECOND);

      server.time().advance(Duration.ofSeconds(14));
      assertThat(server.activeCalls()).isEqualTo(1);
      server.time().advance(Duration.ofSeconds(2));
      assertThat(server.activeCalls()).isZero();
    }
  }
}
