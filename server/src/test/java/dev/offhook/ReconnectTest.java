package dev.offhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.phone.ai.Ledger;
import dev.offhook.phone.ai.Script;
import dev.offhook.phone.twilio.Outcome;
import dev.offhook.phone.twilio.SimulatedCall;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What becomes of a call whose line breaks. */
class ReconnectTest {
  private static final String GREETING = "Thanks for calling";
  private static final Script LONG =
      Script.saying(
          "We open at nine in the morning and close at six in the evening on every weekday. "
              + "On Saturday we open at ten and close at four.",
          Duration.ofMillis(300),
          Duration.ofMillis(40));

  @Test
  @DisplayName("[F33] wherever in a reply the line is cut, the call goes on, ungreeted")
  void aLineCutInAReplyIsTakenUpAgain() {
    for (int at = 100; at < 4_000; at += 650) {
      try (var server = TestServer.openAi()) {
        server.model().next(LONG);
        var call = server.call();
        call.say("What are your hours?");
        server.until(() -> !server.model().ledger().requests().isEmpty(), "the model is asked");
        server.time().advance(Duration.ofMillis(at));
        call.dropSocket();
        server.until(() -> lines(call) == 2, "the line is back");
        server.time().advanceUntil(call::silent, Duration.ofSeconds(60));

        assertThat(server.ask(call, "And on Sunday?")).endsWith("How may I help you?");
        var asked = server.model().ledger().requests().getLast().body().toString();
        assertThat(asked).contains("What are your hours?").contains("And on Sunday?");
        assertThat(call.heardText().split(GREETING, -1)).as("cut at %d ms", at).hasSize(2);
        assertThat(server.activeCalls()).isOne();
        server.hangUp(call);
      }
    }
  }

  @Test
  @DisplayName("[F33] a line cut in silence is taken up again in silence")
  void aLineCutInSilenceIsTakenUpAgain() {
    try (var server = TestServer.openAi()) {
      var call = server.call();
      server.ask(call, "My name is Ada.");
      var before = call.heardText();
      call.dropSocket();
      server.until(() -> lines(call) == 2, "the line is back");
      server.time().advance(Duration.ofSeconds(2));

      assertThat(call.heardText()).isEqualTo(before);
      server.ask(call, "What is my name?");
      assertThat(server.model().ledger().requests().getLast().body().toString())
          .contains("My name is Ada.");
      server.hangUp(call);
    }
  }

  @Test
  @DisplayName("[F33] a call whose line is cut again and again ends with an apology")
  void aHopelessLineIsGivenUp() {
    try (var server = TestServer.openAi()) {
      var call = server.call();
      for (int line = 2; line <= 10; line++) {
        int expected = line;
        call.dropSocket();
        server.until(() -> lines(call) == expected, "line " + line);
      }
      call.dropSocket();
      var outcome = server.time().await(call.ended(), Duration.ofSeconds(60));

      assertThat(outcome.reason()).isEqualTo(Outcome.Reason.APPLICATION_HUNG_UP);
      assertThat(call.heardText()).endsWith("Please call again. Goodbye.");
      assertThat(server.activeCalls()).isZero();
    }
  }

  @Test
  @DisplayName("[F33] asked how to go on, it connects the call again without a greeting, ten times")
  void theActionConnectsTheCallAgain() {
    try (var server = TestServer.openAi()) {
      var sid = Lines.freshSid();
      var first = BareRequest.post("/voice", BareRequest.form(sid)).sendTo(server).body();
      assertThat(first).contains("welcomeGreeting=\"" + GREETING);
      for (int line = 1; line <= 10; line++) {
        Lines.upgraded(server).send(BareSocket.text(Lines.setupOf(server, sid))).close();
        var answer = action(server, sid, "failed", "in-progress");
        assertThat(answer).contains(line < 10 ? "<ConversationRelay" : "<Say>We are sorry");
        assertThat(answer).doesNotContain(GREETING);
      }
      assertThat(server.activeCalls()).isZero();
    }
  }

