package dev.offhook.turn;

import dev.offhook.turn.Signal.CallerWords;
import dev.offhook.turn.TurnState.CutOff;
import dev.offhook.turn.TurnState.Held;
import java.time.Duration;
import java.util.ArrayList;

/** The reply is held: what the caller says now decides what becomes of it. */
final class HeldRules {
  private final Turns turns;

  HeldRules(Turns turns) {
    this.turns = turns;
  }

  Step step(Held state, Signal signal, Duration now) {
    return switch (signal) {
      case Signal.Generated(long reply, String words) when state.talk().awaits(reply) ->
          Step.to(state.with(state.talk().keeps(words)));
      case Signal.ReplyComplete(long reply, var leaving) when state.talk().awaits(reply) ->
          Reasons.explained(
              Step.to(state.with(turns.completed(state.talk(), leaving))), state.talk(), leaving);
      case Signal.ReplyFailed(long reply) when state.talk().awaits(reply) ->
          Reasons.modelFailed(Step.to(state.with(turns.failed(state.talk()))));
      case CallerWords heard when heard.words().isBlank() && !heard.settled() -> Step.to(state);
      case CallerWords heard -> words(state, heard, now);
      case Signal.CallerSpeaking(boolean on) ->
          Step.to(heard(state, turns.speaking(state.course(), on, now), now));
      case Signal.Interrupted(String heard, var into) -> {
        var stopped = state.talk().stopped(state.talk().text().interrupted(heard, into), now);
        yield Step.to(rearmed(state.with(stopped), state.course().caller(), now));
      }
      case Signal.Played(String words) -> {
        var talk = state.talk();
        yield Step.to(state.with(talk.stopped(talk.text().played(words), now)));
      }
      case Signal.Woken _ -> woken(state, now);
      case Signal.LineLost(boolean orphaned) ->
          Step.to(new CutOff(state.course(), state.talk(), true, orphaned, now));
      case Signal.Greeted _,
          Signal.Announced _,
          Signal.KeyPressed _,
          Signal.AssistantSounding _,
          Signal.Generated _,
          Signal.CallerSilent _,
          Signal.CallerUnclear _,
          Signal.Working _,
          Signal.Commanded _,
          Signal.ReplyComplete _,
          Signal.ReplyFailed _,
          Signal.LineBack _ ->
          Step.to(state);
    };
  }

  private Step words(Held state, CallerWords heard, Duration now) {
    var talk = state.talk();
    var judged = turns.judge(state.course(), talk, true, heard, now);
    var caller = turns.speaking(state.course(), !heard.settled(), now);
    var known = state.course().with(caller);
    var words = heard.words();
    var why = judged.rule().words();
    var after = sinceStopped(state, now);
    return switch (judged) {
      case Interjection.Unsettled _ -> Step.to(heard(state, caller, now));
      case Interjection.Stop stop -> stop(heard(state, caller, now), heard, stop, now);
      case Interjection.NewTurn _ ->
          turns
              .newTurn(known, talk, true, heard, now)
              .because(words, Decision.NEW_TURN, why, after);
      case Interjection.Backchannel _ ->
          turns.resume(state.with(known), now).because(words, Decision.WENT_ON, why, after);
      case Interjection.InDoubt _ ->
          turns
              .resume(state.with(known.with(caller.saidAside(words))), now)
              .because(words, Decision.KEPT_ASIDE, why, after);
    };
  }

  /** Stopped already by the same words before they were final: then even "okay" is too much. */
  private Step stop(Held state, CallerWords heard, Interjection.Stop judged, Duration now) {
    var after = sinceStopped(state, now);
    if (!state.course().caller().stopped()) {
      return turns.stop(state.course(), state.talk(), true, heard, judged, after, now);
    }
    if (!heard.settled()) {
      return Step.to(state);
    }
    if (!judged.rest().isBlank()) {
      return turns
          .newTurn(state.course(), state.talk(), true, heard, now)
          .because(heard.words(), Decision.NEW_TURN, Reasons.BEHIND_A_STOP, after);
    }
    var moves = new ArrayList<>(turns.endOf(state.talk(), true));
    var ended = turns.after(state.course(), state.talk(), true, now);
    var course = Turns.stopSettled(ended, heard, moves, now);
    return new Step(turns.listen(course, Talk.none(course.reply(), now), 0, now), moves);
  }

  /** A sign of speech starts the wait anew. */
  private Held heard(Held state, Caller caller, Duration now) {
    return turns.follows(TurnRule.WAIT_FOR_SILENCE) ? rearmed(state, caller, now) : state;
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
      return turns.farewells().timeIsUp(state.course(), state.talk(), true, now);
    }
    return now.compareTo(state.resumeAt()) >= 0
        ? turns
            .resume(state, now)
            .because(Decision.WENT_ON, silence(state), sinceStopped(state, now))
        : Step.to(state);
  }

  private String silence(Held state) {
    return "no words for " + Reasons.seconds(turns.policy().wait(state.course().caller()));
  }

  private static Duration sinceStopped(Held state, Duration now) {
    return now.minus(state.since());
  }
}
