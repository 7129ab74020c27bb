package dev.offhook.turn;

import dev.offhook.turn.Move.Cancel;
import dev.offhook.turn.Move.FinishTalk;
import dev.offhook.turn.Move.Generate;
import dev.offhook.turn.Move.HangUp;
import dev.offhook.turn.Move.RememberCaller;
import dev.offhook.turn.Move.RememberSaid;
import dev.offhook.turn.Move.Say;
import dev.offhook.turn.TurnState.Course;
import dev.offhook.turn.TurnState.CutOff;
import dev.offhook.turn.TurnState.Leaving;
import dev.offhook.turn.TurnState.Listening;
import dev.offhook.turn.TurnState.Over;
import dev.offhook.turn.TurnState.Owed;
import dev.offhook.turn.TurnState.Replying;
import dev.offhook.turn.TurnState.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The turn rules: a pure function {@code (state, signal, now) → (state, moves)}.
 *
 * <p>An interruption cancels the reply; what was heard of it stays in the history, what was not
 * heard is dropped. Times are on the monotonic clock of whoever calls. A signal that means nothing
 * in a state changes nothing.
 */
public final class TurnMachine {
  /** What a voice speaks; seen on the carrier's own voices. */
  private static final Duration PER_CHARACTER = Duration.ofMillis(50);

  /** How long the carrier may take beyond the estimate to have said a farewell. */
  private static final Duration FAREWELL_GRACE = Duration.ofSeconds(3);

  private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(15);

  private final TurnPolicy policy;

  public TurnMachine(TurnPolicy policy) {
    this.policy = policy;
  }

  /** What {@code signal} means in {@code state}. */
  public Step step(TurnState state, Signal signal, Duration now) {
    return switch (state) {
      case Waiting waiting -> waiting(waiting, signal, now);
      case Listening listening -> listening(listening, signal, now);
      case Replying replying -> replying(replying, signal, now);
      case CutOff cutOff -> cutOff(cutOff, signal, now);
      case Leaving leaving -> leaving(leaving, signal, now);
      case Over over -> Step.to(over);
    };
  }

  private Step waiting(Waiting state, Signal signal, Duration now) {
    if (signal instanceof Signal.Greeted(String greeting)) {
      var course = new Course(0, now.plus(policy.callLength()));
      return Step.to(quiet(course, HeardText.EMPTY.say(greeting), 0, now));
    }
    return Step.to(state);
  }

  private Step listening(Listening state, Signal signal, Duration now) {
    return switch (signal) {
      case Signal.CallerWords(String words, boolean settled) when settled && !words.isBlank() ->
          answer(state.course(), remember(state.said(), false), words);
      case Signal.Interrupted(String heard, var into) ->
          cutShort(state.course(), state.said().interrupted(heard, into), List.of(), now);
      case Signal.Played(String words) ->
          Step.to(quiet(state.course(), state.said().played(words), state.asked(), now));
      case Signal.CallerWords _, Signal.CallerSpeaking _, Signal.KeyPressed _ ->
          Step.to(quiet(state.course(), state.said(), 0, now));
      case Signal.AssistantSounding _ ->
          Step.to(quiet(state.course(), state.said(), state.asked(), now));
      case Signal.Woken _ -> tooQuiet(state, now);
      case Signal.LineLost _ -> Step.to(lost(state, now));
      case Signal.Greeted _,
          Signal.Generated _,
          Signal.ReplyComplete _,
          Signal.ReplyFailed _,
          Signal.LineBack _ ->
          Step.to(state);
    };
  }

  private Step replying(Replying state, Signal signal, Duration now) {
    var course = state.course();
    return switch (signal) {
      case Signal.Generated(long reply, String words) when reply == course.reply() ->
          Step.to(new Replying(course, state.said().say(words)), new Say(words));
      case Signal.ReplyComplete(long reply, boolean leaving) when reply == course.reply() ->
          complete(state, leaving, now);
      case Signal.ReplyFailed(long reply) when reply == course.reply() -> apologise(state, now);
      case Signal.CallerWords(String words, boolean settled) when settled && !words.isBlank() ->
          answer(course, drop(state, state.said(), true), words);
      case Signal.Interrupted(String heard, var into) when !state.said().empty() ->
          cutShort(
              course,
              state.said().interrupted(heard, into),
              List.of(new Cancel(course.reply()), new FinishTalk()),
              now);
      case Signal.Played(String words) -> Step.to(new Replying(course, state.said().played(words)));
      case Signal.Woken _ when now.compareTo(course.endsAt()) >= 0 ->
          leave(drop(state, state.said(), true), policy.phrases().timeIsUp(), now);
      case Signal.LineLost _ -> Step.to(lost(state), new Cancel(course.reply()));
      case Signal.Greeted _,
          Signal.CallerWords _,
          Signal.CallerSpeaking _,
          Signal.KeyPressed _,
          Signal.Interrupted _,
          Signal.AssistantSounding _,
          Signal.Generated _,
          Signal.ReplyComplete _,
          Signal.ReplyFailed _,
          Signal.LineBack _,
          Signal.Woken _ ->
          Step.to(state);
    };
  }

  private Step cutOff(CutOff state, Signal signal, Duration now) {
    if (!(signal instanceof Signal.LineBack(boolean queueLives))) {
      return Step.to(state);
    }
    var sorry = policy.phrases().lineWasLost();
    return switch (state.owed()) {
      case NOTHING -> Step.to(quiet(state.course(), state.said(), 0, now));
      case THE_TAIL ->
          queueLives
              ? Step.to(quiet(state.course(), state.said(), 0, now))
              : sayAgain(state, sorry + " " + state.said().unheardWords(), now);
      case THE_REST ->
          sayAgain(
              state, queueLives ? sorry : sorry + " " + state.said().unheardWords().strip(), now);
      case AN_ANSWER -> {
        var course = state.course().nextReply();
        yield Step.to(
            new Replying(course, HeardText.EMPTY.say(sorry + " ")),
            new Say(sorry + " "),
            new Generate(course.reply()));
      }
    };
  }

