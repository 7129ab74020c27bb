package dev.offhook.turn;

import dev.offhook.turn.Signal.CallerWords;
import dev.offhook.turn.TurnState.CutOff;
import dev.offhook.turn.TurnState.Listening;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The assistant is silent: whatever the caller says is a turn, and long silence is asked into. */
final class ListeningRules {
  private final Turns turns;

  ListeningRules(Turns turns) {
    this.turns = turns;
  }

  Step step(Listening state, Signal signal, Duration now) {
    return switch (signal) {
      case CallerWords heard when heard.words().isBlank() -> Step.to(state);
      case CallerWords heard -> heard.settled() ? turn(state, heard, now) : attentive(state, now);
      case Signal.KeyPressed _ -> attentive(state, now);
      case Signal.CallerSpeaking(boolean on) ->
          Step.to(
              turns.listen(
                  state.course().with(turns.speaking(state.course(), on, now)),
                  state.said(),
                  0,
                  now));
      case Signal.Interrupted(String heard, var into) when !state.said().text().complete() ->
          hold(state, state.said().text().interrupted(heard, into), now);
      case Signal.Played(String words) -> played(state, state.said().played(words, now), now);
      case Signal.Woken _ -> woken(state, now);
      case Signal.CallerSilent _ -> silent(state, "nothing was said", Duration.ZERO, now);
      case Signal.CallerUnclear _ -> unclear(state, now);
      case Signal.LineLost(boolean orphaned) ->
          Step.to(new CutOff(state.course(), state.said(), false, orphaned, now));
      case Signal.Greeted _,
          Signal.Announced _,
          Signal.Interrupted _,
          Signal.AssistantSounding _,
          Signal.Generated _,
          Signal.Working _,
          Signal.Commanded _,
          Signal.ReplyComplete _,
          Signal.ReplyFailed _,
          Signal.LineBack _ ->
          Step.to(state);
    };
  }

  private Step turn(Listening state, CallerWords heard, Duration now) {
    var course = state.course().with(turns.speaking(state.course(), false, now));
    var judged = turns.judge(course, state.said(), false, heard, now);
    if (course.caller().stopped()
        && judged instanceof Interjection.Stop(_, String rest)
        && rest.isBlank()) {
      var moves = new ArrayList<Move>();
      var settled = Turns.stopSettled(course, heard, moves, now);
      return new Step(turns.listen(settled, state.said(), 0, now), moves);
    }
    return turns
        .newTurn(course, state.said(), false, heard, now)
        .because(heard.words(), Decision.NEW_TURN, "the caller had the floor", Duration.ZERO);
  }

  /** The estimate was wrong: the voice was still sounding. */
  private Step hold(Listening state, HeardText upTo, Duration now) {
    return turns.hold(state.course(), state.said().stopped(upTo, now), List.of(), now);
  }

  private Step attentive(Listening state, Duration now) {
    return Step.to(turns.listen(state.course(), state.said(), 0, now));
  }

  /** The estimate was wrong: the silence begins only now. */
  private Step played(Listening state, Talk said, Duration now) {
    return said.text().equals(state.said().text())
        ? Step.to(state)
        : Step.to(turns.listen(state.course(), said, state.asked(), now));
  }

  private Step woken(Listening state, Duration now) {
    var course = state.course();
    if (course.over(now)) {
      return turns.farewells().timeIsUp(course, state.said(), false, now);
    }
    if (now.compareTo(state.quietUntil()) < 0) {
      return Step.to(state);
    }
    var silence = turns.policy().patience().silence();
    var why = "silence for " + Reasons.seconds(silence);
    var after = now.minus(state.quietUntil()).plus(silence);
    return silent(state, why, after, now);
  }

  /** Asks into the silence, or, when that has been done often enough, ends the call. */
  private Step silent(Listening state, String why, Duration after, Duration now) {
    if (state.asked() >= turns.policy().patience().asks()) {
      return turns
          .farewells()
          .silenceEnds(state.course(), state.said(), now)
          .because(Decision.SAID_GOODBYE, why, after);
    }
    return say(state, turns.policy().phrases().stillThere(), state.asked() + 1, now)
        .because(Decision.ASKED_WHETHER_THERE, why, after);
  }

  private Step unclear(Listening state, Duration now) {
    return say(state, turns.policy().phrases().unclear(), 0, now)
        .because(Decision.APOLOGISED, "the caller was not understood", Duration.ZERO);
  }

  private Step say(Listening state, String words, int asked, Duration now) {
    var before = turns.endOf(state.said(), false);
    var next = turns.after(state.course(), state.said(), false, now).next();
    return turns.say(before, next, words, asked, now);
  }
}
