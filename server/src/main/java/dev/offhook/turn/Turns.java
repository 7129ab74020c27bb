package dev.offhook.turn;

import dev.offhook.turn.Move.AmendCaller;
import dev.offhook.turn.Move.Cancel;
import dev.offhook.turn.Move.FinishTalk;
import dev.offhook.turn.Move.Generate;
import dev.offhook.turn.Move.RememberCaller;
import dev.offhook.turn.Move.RememberSaid;
import dev.offhook.turn.Move.Say;
import dev.offhook.turn.TurnState.Held;
import dev.offhook.turn.TurnState.Leaving;
import dev.offhook.turn.TurnState.Listening;
import dev.offhook.turn.TurnState.Speaking;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the rules of several states share: how a turn begins, stops, goes on and ends. */
final class Turns {
  /** How long the carrier may take beyond the estimate to have said a farewell. */
  private static final Duration FAREWELL_GRACE = Duration.ofSeconds(3);

  private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(15);

  private final TurnPolicy policy;

  Turns(TurnPolicy policy) {
    this.policy = policy;
  }

  TurnPolicy policy() {
    return policy;
  }

  /** The voice goes on with what it was given. */
  static Speaking speakOn(Course course, Talk talk, int asked) {
    return new Speaking(course, talk, Optional.empty(), asked);
  }

  /** The floor is the caller's. */
  Listening listen(Course course, Talk said, int asked, Duration now) {
    return new Listening(course, said, asked, now.plus(policy.silence()));
  }

  /**
   * The caller's words are a turn of their own.
   *
   * @param talk what the assistant was saying
   * @param purged whether the line has thrown away what was not heard
   */
  Step newTurn(Course course, Talk talk, boolean purged, String words, Duration now) {
    var said = Caller.join(course.caller().aside(), words);
    var moves = new ArrayList<>(endOf(talk, purged));
    moves.add(new RememberCaller(said));
    var stillSounds = purged || talk.silentBy(now) ? HeardText.EMPTY : talk.text();
    var next = course.with(course.caller().said(said, now)).nextReply(stillSounds);
    moves.add(new Generate(next.reply()));
    return new Step(
        new Speaking(next, Talk.awaited(next.reply(), now), fillerAt(words, now), 0), moves);
  }

  /** More of the caller's last turn: the model is asked again, with all of it. */
  Step sameTurn(Speaking state, String words, Duration now) {
    var course = state.course();
    var all = Caller.join(course.caller().words(), words);
    var moves = new ArrayList<Move>();
    moves.add(new Cancel(course.reply()));
    if (state.talk().open()) {
      moves.add(new FinishTalk());
    }
    moves.add(new AmendCaller(all));
    var next = course.with(course.caller().said(all, now)).nextReply(course.before());
    moves.add(new Generate(next.reply()));
    return new Step(
        new Speaking(next, Talk.awaited(next.reply(), now), fillerAt(all, now), 0), moves);
  }

  /**
   * The caller wants silence: a short acknowledgement and no more, unless words follow the stop
   * phrase that are to be answered.
   */
  Step stop(
      Course course,
      Talk talk,
      boolean purged,
      Signal.CallerWords heard,
      String rest,
      Duration now) {
    if (heard.settled() && !rest.isBlank()) {
      return newTurn(course, talk, purged, heard.words(), now);
    }
    var moves = new ArrayList<>(endOf(talk, purged));
    moves.add(new RememberCaller(heard.words().strip()));
    var okay = policy.phrases().okay();
    moves.add(new Say(okay));
    moves.add(new FinishTalk());
    var calm = course.with(course.caller().stoppedEarly(!heard.settled()));
    return new Step(speakOn(calm, Talk.whole(course.reply(), okay, now), 0), moves);
  }

  /** The reply goes on at the word where it stopped. */
  Step resume(Held state, Duration now) {
    var talk = state.talk();
    var moves = new ArrayList<Move>();
    if (!talk.rest().isBlank()) {
      moves.add(new Say(talk.rest()));
      if (talk.complete()) {
        moves.add(new FinishTalk());
      }
    }
    var goingOn = talk.resumed(now);
    if (talk.leaving()) {
      return new Step(leaving(goingOn, now), moves);
    }
    return goingOn.silentBy(now)
        ? new Step(listen(state.course(), goingOn, 0, now), moves)
        : new Step(speakOn(state.course(), goingOn, 0), moves);
  }

  /** The assistant says goodbye in its own words; nothing changes that any more. */
  Step leave(List<Move> before, Course course, String farewell, Duration now) {
    var moves = new ArrayList<>(before);
    moves.add(new Say(farewell));
    moves.add(new FinishTalk());
    return new Step(leaving(Talk.whole(course.reply(), farewell, now), now), moves);
  }

  static Leaving leaving(Talk farewell, Duration now) {
    var estimate = farewell.soundsUntil().plus(FAREWELL_GRACE);
    var longest = now.plus(LONGEST_FAREWELL);
    return new Leaving(farewell, estimate.compareTo(longest) < 0 ? estimate : longest);
  }

  /** The call has reached its length. */
  Step timeIsUp(Course course, Talk talk, Duration now) {
    return leave(endOf(talk, false), course, policy.phrases().timeIsUp(), now);
  }

  /**
   * Nothing more of a talk: it is no longer generated, its cycle is closed, and what the caller
   * heard of it is remembered. What the line still has, it will play.
   */
  static List<Move> endOf(Talk talk, boolean purged) {
    var moves = new ArrayList<Move>();
    if (!talk.complete()) {
      moves.add(new Cancel(talk.reply()));
    }
    if (talk.open()) {
      moves.add(new FinishTalk());
    }
    var words = purged ? talk.text().heardWords() : talk.text().sentWords();
    if (!words.isBlank()) {
      var whole = talk.complete() && talk.kept().isEmpty() && (!purged || talk.text().complete());
      moves.add(new RememberSaid(words, !whole));
    }
    return moves;
  }

  Interjection judge(String words, String language, boolean settled, Talk over) {
    return policy.interjections().judge(words, language, over.asks(), settled);
  }

  private Optional<Duration> fillerAt(String words, Duration now) {
    return switch (judge(words, "", true, Talk.awaited(0, now)).rule()) {
      case QUESTION_MARK, QUESTION_WORD, REQUEST -> policy.fillerAfter().map(now::plus);
      default -> Optional.empty();
    };
  }
}
