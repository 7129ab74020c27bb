package dev.offhook.turn;

import dev.offhook.turn.Move.FinishTalk;
import dev.offhook.turn.Move.HangUp;
import dev.offhook.turn.Move.RememberSaid;
import dev.offhook.turn.Move.Say;
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
      case Signal.Woken _ when now.compareTo(state.until()) >= 0 -> hangUp(state.farewell(), false);
      case Signal.LineLost _ -> Step.to(new Over());
      case Signal.Greeted _,
          Signal.CallerWords _,
          Signal.CallerSpeaking _,
          Signal.KeyPressed _,
          Signal.AssistantSounding _,
          Signal.Generated _,
          Signal.ReplyComplete _,
          Signal.ReplyFailed _,
          Signal.LineBack _,
          Signal.Woken _ ->
          Step.to(state);
    };
  }

  private static Step played(Leaving state, String words, Duration now) {
    var earlier = state.course().earlier().played(words, now);
    if (earlier.isPresent()) {
      var course = state.course().with(earlier.get());
      return Step.to(new Leaving(course, state.farewell(), state.until()));
    }
    var farewell = state.farewell().played(words, now);
    return farewell.text().complete()
        ? hangUp(farewell, true)
        : Step.to(new Leaving(state.course(), farewell, state.until()));
  }

  /** A farewell that is cut off was heard well enough; one that had not begun is said again. */
  private static Step interrupted(
      Leaving state, String heard, Optional<Duration> into, Duration now) {
    var farewell = state.farewell();
    var earlier = state.course().earlier();
    var text = farewell.text();
    if ((earlier.silentBy(now) && !earlier.endedWith(heard)) || earlier.passed(text, heard)) {
      return hangUp(farewell.stopped(text.interrupted(heard, into), now), true);
    }
    var moves = new ArrayList<>(earlier.cut(heard, into, now));
    moves.add(new Say(farewell.rest()));
    moves.add(new FinishTalk());
    var course = state.course().with(Earlier.NONE);
    return new Step(Turns.leaving(course, farewell.resumed(now), now), moves);
  }

  private static Step hangUp(Talk farewell, boolean purged) {
    var moves = new ArrayList<>(Turns.endOf(farewell, purged));
    moves.add(new HangUp());
    return new Step(new Over(), moves);
  }

  /** Until the line is back, the reply is kept as it comes. */
  Step step(CutOff state, Signal signal, Duration now) {
    return switch (signal) {
      case Signal.Generated(long reply, String words) when state.talk().awaits(reply) ->
          Step.to(state.with(state.talk().keeps(words)));
      case Signal.ReplyComplete(long reply, boolean leaving) when state.talk().awaits(reply) ->
          Step.to(state.with(turns.completed(state.talk(), leaving)));
      case Signal.ReplyFailed(long reply) when state.talk().awaits(reply) ->
          Step.to(state.with(turns.failed(state.talk())));
      case Signal.LineBack(boolean queueLives) -> back(state, queueLives, now);
      case Signal.Greeted _,
          Signal.CallerWords _,
          Signal.CallerSpeaking _,
          Signal.KeyPressed _,
          Signal.Interrupted _,
          Signal.Played _,
          Signal.AssistantSounding _,
          Signal.Generated _,
          Signal.ReplyComplete _,
          Signal.ReplyFailed _,
          Signal.LineLost _,
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
    if (!owed) {
      return Step.to(turns.goOn(course, talk, now));
    }
    if (!queueLives) {
      return sayAgain(course, talk, state.since(), now);
    }
    if (state.held()) {
      var resumeAt = turns.policy().resumeAt(course.caller(), now);
      return Step.to(new Held(course, talk, state.since(), resumeAt));
    }
    return Step.to(
        talk.kept().isEmpty() ? turns.goOn(course, talk, now) : Turns.speakOn(course, talk, 0));
  }

  /** What was sent is gone: what was heard of it is over, and what was not is said again. */
  private Step sayAgain(Course course, Talk talk, Duration since, Duration now) {
    var moves = new ArrayList<>(course.earlier().cut("", Optional.empty(), since));
    var heard = talk.text().heardWords();
    if (!heard.isBlank()) {
      moves.add(new RememberSaid(heard, true));
    }
    var after = Turns.after(course, talk, true, now).with(Earlier.NONE);
    var sorry = turns.policy().phrases().lineWasLost() + " ";
    return sayKept(after, talk.again(sorry, now), moves, now);
  }

  private Step sayKept(Course course, Talk talk, List<Move> moves, Duration now) {
    if (talk.kept().isEmpty()) {
      return new Step(turns.goOn(course, talk, now), moves);
    }
    moves.add(new Say(talk.kept()));
    var sent = talk.released(now);
    if (talk.complete()) {
      moves.add(new FinishTalk());
    }
    return new Step(turns.goOn(course, sent, now), moves);
  }
}
