package dev.offhook.turn;

import dev.offhook.turn.Move.FinishTalk;
import dev.offhook.turn.Move.Generate;
import dev.offhook.turn.Move.HandOver;
import dev.offhook.turn.Move.HangUp;
import dev.offhook.turn.Move.RememberSaid;
import dev.offhook.turn.Move.Say;
import dev.offhook.turn.TurnState.Away;
import dev.offhook.turn.TurnState.CutOff;
import dev.offhook.turn.TurnState.Held;
import dev.offhook.turn.TurnState.Leaving;
import dev.offhook.turn.TurnState.Over;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The farewell sounds, or the line is dead: what is left of a call. */
final class EndingRules {
  private final Turns turns;

  EndingRules(Turns turns) {
    this.turns = turns;
  }

  Step step(Leaving state, Signal signal, Duration now) {
    return switch (signal) {
      case Signal.Played(String words) -> played(state, words, now);
      case Signal.Interrupted(String heard, var into) -> interrupted(state, heard, into, now);
      case Signal.Woken _ when now.compareTo(state.until()) >= 0 ->
          hangUp(state, state.farewell(), false, "the farewell is long over");
      case Signal.CallerWords heard when heard.settled() && !heard.words().isBlank() ->
          words(state, heard, now);
      case Signal.CallerSpeaking(boolean on) -> {
        var caller = turns.speaking(state.course(), on, now);
        yield Step.to(state.with(state.course().with(caller)));
      }
      case Signal.LineLost _ when state.farewell().departure() == Departure.HAND_OVER ->
          handOver(state.course(), state.farewell(), true, "the line was lost");
      case Signal.LineLost _ -> Step.to(new Over());
      case Signal.Greeted _,
          Signal.Announced _,
          Signal.CallerWords _,
          Signal.KeyPressed _,
          Signal.AssistantSounding _,
          Signal.Generated _,
          Signal.CallerSilent _,
          Signal.CallerUnclear _,
          Signal.Working _,
          Signal.Commanded _,
          Signal.ReplyComplete _,
          Signal.ReplyFailed _,
          Signal.LineBack _,
          Signal.Woken _ ->
          Step.to(state);
    };
  }

  /** Without a floor for farewells, whoever has more to say may say it. */
  private Step words(Leaving state, Signal.CallerWords heard, Duration now) {
    var judged = turns.judge(state.course(), state.farewell(), false, heard, now);
    if (!open(state, now) || !(judged instanceof Interjection.NewTurn)) {
      return Step.to(state)
          .because(heard.words(), Decision.NOT_INTERRUPTED, "a farewell", Duration.ZERO);
    }
    var why = judged.rule().words();
    if (turns.cuts(state.farewell())) {
      var voice = Turns.speakOn(state.course(), state.farewell(), 0);
      return CuttingRules.cut(voice, heard, judged, why, now);
    }
    return turns
        .newTurn(state.course(), state.farewell(), false, heard, now)
        .because(heard.words(), Decision.NEW_TURN, why, Duration.ZERO);
  }

  private boolean open(Leaving state, Duration now) {
    return !turns.follows(TurnRule.FAREWELL) && !state.course().over(now);
  }

  private Step played(Leaving state, String words, Duration now) {
    var earlier = state.course().earlier().played(words, now);
    if (earlier.isPresent()) {
      return Step.to(state.with(state.course().with(earlier.get())));
    }
    var farewell = state.farewell().played(words, now);
    return farewell.text().complete()
        ? hangUp(state, farewell, true, "the farewell was heard")
        : Step.to(state.with(farewell));
  }

  /** A farewell that is cut off was heard well enough; one that had not begun is said again. */
  private Step interrupted(Leaving state, String heard, Optional<Duration> into, Duration now) {
    var farewell = state.farewell();
    var earlier = state.course().earlier();
    var text = farewell.text();
    if ((earlier.silentBy(now) && !earlier.endedWith(heard)) || earlier.passed(text, heard)) {
      var cut = farewell.stopped(text.interrupted(heard, into), now);
      if (open(state, now)) {
        return turns.hold(state.course(), cut, List.of(), now);
      }
      return hangUp(state, cut, true, "the caller cut the farewell off");
    }
    var moves = new ArrayList<>(turns.cut(earlier, heard, into, now));
    moves.add(new Say(farewell.rest(), turns.firm(farewell)));
    moves.add(new FinishTalk());
    var course = state.course().with(Earlier.NONE);
    return new Step(
            turns.farewells().leaving(course, farewell.resumed(now), state.why(), now), moves)
        .because(Decision.NOT_INTERRUPTED, "the farewell had not begun", Duration.ZERO);
  }

  private Step hangUp(Leaving state, Talk farewell, boolean purged, String rule) {
    if (farewell.departure() == Departure.HAND_OVER) {
      return handOver(state.course(), farewell, purged, "what was said before has been heard");
    }
    var moves = new ArrayList<>(turns.endOf(farewell, purged));
    moves.add(new HangUp(state.why()));
    return new Step(new Over(), moves).because(Decision.HUNG_UP, rule, Duration.ZERO);
  }

  private Step handOver(Course course, Talk farewell, boolean purged, String why) {
    var moves = new ArrayList<>(turns.endOf(farewell, purged));
    moves.add(new HandOver());
    var away = turns.after(course, farewell, purged, Duration.ZERO).with(Earlier.NONE);
    return new Step(new Away(away), moves).because(Decision.HANDED_OVER, why, Duration.ZERO);
  }

