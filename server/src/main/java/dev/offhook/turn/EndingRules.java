package dev.offhook.turn;

import dev.offhook.turn.Move.FinishTalk;
import dev.offhook.turn.Move.Generate;
import dev.offhook.turn.Move.HangUp;
import dev.offhook.turn.Move.RememberSaid;
import dev.offhook.turn.Move.Say;
import dev.offhook.turn.TurnState.CutOff;
import dev.offhook.turn.TurnState.Leaving;
import dev.offhook.turn.TurnState.Over;
import java.time.Duration;
import java.util.ArrayList;

/** The farewell sounds, or the line is dead: what is left of a call. */
final class EndingRules {
  private final Turns turns;

  EndingRules(Turns turns) {
    this.turns = turns;
  }

  Step step(Leaving state, Signal signal, Duration now) {
    return switch (signal) {
      case Signal.Played(String words) -> {
        var farewell = state.farewell().played(words, now);
        yield farewell.text().complete() ? hangUp() : Step.to(new Leaving(farewell, state.until()));
      }
      case Signal.Interrupted _ -> hangUp();
      case Signal.Woken _ when now.compareTo(state.until()) >= 0 -> hangUp();
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

  /** The line is back: what the caller is still owed is said, and no more. */
  Step step(CutOff state, Signal signal, Duration now) {
    if (!(signal instanceof Signal.LineBack(boolean queueLives))) {
      return Step.to(state);
    }
    var talk = state.talk();
    if (!talk.complete() && talk.unspoken()) {
      return answerAgain(state, now);
    }
    if (talk.complete() && (queueLives || !state.sounding() || talk.rest().isBlank())) {
      return Step.to(turns.listen(state.course(), talk, 0, now));
    }
    return sayTheRest(state, queueLives, now);
  }

  private Step answerAgain(CutOff state, Duration now) {
    var sorry = turns.policy().phrases().lineWasLost() + " ";
    var course = state.course().nextReply(HeardText.EMPTY);
    return Step.to(
        Turns.speakOn(course, Talk.awaited(course.reply(), now).sends(sorry, now), 0),
        new Say(sorry),
        new Generate(course.reply()));
  }

  private Step sayTheRest(CutOff state, boolean queueLives, Duration now) {
    var talk = state.talk();
    var lost = queueLives ? talk.kept() : talk.rest();
    var words = Caller.join(turns.policy().phrases().lineWasLost(), lost);
    var moves = new ArrayList<Move>();
    var heard = queueLives ? talk.text().sentWords() : talk.text().heardWords();
    if (!heard.isBlank()) {
      moves.add(new RememberSaid(heard, true));
    }
    moves.add(new Say(words));
    moves.add(new FinishTalk());
    return new Step(Turns.speakOn(state.course(), Talk.whole(talk.reply(), words, now), 0), moves);
  }

  private static Step hangUp() {
    return Step.to(new Over(), new HangUp());
  }
}
