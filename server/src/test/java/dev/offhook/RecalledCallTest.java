package dev.offhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.call.CallEvent;
import dev.offhook.call.CallSid;
import dev.offhook.call.LoggedEvent;
import dev.offhook.phone.ai.Script;
import dev.offhook.phone.twilio.SimulatedCall;
import dev.offhook.turn.Move;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * A server that knows a call only from its log: another one held it and died, wherever in the call
 * that was.
 */
class RecalledCallTest {
  private static final String GREETING = "Thanks for calling";
  private static final String SORRY = "Sorry, we were cut off for a moment.";
  private static final Script HOURS =
      Script.saying(
          "We open at nine in the morning, and we close at six. On Saturday we open at ten.",
          Duration.ofMillis(300),
          Duration.ofMillis(40));

  /** What another server has written down of a call; read by the one of the test. */
  private volatile List<LoggedEvent> past = List.of();

  private final Logbook logbook = Remembered.calls(_ -> past);

  @Test
  @DisplayName("wherever a server died, the next one takes the call up: no greeting, all it heard")
  void aCallIsTakenUpFromAnyMoment() {
    var whole = aWholeCall();
    for (int died = 3; died < whole.size(); died += 2) {
      past = whole.subList(0, died);
      var before = remembered(past);
      try (var server = TestServer.with(TestServer.openAiSettings(), logbook)) {
        var sid = sid(whole);
        var line = backOn(server, sid, died);
        server.time().advance(Duration.ofSeconds(8));
        line.send(Lines.words("And on Sunday?"));
        server.until(() -> asked(server, "And on Sunday?"), "the model is asked");

        var told = OnTheWire.conversation(server.model().ledger().requests().getLast());
        assertThat(told).as("died after %d", died).containsSubsequence(atLeast(before));
        assertThat(String.join("\n", told).split(GREETING, -1)).hasSizeLessThanOrEqualTo(2);
        assertThat(server.activeCalls()).isOne();
        line.close();
      }
    }
  }

  @Test
  @DisplayName("a caller who was being answered is told, and answered from the beginning")
  void whoWasBeingAnsweredIsTold() {
    var whole = aWholeCall();
    past = whole.subList(0, indexOf(whole, new Move.Generate(1)) + 4);
    try (var server = TestServer.with(TestServer.openAiSettings(), logbook)) {
      server.model().next(HOURS);
      var line = backOn(server, sid(whole), 0);
      server.until(() -> line.received().contains("ten."), "the answer is sent");

      assertThat(line.received())
          .containsOnlyOnce(SORRY)
          .contains("We", " open")
          .doesNotContain(GREETING);
      assertThat(OnTheWire.lastWords(server.model().ledger().requests().getLast()))
          .isEqualTo("What are your hours?");
      line.close();
    }
  }

  @Test
  @DisplayName("a call that rang when its server died is answered as any other, once")
  void aCallThatRangIsGreeted() {
    var whole = aWholeCall();
    past = whole.subList(0, 1);
    try (var server = TestServer.with(TestServer.openAiSettings(), logbook)) {
      var twiml = action(server, sid(whole).value());
      assertThat(twiml).contains("welcomeGreeting=\"" + GREETING);
    }
  }

  @Test
  @DisplayName("[001-20] what comes late of a call that is over begins nothing")
  void aCallThatIsOverIsNotTakenUp() {
    var whole = aWholeCall();
    past = whole;
    try (var server = TestServer.with(TestServer.openAiSettings(), logbook)) {
      var sid = sid(whole).value();
      assertThat(BareRequest.post("/voice", BareRequest.form(sid)).sendTo(server).body())
          .contains("<Hangup>");
      assertThat(action(server, sid)).contains("<Hangup>");
      assertThat(server.activeCalls()).isZero();
    }
  }