  /** Nobody talks with us, until the call is given back: then it is the model's to say why. */
  Step step(Away state, Signal signal, Duration now) {
    if (!(signal instanceof Signal.LineBack)) {
      return Step.to(state);
    }
    var caller = state.course().caller().speaking(false, now);
    var next = state.course().with(caller).next();
    return Step.to(
        Turns.speakOn(next, Talk.awaited(next.reply(), now), 0), new Generate(next.reply()));
  }

  /** Until the line is back, the reply is kept as it comes. */
  Step step(CutOff state, Signal signal, Duration now) {
    return switch (signal) {
      case Signal.Generated(long reply, String words) when state.talk().awaits(reply) ->
          Step.to(state.with(state.talk().keeps(words)));
      case Signal.ReplyComplete(long reply, var leaving) when state.talk().awaits(reply) ->
          Reasons.explained(
              Step.to(state.with(turns.completed(state.talk(), leaving))), state.talk(), leaving);
      case Signal.ReplyFailed(long reply) when state.talk().awaits(reply) ->
          Reasons.modelFailed(Step.to(state.with(turns.failed(state.talk()))));
      case Signal.LineLost(boolean orphaned) -> Step.to(orphaned ? state.asOrphan() : state);
      case Signal.LineBack(boolean queueLives) when state.orphaned() && !state.talk().complete() ->
          askAgain(state, queueLives, now);
      case Signal.LineBack(boolean queueLives) -> back(state, queueLives, now);
      case Signal.Greeted _,
          Signal.Announced _,
          Signal.CallerWords _,
          Signal.CallerSpeaking _,
          Signal.KeyPressed _,
          Signal.Interrupted _,
          Signal.Played _,
          Signal.AssistantSounding _,
          Signal.Generated _,
          Signal.CallerSilent _,
          Signal.CallerUnclear _,
          Signal.Working _,
          Signal.Commanded _,
          Signal.ReplyComplete _,
          Signal.ReplyFailed _,
          Signal.Woken _ ->
          Step.to(state);
    };
  }

  /**
   * The line is back: what the caller is still owed is said, and no more. With the queue come the
   * reports of the meantime, so nothing goes to the line before they had a moment to.
   */
  private Step back(CutOff state, boolean queueLives, Duration now) {
    var course = state.course().with(state.course().caller().speaking(false, now));
    var talk = state.talk();
    var owed =
        state.held() ? !talk.complete() || !talk.rest().isBlank() : !talk.silentBy(state.since());
    if (!owed && state.orphaned() && !queueLives) {
      return sorry(course, talk, now);
    }
    if (!owed) {
      return Step.to(turns.goOn(course, talk, now));
    }
    if (!queueLives || wouldCut(talk)) {
      return sayAgain(course, talk, state.since(), now);
    }
    if (state.held()) {
      var resumeAt = turns.policy().resumeAt(course.caller(), now);
      return Step.to(new Held(course, talk, state.since(), resumeAt));
    }
    return Step.to(
        talk.kept().isEmpty() ? turns.goOn(course, talk, now) : Turns.speakOn(course, talk, 0));
  }

  /** Nothing was owed; but what the caller may have said meanwhile was lost. */
  private Step sorry(Course course, Talk talk, Duration now) {
    var before = turns.endOf(talk, false);
    var next = turns.after(course, talk, false, now).next();
    return turns
        .say(before, next, turns.policy().phrases().lineWasLost(), 0, now)
        .because(Decision.APOLOGISED, "the server was restarted", Duration.ZERO);
  }

  /** The rest of the reply will never come: the model is asked again for a whole one. */
  private Step askAgain(CutOff state, boolean queueLives, Duration now) {
    var course = state.course().with(state.course().caller().speaking(false, now));
    var talk = state.talk();
    var purged = !queueLives || state.held();
    var moves = new ArrayList<Move>();
    if (!queueLives) {
      moves.addAll(turns.cut(course.earlier(), "", Optional.empty(), state.since()));
    }
    var next = turns.after(course, talk, purged, now).next();
    var heard = purged ? talk.text().heardWords() : talk.text().sentWords();
    if (!heard.isBlank()) {
      moves.add(new RememberSaid(heard, true));
    }
    moves.add(new Generate(next.reply()));
    var from = next.earlier().soundUntil(now);
    var sorry = turns.policy().phrases().lineWasLost() + " ";
    return sayKept(next, Talk.awaited(next.reply(), from).keeps(sorry), moves, now)
        .because(Decision.APOLOGISED, "the server was restarted", now.minus(state.since()));
  }

  /** Where our next words cut what is queued, nothing can be added to a queue that lives. */
  private boolean wouldCut(Talk talk) {
    return turns.policy().cutsItself() && (!talk.complete() || !talk.kept().isEmpty());
  }

  /** What was sent is gone: what was heard of it is over, and what was not is said again. */
  private Step sayAgain(Course course, Talk talk, Duration since, Duration now) {
    var moves = new ArrayList<>(turns.cut(course.earlier(), "", Optional.empty(), since));
    var heard = talk.text().heardWords();
    if (!heard.isBlank()) {
      moves.add(new RememberSaid(heard, true));
    }
    var after = turns.after(course, talk, true, now).with(Earlier.NONE);
    var sorry = turns.policy().phrases().lineWasLost() + " ";
    return sayKept(after, talk.again(sorry, now), moves, now)
        .because(Decision.APOLOGISED, "the line was lost", now.minus(since));
  }

  private Step sayKept(Course course, Talk talk, List<Move> moves, Duration now) {
    if (talk.kept().isEmpty()) {
      return new Step(turns.goOn(course, talk, now), moves);
    }
    moves.add(new Say(talk.kept(), turns.firm(talk)));
    var sent = talk.released(now);
    if (talk.complete()) {
      moves.add(new FinishTalk());
    }
    return new Step(turns.goOn(course, sent, now), moves);
  }
}