  @Test
  void aLineThatNeverComesBackEndsTheCallAfterFifteenSeconds() {
    try (var server = TestServer.openAi()) {
      Lines.connected(server).close();
      server.time().advance(Duration.ofMillis(14_900));
      assertThat(server.activeCalls()).isOne();
      server.time().advance(Duration.ofMillis(200));
      assertThat(server.activeCalls()).isZero();
    }
  }

  @Test
  @DisplayName("[F12] a far end that no longer answers pings is given up within 25 seconds")
  void aHalfOpenLineIsClosed() {
    try (var server = TestServer.openAi()) {
      var line = Lines.connected(server);
      server.time().advance(Duration.ofSeconds(14));
      line.send(Lines.words("Hello?"));
      server.time().advance(Duration.ofMillis(10_900));
      assertThat(line.closeCode()).isZero();
      server.time().advance(Duration.ofMillis(200));
      assertThat(line.closeCode()).isEqualTo(1002);
      server.time().advance(Duration.ofSeconds(16));
      assertThat(server.activeCalls()).isZero();
      line.close();
    }
  }

  @Test
  @DisplayName("a far end that reads nothing is cut off before much is kept for it")
  void aMuteReaderIsCutOff() {
    try (var server = TestServer.openAi()) {
      server.model().next(Script.saying("word ".repeat(20_000), Duration.ZERO, Duration.ZERO));
      var line = Lines.connected(server);
      line.pause();
      line.send(Lines.words("Tell me everything."));
      server.time().advance(Duration.ofSeconds(26));

      var reply = server.model().ledger().lastReply().orElseThrow();
      assertThat(reply.ending()).isEqualTo(Ledger.Ending.ABORTED);
      assertThat(reply.text()).hasSizeLessThan(16 * 1024);
      server.time().advance(Duration.ofSeconds(16));
      assertThat(server.activeCalls()).isZero();
      line.close();
    }
  }

  @Test
  @DisplayName("[F35] told that the call is over, it closes the line, whatever the carrier does")
  void completedBeforeTheCloseEndsTheCall() {
    try (var server = TestServer.openAi()) {
      var sid = Lines.freshSid();
      var line = Lines.upgraded(server).send(BareSocket.text(Lines.setupOf(server, sid)));

      assertThat(action(server, sid, "completed", "completed")).contains("<Hangup");
      assertThat(server.activeCalls()).isZero();
      assertThat(line.closeCode()).isEqualTo(1000);
      assertThat(action(server, sid, "completed", "completed")).contains("<Hangup");
      assertThat(action(server, sid, "failed", "completed")).contains("<Hangup");
      assertThat(server.activeCalls()).isZero();
      line.close();
    }
  }

  @Test
  @DisplayName("a broken session of a call we know nothing of begins anew; an ended one is nothing")
  void theActionOfAnUnknownCall() {
    try (var server = TestServer.openAi()) {
      for (var status : new String[] {"completed", "ended", "", "unheard-of"}) {
        var answer = action(server, Lines.freshSid(), status, "in-progress");
        assertThat(answer).as(status).contains("<Hangup").doesNotContain("Relay");
      }
      assertThat(server.activeCalls()).isZero();
      var answer = action(server, Lines.freshSid(), "failed", "in-progress");
      assertThat(answer).contains("<ConversationRelay").contains(GREETING);
      assertThat(server.activeCalls()).isOne();
    }
  }

  private static String action(TestServer server, String sid, String status, String callStatus) {
    Map<String, String> form = new HashMap<>(BareRequest.form(sid));
    form.put("SessionStatus", status);
    form.put("CallStatus", callStatus);
    form.put("ErrorCode", "64105");
    var answer = BareRequest.post("/relay-action", form).sendTo(server);
    assertThat(answer.status()).isEqualTo(200);
    return answer.body();
  }

  /** How often the line was brought up. */
  private static long lines(SimulatedCall call) {
    return call.framesOut().stream().filter(frame -> frame.type().equals("setup")).count();
  }
}
