package dev.offhook.turn;

import dev.offhook.turn.Move.AmendCaller;
import dev.offhook.turn.Move.FinishTalk;
import dev.offhook.turn.Move.Say;
import dev.offhook.turn.TurnState.CutOff;
import dev.offhook.turn.TurnState.Held;
import dev.offhook.turn.TurnState.Listening;
import java.time.Duration;
import java.util.ArrayList;

/** The assistant is silent: whatever the caller says is a turn, and long silence is asked into. */
final class ListeningRules {
  private final Turns turns;

  ListeningRules(Turns turns) {
    this.turns = turns;
  }

  Step step(Listening state, Signal signal, Duration now) {
    return switch (signal) {
      case Signal.CallerWords heard when heard.settled() && !heard.words().isBlank() ->
          turn(state, heard, now);
      case Signal.CallerWords _, Signal.KeyPressed _ -> attentive(state, now);
      case Signal.CallerSpeaking(boolean on) ->
          Step.to(
              turns.listen(
                  state.course().with(state.course().caller().speaking(on, now)),
                  state.said(),
                  0,
                  now));
      case Signal.Interrupted(String heard, var into) when !state.said().text().complete() ->
          hold(state, state.said().text().interrupted(heard, into), now);
      case Signal.Played(String words) ->
          Step.to(
              turns.listen(state.course(), state.said().played(words, now), state.asked(), now));
      case Signal.Woken _ -> woken(state, now);
      case Signal.LineLost _ -> Step.to(new CutOff(state.course(), state.said(), false));
      case Signal.Greeted _,
          Signal.Interrupted _,
          Signal.AssistantSounding _,
          Signal.Generated _,
          Signal.ReplyComplete _,
          Signal.ReplyFailed _,
          Signal.LineBack _ ->
          Step.to(state);
    };
  }

  private Step turn(Listening state, Signal.CallerWords heard, Duration now) {
    var early = state.course().caller().stopped();
    var caller = state.course().caller().speaking(false, now).stoppedEarly(false);
    var course = state.course().with(caller);
    var judged = turns.judge(heard.words(), heard.language(), true, state.said());
    if (early && judged instanceof Interjection.Stop(_, String rest) && rest.isBlank()) {
      return Step.to(
          turns.listen(course, state.said(), 0, now), new AmendCaller(heard.words().strip()));
    }
    return turns.newTurn(course, state.said(), false, heard.words(), now);
  }

  /** The estimate was wrong: the voice was still sounding. */
  private Step hold(Listening state, HeardText upTo, Duration now) {
    var course = state.course();
    return Step.to(
        new Held(
            course,
            state.said().stopped(upTo, now),
            now,
            turns.policy().resumeAt(course.caller(), now)));
  }

  private Step attentive(Listening state, Duration now) {
    return Step.to(turns.listen(state.course(), state.said(), 0, now));
  }

  private Step woken(Listening state, Duration now) {
    if (state.course().over(now)) {
      return turns.timeIsUp(state.course(), state.said(), now);
    }
    if (now.compareTo(state.quietUntil()) < 0) {
      return Step.to(state);
    }
    var phrases = turns.policy().phrases();
    var before = Turns.endOf(state.said(), false);
    if (state.asked() >= turns.policy().asks()) {
      return turns.leave(before, state.course(), phrases.silentGoodbye(), now);
    }
    var moves = new ArrayList<>(before);
    moves.add(new Say(phrases.stillThere()));
    moves.add(new FinishTalk());
    var asking = Talk.whole(state.course().reply(), phrases.stillThere(), now);
    return new Step(Turns.speakOn(state.course(), asking, state.asked() + 1), moves);
  }
}