  private Step sayAgain(CutOff state, String words, Duration now) {
    var moves = new ArrayList<Move>();
    if (!state.said().heardWords().isBlank()) {
      moves.add(new RememberSaid(state.said().heardWords(), true));
    }
    moves.add(new Say(words.strip()));
    moves.add(new FinishTalk());
    return new Step(quiet(state.course(), HeardText.EMPTY.say(words.strip()), 0, now), moves);
  }

  private Step leaving(Leaving state, Signal signal, Duration now) {
    return switch (signal) {
      case Signal.Played(String words) -> {
        var heard = state.farewell().played(words);
        yield heard.complete()
            ? Step.to(new Over(), new HangUp())
            : Step.to(new Leaving(heard, state.until()));
      }
      case Signal.Interrupted _ -> Step.to(new Over(), new HangUp());
      case Signal.Woken _ when now.compareTo(state.until()) >= 0 ->
          Step.to(new Over(), new HangUp());
      case Signal.LineLost _ -> Step.to(new Over());
      default -> Step.to(state);
    };
  }

  private Step answer(Course course, List<Move> before, String words) {
    var next = course.nextReply();
    var moves = new ArrayList<>(before);
    moves.add(new RememberCaller(words.strip()));
    moves.add(new Generate(next.reply()));
    return new Step(new Replying(next, HeardText.EMPTY), moves);
  }

  private Step cutShort(Course course, HeardText heard, List<Move> before, Duration now) {
    var moves = new ArrayList<>(before);
    if (!heard.heardWords().isBlank()) {
      moves.add(new RememberSaid(heard.heardWords(), true));
    }
    return new Step(quiet(course, HeardText.EMPTY, 0, now), moves);
  }

  private Step complete(Replying state, boolean leaving, Duration now) {
    var said = state.said();
    var moves = new ArrayList<Move>();
    if (said.sentWords().isBlank() && !leaving) {
      said = said.say(policy.phrases().nothing());
      moves.add(new Say(policy.phrases().nothing()));
    }
    moves.add(new FinishTalk());
    if (leaving) {
      return new Step(new Leaving(said, farewellEnd(said, now)), moves);
    }
    return new Step(quiet(state.course(), said, 0, now), moves);
  }

  private Step apologise(Replying state, Duration now) {
    var trouble = policy.phrases().trouble();
    var words = state.said().empty() ? trouble : " " + trouble;
    return Step.to(
        quiet(state.course(), state.said().say(words), 0, now), new Say(words), new FinishTalk());
  }

  private Step tooQuiet(Listening state, Duration now) {
    if (now.compareTo(state.course().endsAt()) >= 0) {
      return leave(remember(state.said(), false), policy.phrases().timeIsUp(), now);
    }
    if (now.compareTo(state.quietUntil()) < 0) {
      return Step.to(state);
    }
    if (state.asked() >= policy.asks()) {
      return leave(remember(state.said(), false), policy.phrases().silentGoodbye(), now);
    }
    var ask = policy.phrases().stillThere();
    var moves = new ArrayList<>(remember(state.said(), false));
    moves.add(new Say(ask));
    moves.add(new FinishTalk());
    return new Step(quiet(state.course(), HeardText.EMPTY.say(ask), state.asked() + 1, now), moves);
  }

  private Step leave(List<Move> before, String farewell, Duration now) {
    var said = HeardText.EMPTY.say(farewell);
    var moves = new ArrayList<>(before);
    moves.add(new Say(farewell));
    moves.add(new FinishTalk());
    return new Step(new Leaving(said, farewellEnd(said, now)), moves);
  }

  private CutOff lost(Listening state, Duration now) {
    var sounding = now.compareTo(state.quietUntil().minus(policy.silence())) < 0;
    var owed = sounding && !state.said().complete() ? Owed.THE_TAIL : Owed.NOTHING;
    return new CutOff(state.course(), state.said(), owed);
  }

  private static CutOff lost(Replying state) {
    var owed = state.said().sentWords().isBlank() ? Owed.AN_ANSWER : Owed.THE_REST;
    return new CutOff(state.course(), state.said(), owed);
  }

  /** Without an interruption the line plays all that was sent, so all of it will be heard. */
  private static List<Move> remember(HeardText said, boolean cutShort) {
    var words = said.sentWords().strip();
    return words.isEmpty() ? List.of() : List.of(new RememberSaid(words, cutShort));
  }

  private static List<Move> drop(Replying state, HeardText said, boolean cutShort) {
    var moves = new ArrayList<Move>();
    moves.add(new Cancel(state.course().reply()));
    if (!said.empty()) {
      moves.add(new FinishTalk());
    }
    moves.addAll(remember(said, cutShort));
    return moves;
  }

  private Listening quiet(Course course, HeardText said, int asked, Duration now) {
    var sounding = PER_CHARACTER.multipliedBy(said.unheardWords().length());
    return new Listening(course, said, asked, now.plus(sounding).plus(policy.silence()));
  }

  private static Duration farewellEnd(HeardText said, Duration now) {
    var estimate = PER_CHARACTER.multipliedBy(said.unheardWords().length()).plus(FAREWELL_GRACE);
    return now.plus(estimate.compareTo(LONGEST_FAREWELL) < 0 ? estimate : LONGEST_FAREWELL);
  }
}