  @Test
  @DisplayName("a lost session comes back by the token it showed to the server that died")
  void aSessionComesBackByItsToken() {
    try (var first = TestServer.openAi()) {
      var sid = Lines.freshSid();
      var setup = Lines.setupOf(first, sid);
      var before = Lines.upgraded(first).send(BareSocket.text(setup));
      first.until(() -> first.log(sid).size() > 2, "the line is up");
      past = first.log(sid);
      before.close();
      try (var second = TestServer.with(TestServer.openAiSettings(), logbook)) {
        var line = Lines.upgraded(second).send(BareSocket.text(setup));
        line.send(Lines.words("Are you there?"));
        second.until(() -> asked(second, "Are you there?"), "the model is asked");

        var stranger = setup.replaceAll("\"token\":\"[^\"]+\"", "\"token\":\"forged\"");
        var refused = Lines.upgraded(second).send(BareSocket.text(stranger));
        assertThat(refused.closeCode()).isEqualTo(1008);
        assertThat(second.activeCalls()).isOne();
        refused.close();
        line.close();
      }
    }
  }

  /** A call as it is written down: asked, answered, interrupted, taken leave of. */
  private static List<LoggedEvent> aWholeCall() {
    try (var server = TestServer.openAi()) {
      server.model().next(HOURS);
      SimulatedCall call = server.call();
      call.say("What are your hours?");
      server.until(() -> OnTheWire.textCount(call) > 8, "the answer sounds");
      server.time().advance(Duration.ofSeconds(3));
      call.say("Hold on.");
      server.time().advance(Duration.ofSeconds(6));
      server.ask(call, "And where are you?");
      server.hangUp(call);
      return server.log(call);
    }
  }

  /** The carrier asks how to go on, is told, and connects. */
  private static BareSocket backOn(TestServer server, CallSid sid, int died) {
    var twiml = action(server, sid.value());
    assertThat(twiml).as("died after %d", died).contains("<ConversationRelay");
    assertThat(twiml).doesNotContain(GREETING);
    return Lines.upgraded(server).send(BareSocket.text(Lines.setup(twiml, sid.value())));
  }

  private static String action(TestServer server, String sid) {
    Map<String, String> form = new HashMap<>(BareRequest.form(sid));
    form.putAll(
        Map.of("SessionStatus", "failed", "CallStatus", "in-progress", "ErrorCode", "64105"));
    return BareRequest.post("/relay-action", form).sendTo(server).body();
  }

  private static boolean asked(TestServer server, String words) {
    var requests = server.model().ledger().requests();
    return !requests.isEmpty() && OnTheWire.lastWords(requests.getLast()).endsWith(words);
  }

  private static CallSid sid(List<LoggedEvent> events) {
    return ((CallEvent.Arrived) events.getFirst().event()).details().sid();
  }

  private static int indexOf(List<LoggedEvent> events, Move move) {
    var at = events.stream().map(LoggedEvent::event).toList().indexOf(new CallEvent.Made(move));
    assertThat(at).isNotNegative();
    return at;
  }

  /** What a history holds, in the form a request is told in; amended as the log says. */
  private static List<String> remembered(List<LoggedEvent> events) {
    var said = new ArrayList<String>();
    for (var event : events) {
      if (event.event() instanceof CallEvent.Made(Move move)) {
        switch (move) {
          case Move.RememberCaller(String words) -> said.add("user: " + words);
          case Move.RememberSaid(String words, boolean _) -> said.add("assistant: " + words);
          case Move.AmendCaller(String words) -> amend(said, "user: ", words);
          case Move.AmendSaid(String words) -> amend(said, "assistant: ", words);
          case Move.Generate _,
              Move.Cancel _,
              Move.Say _,
              Move.Hush _,
              Move.Purge _,
              Move.Filler _,
              Move.FinishTalk _,
              Move.Explain _,
              Move.HandOver _,
              Move.HangUp _ -> {}
        }
      }
    }
    return said;
  }

  private static void amend(List<String> said, String who, String words) {
    for (var i = said.size() - 1; i >= 0; i--) {
      if (said.get(i).startsWith(who)) {
        said.set(i, who + words);
        return;
      }
    }
  }

  /** All but the last turn, which may be gone on with; behind the instructions. */
  private static List<String> atLeast(List<String> said) {
    var all = new ArrayList<>(List.of("system"));
    all.addAll(said.subList(0, Math.max(0, said.size() - 1)));
    return all;
  }
}
