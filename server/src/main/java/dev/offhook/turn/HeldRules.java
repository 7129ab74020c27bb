package dev.offhook.turn;

import dev.offhook.turn.Interjection.Rule;
import dev.offhook.turn.Move.Cancel;
import dev.offhook.turn.TurnState.CutOff;
import dev.offhook.turn.TurnState.Held;
import java.time.Duration;

/** The reply is held: what the caller says now decides what becomes of it. */
final class HeldRules {
  private final Turns turns;

  HeldRules(Turns turns) {
    this.turns = turns;
  }

  Step step(Held state, Signal signal, Duration now) {
    return switch (signal) {
      case Signal.Generated(long reply, String words) when reply == state.talk().reply() ->
          Step.to(state.with(state.talk().keeps(words)));
      case Signal.ReplyComplete(long reply, boolean leaving) when reply == state.talk().reply() ->
          Step.to(state.with(state.talk().completed(leaving)));
      case Signal.ReplyFailed(long reply) when reply == state.talk().reply() ->
          Step.to(
              state.with(
                  state.talk().keeps(" " + turns.policy().phrases().trouble()).completed(false)));
      case Signal.CallerWords heard -> words(state, heard, now);
      case Signal.CallerSpeaking(boolean on) ->
          Step.to(rearmed(state, state.course().caller().speaking(on, now), now));
      case Signal.Interrupted(String heard, var into) -> {
        var stopped = state.talk().stopped(state.talk().text().interrupted(heard, into), now);
        yield Step.to(rearmed(state.with(stopped), state.course().caller(), now));
      }
      case Signal.Played(String words) -> {
        var talk = state.talk();
        yield Step.to(state.with(talk.stopped(talk.text().played(words), now)));
      }
      case Signal.Woken _ -> woken(state, now);
      case Signal.LineLost _ -> lost(state);
      case Signal.Greeted _,
          Signal.KeyPressed _,
          Signal.AssistantSounding _,
          Signal.Generated _,
          Signal.ReplyComplete _,
          Signal.ReplyFailed _,
          Signal.LineBack _ ->
          Step.to(state);
    };
  }

  private Step words(Held state, Signal.CallerWords heard, Duration now) {
    var caller = state.course().caller();
    var judged = turns.judge(heard.words(), heard.language(), heard.settled(), state.talk());
    var known = state.course().with(caller.speaking(!heard.settled(), now));
    var step =
        switch (judged) {
          case Interjection.Unsettled _ -> Step.to(rearmed(state, known.caller(), now));
          case Interjection.Stop stop ->
              turns.stop(known, state.talk(), true, heard, stop.rest(), now);
          case Interjection.NewTurn _ ->
              turns.newTurn(known, state.talk(), true, heard.words(), now);
          case Interjection.Backchannel _ -> turns.resume(state.with(known), now);
          case Interjection.InDoubt _ ->
              turns.resume(state.with(known.with(known.caller().saidAside(heard.words()))), now);
        };
    return step.because(judged, now.minus(state.since()));
  }

  private Held rearmed(Held state, Caller caller, Duration now) {
    return new Held(
        state.course().with(caller),
        state.talk(),
        state.since(),
        turns.policy().resumeAt(caller, now));
  }

  private Step woken(Held state, Duration now) {
    if (state.course().over(now)) {
      return turns.leave(
          Turns.endOf(state.talk(), true),
          state.course(),
          turns.policy().phrases().timeIsUp(),
          now);
    }
    return now.compareTo(state.resumeAt()) >= 0
        ? turns
            .resume(state, now)
            .because(new Interjection.Backchannel(Rule.NO_WORDS), now.minus(state.since()))
        : Step.to(state);
  }

  private static Step lost(Held state) {
    var cut = new CutOff(state.course(), state.talk(), true);
    return state.talk().complete() ? Step.to(cut) : Step.to(cut, new Cancel(state.talk().reply()));
  }
}
