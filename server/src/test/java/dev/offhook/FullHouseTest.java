package dev.offhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.phone.ai.Script;
import dev.offhook.phone.twilio.Outcome;
import dev.offhook.phone.twilio.SimulatedCall;
import java.time.Duration;
import java.util.HashMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** When no more calls are taken: the house is full, or it closes. */
class FullHouseTest {
  private static final String BUSY = "All our lines are busy right now.";
  private static final String ANSWER = "How may I help you?";

  @Test
  @DisplayName("one call too many hears that the lines are busy; the others go on")
  void oneCallTooManyHearsThatTheLinesAreBusy() {
    try (var server = small()) {
      var one = server.call();
      assertThat(ready(server)).isEqualTo(200);
      var two = server.call();
      assertThat(ready(server)).isEqualTo(503);
      var three = server.twilio().dial(server.url("/voice"));
      var outcome = server.time().await(three.ended(), Duration.ofSeconds(30));

      assertThat(three.heardText()).startsWith(BUSY);
      assertThat(three.twiml().getFirst()).contains("<Say>" + BUSY).contains("<Hangup");
      assertThat(outcome.reason()).isEqualTo(Outcome.Reason.APPLICATION_HUNG_UP);
      assertThat(three.notices()).isEmpty();
      assertThat(server.ask(one, "Hello?")).isEqualTo(ANSWER);
      assertThat(server.ask(two, "Hello?")).isEqualTo(ANSWER);
      server.hangUp(one);
      assertThat(ready(server)).isEqualTo(200);
      var four = server.call();
      assertThat(server.ask(four, "Hello?")).isEqualTo(ANSWER);
      server.hangUp(two);
      server.hangUp(four);
    }
  }

  @Test
  void callsThatNeverBringUpALineAreForgottenAfterAMinute() {
    try (var server = small()) {
      Lines.setupOf(server, Lines.freshSid());
      var late = Lines.setupOf(server, Lines.freshSid());
      assertThat(ready(server)).isEqualTo(503);
      server.time().advance(Duration.ofSeconds(59));
      assertThat(server.activeCalls()).isEqualTo(2);
      server.time().advance(Duration.ofSeconds(1));
      assertThat(server.activeCalls()).isZero();
      assertThat(ready(server)).isEqualTo(200);

      var line = Lines.upgraded(server).send(BareSocket.text(late));
      assertThat(line.closeCode()).isEqualTo(1008);
      line.close();
    }
  }

  @Test
  @DisplayName("a server that stops takes no call, lets the last one finish and is gone")
  void aCallMayFinishWhileTheServerStops() {
    try (var server = small()) {
      server
          .model()
          .next(Script.saying("Nine to five.", Duration.ofSeconds(1), Duration.ofMillis(50)));
      var call = server.call();
      call.say("Your hours, please.");
      server.until(() -> !server.model().ledger().requests().isEmpty(), "the model is asked");
      var stopped = server.stop();

      assertThat(ready(server)).isEqualTo(503);
      var late = server.twilio().dial(server.url("/voice"));
      server.until(() -> !late.heard().isEmpty(), "the late caller is told");
      assertThat(late.heardText()).startsWith(BUSY);
      assertThat(stopped.isComplete()).isFalse();
      server.time().advanceUntil(() -> heard(call, "Nine to five."), Duration.ofSeconds(8));
      server.hangUp(call);
      server.time().advance(Duration.ofMillis(200));
      server.time().await(stopped, Duration.ofSeconds(1));
      assertThat(server.activeCalls()).isZero();
    }
  }

  @Test
  void aCallThatDoesNotFinishIsEndedAfterTenSeconds() {
    try (var server = small()) {
      var line = Lines.connected(server);
      server.stop();
      server.time().advance(Duration.ofMillis(9_800));
      assertThat(server.activeCalls()).isOne();
      assertThat(line.closeCode()).isZero();
      server.time().advance(Duration.ofMillis(400));

      assertThat(server.activeCalls()).isZero();
      assertThat(line.closeCode()).isNotZero();
      line.close();
    }
  }

  private static TestServer small() {
    var settings = new HashMap<>(TestServer.openAiSettings());
    settings.put("MAX_CALLS", "2");
    return TestServer.with(settings);
  }

  private static boolean heard(SimulatedCall call, String words) {
    return call.heardText().contains(words);
  }

  private static int ready(TestServer server) {
    var socket = BareRequest.get("/ready").sendTo(server);
    int status = socket.status();
    socket.close();
    return status;
  }
}
