package dev.offhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.call.CallEnd;
import dev.offhook.phone.ai.Script;
import dev.offhook.phone.twilio.SimulatedCall;
import dev.offhook.store.CallRecord;
import dev.offhook.store.Story;
import dev.offhook.store.TurnRecord;
import dev.offhook.store.TurnRecord.Side;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the log of a whole call tells of it. */
class StoryCallTest {
  private static final Duration FAST = Duration.ofMillis(10);
  private static final Duration SLOW = Duration.ofMillis(150);
  private static final String GREETING = "Thanks for calling! How can I help you today?";
  private static final String BIKES =
      "We sell bikes of every size, for young and old. We sell bells that you can hear from afar."
          + " And we mend whatever is broken, mostly on the same day, while you wait.";

  @Test
  @DisplayName("[002-38] [B004-9] turns are what was said: none invented, none empty, no blanks")
  void aCallIsToldTurnByTurn() {
    try (var server = TestServer.openAi()) {
      server.model().next(Script.saying("Nine to five.", FAST, SLOW));
      var call = server.call();
      server.ask(call, "When are you open?");
      server.hangUp(call);

      assertThat(heard(server, call))
          .containsExactly(
              "assistant: " + GREETING, "caller: When are you open?", "assistant: Nine to five.");
      var answer = turns(server, call).get(2);
      assertThat(answer.generated()).isEqualTo("Nine to five.");
      assertThat(answer.sent()).isEqualTo("Nine to five.");
      assertThat(answer.cutShort()).isFalse();
      assertThat(answer.latency().firstWord()).contains(FAST);
      assertThat(answer.latency().sounding()).isPresent();
      assertThat(answer.latency().played().orElseThrow())
          .isGreaterThan(answer.latency().sounding().orElseThrow());
      assertThat(turns(server, call).getFirst().generated()).isBlank();
    }
  }

  @Test
  @DisplayName("[B002-9] [B002-10] an inbound call is known, and still is when it is over")
  void theCallIsKnownAndItsEnd() {
    try (var server = TestServer.openAi()) {
      var call = server.call();
      assertThat(record(server, call).over()).isEmpty();
      server.hangUp(call);

      var record = record(server, call);
      assertThat(record.details().sid().value()).isEqualTo(call.sid());
      assertThat(record.by().assistant()).isEqualTo("receptionist");
      assertThat(record.began()).isEqualTo(TestServer.START);
      assertThat(record.connected()).isPresent();
      assertThat(record.over().map(CallRecord.Over::end)).contains(CallEnd.callerHungUp());
    }
  }

  @Test
  @DisplayName("a reply that is held, goes on and is stopped is one turn, each of its words once")
  void aReplyThatGoesOnIsOneTurn() {
    try (var server = TestServer.openAi()) {
      var call = telling(server);
      server.time().advance(Duration.ofSeconds(3));
      call.say("Uh-huh.");
      server.time().advance(Duration.ofSeconds(4));
      call.say("Hold on.");
      server.time().advance(Duration.ofSeconds(30));
      server.hangUp(call);

      var story = turns(server, call).get(2);
      assertThat(story.generated()).isEqualTo(BIKES);
      assertThat(story.sent()).isEqualTo(BIKES);
      assertThat(story.heard()).isNotBlank().isNotEqualTo(BIKES);
      assertThat(BIKES).startsWith(story.heard());
      assertThat(story.cutShort()).isTrue();
      assertThat(heard(server, call).subList(3, 6))
          .containsExactly(
              "caller: Hold on.", "assistant: Okay.", "assistant: Are you still there?");
    }
  }

  @Test
  @DisplayName("of a reply the caller hangs up on, what the line has reported was heard")
  void aReplyThatIsHungUpOnWasHeardInPart() {
    try (var server = TestServer.openAi()) {
      var call = telling(server);
      server.time().advance(Duration.ofSeconds(5));
      server.hangUp(call);

      var story = turns(server, call).getLast();
      assertThat(BIKES).startsWith(story.sent()).startsWith(story.heard());
      assertThat(story.heard()).isNotBlank().isNotEqualTo(story.sent());
      assertThat(story.cutShort()).isTrue();
    }
  }

  @Test
  @DisplayName("a reply taken up on a new line is one turn, each of its words once")
  void aReplyOnTwoLinesIsOneTurn() {
    try (var server = TestServer.openAi()) {
      var call = telling(server);
      server.time().advance(Duration.ofSeconds(3));
      call.dropSocket();
      server.until(() -> call.heardText().endsWith("while you wait."), "the story is told");
      server.time().advanceUntil(call::silent, Duration.ofMinutes(1));
      server.hangUp(call);

      assertThat(heard(server, call)).endsWith("assistant: " + BIKES);
      assertThat(turns(server, call)).hasSize(3);
    }
  }

  @Test
  @DisplayName("[002-38] what is said of trouble is heard, and is not the model's")
  void wordsOfOurOwnAreNoModels() {
    try (var server = TestServer.openAi()) {
      server.model().next(Script.refusing(401, "invalid_request_error", "no such key"));
      var call = server.call();
      server.ask(call, "When are you open?");
      server.hangUp(call);

      var sorry = turns(server, call).getLast();
      assertThat(sorry.side()).isEqualTo(Side.ASSISTANT);
      assertThat(sorry.heard()).isNotBlank().isEqualTo(sorry.sent());
      assertThat(sorry.generated()).isBlank();
    }
  }

  @Test
  @DisplayName("a call that never came up has a record and no turns")
  void aCallThatNeverCameUpHasNoTurns() {
    try (var server = TestServer.with(Map.of("WELCOME_GREETING", "Hi"))) {
      var call = server.twilio().dial(server.url("/voice"));
      server.until(() -> !server.log(call).isEmpty(), "the call is announced");
      var announced = server.log(call).subList(0, 1);

      assertThat(Story.of(announced).call()).isPresent();
      assertThat(Story.of(announced).turns()).isEmpty();
    }
  }

  private static SimulatedCall telling(TestServer server) {
    server.model().next(Script.saying(BIKES, FAST, SLOW));
    var call = server.call();
    call.say("Tell me about bikes.");
    server.until(() -> OnTheWire.textCount(call) > 0, "the story begins");
    return call;
  }

  private static List<TurnRecord> turns(TestServer server, SimulatedCall call) {
    return Story.of(server.log(call)).turns();
  }

  private static CallRecord record(TestServer server, SimulatedCall call) {
    return Story.of(server.log(call)).call().orElseThrow();
  }

  private static List<String> heard(TestServer server, SimulatedCall call) {
    return turns(server, call).stream()
        .map(turn -> (turn.side() == Side.CALLER ? "caller: " : "assistant: ") + turn.heard())
        .toList();
  }
}
