package dev.offhook.turn;

import dev.offhook.turn.Move.FinishTalk;
import dev.offhook.turn.Move.Say;
import dev.offhook.turn.Signal.CallerWords;
import dev.offhook.turn.TurnState.Announcing;
import dev.offhook.turn.TurnState.CutOff;
import java.time.Duration;
import java.util.Optional;

/** A line that must be heard sounds; nothing cuts it, and what is said over it comes after it. */
final class AnnouncingRules {
  private final Turns turns;

  AnnouncingRules(Turns turns) {
    this.turns = turns;
  }

  Step begin(Course course, String line, String greeting, Duration now) {
    return line.isBlank()
        ? greet(course, Talk.none(0, now), greeting, now)
        : Step.to(new Announcing(course, Talk.whole(0, line, now), greeting));
  }

  Step step(Announcing state, Signal signal, Duration now) {
    return switch (signal) {
      case Signal.Played(String words) -> settle(state, state.line().played(words, now), now);
      case Signal.AssistantSounding(boolean on) ->
          on ? Step.to(state) : settle(state, state.line().silenced(now), now);
      case CallerWords heard when heard.words().isBlank() -> Step.to(state);
      case CallerWords heard -> words(state, heard, now);
      case Signal.CallerSpeaking(boolean on) ->
          Step.to(state.with(turns.speaking(state.course(), on, now)));
      case Signal.Interrupted(String heard, var into) -> again(state, heard, into, now);
      case Signal.Woken _ -> woken(state, now);
      case Signal.LineLost(boolean orphaned) -> {
        var owed = state.line().keepsApart(state.greeting());
        yield Step.to(new CutOff(state.course(), owed, false, orphaned, now));
      }
      case Signal.Greeted _,
          Signal.Announced _,
          Signal.KeyPressed _,
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

  /** What is to be answered is answered at once, and sounds behind the line. */
  private Step words(Announcing state, CallerWords heard, Duration now) {
    var line = state.line();
    var known = state.with(turns.speaking(state.course(), !heard.settled(), now));
    var judged = turns.judge(state.course(), line, false, heard, now);
    var why = judged.rule().words();
    var words = heard.words();
    return switch (judged) {
      case Interjection.Unsettled _ -> Step.to(known);
      case Interjection.Stop stop ->
          turns.stop(known.course(), line, false, heard, stop, Duration.ZERO, now);
      case Interjection.NewTurn _ ->
          turns
              .newTurn(known.course(), line, false, heard, now)
              .because(words, Decision.NEW_TURN, why, Duration.ZERO);
      case Interjection.Backchannel _ ->
          Step.to(known).because(words, Decision.NOT_INTERRUPTED, why, Duration.ZERO);
      case Interjection.InDoubt _ ->
          Step.to(known.with(known.course().caller().saidAside(words)))
              .because(words, Decision.KEPT_ASIDE, why, Duration.ZERO);
    };
  }

  /** A line that was cut all the same is said to its end. */
  private Step again(Announcing state, String heard, Optional<Duration> into, Duration now) {
    var cut = state.line().stopped(state.line().text().interrupted(heard, into), now);
    if (cut.text().complete()) {
      return settle(state, cut, now);
    }
    var rest = new Say(cut.rest(), true);
    return Step.to(state.with(cut.resumed(now)), rest, new FinishTalk())
        .because(Decision.NOT_INTERRUPTED, "a line that must be heard", Duration.ZERO);
  }

  private Step woken(Announcing state, Duration now) {
    return state.course().over(now)
        ? turns.farewells().timeIsUp(state.course(), state.line(), false, now)
        : settle(state, state.line(), now);
  }

  private Step settle(Announcing state, Talk line, Duration now) {
    return line.silentBy(now)
        ? greet(state.course(), line, state.greeting(), now)
        : Step.to(state.with(line));
  }

  /** The greeting is like any other words of ours; it waits for a caller who is speaking. */
  private Step greet(Course course, Talk line, String greeting, Duration now) {
    if (greeting.isBlank()) {
      return Step.to(turns.listen(course, line, 0, now));
    }
    var before = turns.endOf(line, false);
    var next = turns.after(course, line, false, now).next();
    if (!course.caller().speaking()) {
      return turns.say(before, next, greeting, 0, now);
    }
    var kept = Talk.awaited(next.reply(), now).keeps(greeting).completed();
    return new Step(Turns.speakOn(next, kept, 0), before)
        .because(Decision.LET_FINISH, "the caller is speaking", now.minus(course.caller().since()));
  }
}
