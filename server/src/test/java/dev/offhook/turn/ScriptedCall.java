package dev.offhook.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.turn.Signal.AssistantSounding;
import dev.offhook.turn.Signal.CallerSpeaking;
import dev.offhook.turn.Signal.CallerWords;
import dev.offhook.turn.Signal.Generated;
import dev.offhook.turn.Signal.Interrupted;
import dev.offhook.turn.Signal.LineBack;
import dev.offhook.turn.Signal.Played;
import dev.offhook.turn.Signal.ReplyComplete;
import dev.offhook.turn.Signal.ReplyFailed;
import dev.offhook.turn.Signal.Woken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A call as a timeline: what happens, and what the machine must do about it, line by line. Its
 * clock stands still unless {@link #after} moves it; the machine is woken when it asked to be.
 */
final class ScriptedCall {
  /** More wakes than any wait of a test can need. */
  private static final int WAKES = 200;

  private final TurnMachine machine;
  private final Transcript transcript = new Transcript();
  private final List<Move> moves = new ArrayList<>();
  private final List<Move.Explain> reasons = new ArrayList<>();
  private final List<Move.Explain> fresh = new ArrayList<>();
  private TurnState state = new TurnState.Waiting();
  private Duration now = Duration.ofHours(7);
  private long reply = -1;

  private ScriptedCall(TurnPolicy policy) {
    machine = new TurnMachine(policy);
  }

  /** A call whose greeting has been said to its end. */
  static ScriptedCall call() {
    return with(TurnPolicy.USUAL).greeted("");
  }

  static ScriptedCall with(TurnPolicy policy) {
    return new ScriptedCall(policy);
  }

  /** A call in which the caller has asked something, and the model is about to answer. */
  static ScriptedCall asked(String words) {
    return call().caller(words).discarding();
  }

  /** A call in which the assistant is saying these words, and has more to come. */
  static ScriptedCall saying(String words) {
    return asked("tell me about it").token(words).discarding();
  }

  /** A call in which all words of a reply are sent, and sound. */
  static ScriptedCall said(String words) {
    return saying(words).complete().discarding();
  }

  ScriptedCall greeted(String greeting) {
    return tell(new Signal.Greeted(greeting));
  }

  ScriptedCall announced(String line, String greeting) {
    return tell(new Signal.Announced(line, greeting));
  }

  ScriptedCall caller(String words) {
    return tell(new CallerWords(words, "en-US", true));
  }

  ScriptedCall partial(String words) {
    return tell(new CallerWords(words, "en-US", false));
  }

  ScriptedCall callerSpeaks() {
    return tell(new CallerSpeaking(true));
  }

  ScriptedCall callerPauses() {
    return tell(new CallerSpeaking(false));
  }

  ScriptedCall key() {
    return tell(new Signal.KeyPressed());
  }

  ScriptedCall token(String words) {
    return tell(new Generated(reply, words));
  }

  ScriptedCall complete() {
    return tell(new ReplyComplete(reply, Departure.NONE));
  }

  ScriptedCall completeAndLeaving() {
    return tell(new ReplyComplete(reply, Departure.HANG_UP));
  }

  ScriptedCall completeAndHandingOver() {
    return tell(new ReplyComplete(reply, Departure.HAND_OVER));
  }

  ScriptedCall working() {
    return tell(new Signal.Working(reply));
  }

  ScriptedCall fails() {
    return tell(new ReplyFailed(reply));
  }

  ScriptedCall interrupted(String heard) {
    return tell(new Interrupted(heard, Optional.empty()));
  }

  ScriptedCall played(String words) {
    return tell(new Played(words));
  }

  ScriptedCall voiceStops() {
    return tell(new AssistantSounding(false));
  }

  ScriptedCall lineLost() {
    return tell(new Signal.LineLost(false));
  }

  ScriptedCall processLost() {
    return tell(new Signal.LineLost(true));
  }

  ScriptedCall lineBack(boolean queueLives) {
    return tell(new LineBack(queueLives));
  }

  ScriptedCall tell(Signal signal) {
    var step = machine.step(state, signal, now);
    state = step.state();
    for (var move : step.moves()) {
      transcript.make(move);
      switch (move) {
        case Move.Explain reason -> {
          reasons.add(reason);
          fresh.add(reason);
        }
        case Move.Generate(long number) -> {
          transcript.ask();
          reply = number;
          moves.add(move);
        }
        case Move.RememberCaller _, Move.RememberSaid _, Move.AmendCaller _, Move.AmendSaid _ -> {}
        case Move.Cancel _,
            Move.Say _,
            Move.Filler _,
            Move.FinishTalk _,
            Move.Hush _,
            Move.Purge _,
            Move.HandOver _,
            Move.HangUp _ ->
            moves.add(move);
      }
    }
    return this;
  }

  /** Time goes by. */
  ScriptedCall after(long milliseconds) {
    var until = now.plusMillis(milliseconds);
    for (var wakes = 0; wakeBy(until); wakes++) {
      assertThat(wakes).as("wakes within %d ms", milliseconds).isLessThan(WAKES);
      tell(new Woken());
    }
    now = until;
    return this;
  }

  /** The moment it asked to be woken at, if it did. */
  ScriptedCall until(Optional<Duration> wake) {
    wake.ifPresent(at -> now = at);
    return wake.isPresent() ? tell(new Woken()) : this;
  }

  private boolean wakeBy(Duration until) {
    var at = state.wakeAt().filter(moment -> moment.compareTo(until) <= 0);
    at.filter(moment -> moment.compareTo(now) > 0).ifPresent(moment -> now = moment);
    return at.isPresent();
  }

  /** What the machine asked for since the last look, beside the history and its reasons. */
  ScriptedCall expect(Move... expected) {
    assertThat(moves).containsExactly(expected);
    return discarding();
  }

  ScriptedCall expectNothing() {
    return expect();
  }

  ScriptedCall discarding() {
    moves.clear();
    fresh.clear();
    return this;
  }

  /** What was sent to the line since the last look, put together. */
  ScriptedCall expectSaid(String words) {
    var said = new StringBuilder();
    for (var move : moves) {
      if (move instanceof Move.Say(String more, _)) {
        said.append(more);
      }
    }
    assertThat(said.toString()).isEqualTo(words);
    return discarding();
  }

  /** The history, one line a turn; "…" ends a turn that was cut short. */
  ScriptedCall history(String... lines) {
    assertThat(transcript.lines()).containsExactly(lines);
    return this;
  }

  /** The history the model was last asked with. */
  ScriptedCall askedWith(String... lines) {
    assertThat(transcript.lastAsked()).containsExactly(lines);
    return this;
  }

  ScriptedCall is(Class<? extends TurnState> kind) {
    assertThat(state).isInstanceOf(kind);
    return this;
  }

  ScriptedCall because(Interjection.Rule rule) {
    return because(rule.words());
  }

  ScriptedCall because(String rule) {
    assertThat(reasons).last().extracting(Move.Explain::rule).isEqualTo(rule);
    return this;
  }

  /** What was decided since the last look, and why. */
  ScriptedCall explained(Move.Explain... expected) {
    assertThat(fresh).containsExactly(expected);
    return this;
  }

  long reply() {
    return reply;
  }

  TurnState state() {
    return state;
  }
}
