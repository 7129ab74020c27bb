package dev.offhook.turn;

import dev.offhook.turn.Move.AmendCaller;
import dev.offhook.turn.Move.Cancel;
import dev.offhook.turn.Move.FinishTalk;
import dev.offhook.turn.Move.Generate;
import dev.offhook.turn.Move.RememberCaller;
import dev.offhook.turn.Move.RememberSaid;
import dev.offhook.turn.Move.Say;
import dev.offhook.turn.Signal.CallerWords;
import dev.offhook.turn.TurnState.Held;
import dev.offhook.turn.TurnState.Listening;
import dev.offhook.turn.TurnState.Speaking;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the rules of several states share: how a turn begins, stops, goes on and ends. */
final class Turns {
  private final TurnPolicy policy;
  private final Farewells farewells;

  Turns(TurnPolicy policy) {
    this.policy = policy;
    this.farewells = new Farewells(this);
  }

  /** How a call is brought to its end. */
  Farewells farewells() {
    return farewells;
  }

  TurnPolicy policy() {
    return policy;
  }

  /** Whether there is a voice that only we can stop. */
  boolean cuts(Talk talk) {
    return policy.cutsItself() && !talk.unspoken();
  }

  boolean follows(TurnRule rule) {
    return policy.follows(rule);
  }

  /** What is known of a caller of whom speech is reported, if anybody waits for its end. */
  Caller speaking(Course course, boolean on, Duration now) {
    var caller = course.caller();
    return follows(TurnRule.WAIT_FOR_SILENCE) ? caller.speaking(on, now) : caller;
  }

  /** The voice goes on with what it was given. */
  static Speaking speakOn(Course course, Talk talk, int asked) {
    return new Speaking(course, talk, Optional.empty(), asked);
  }

  /** The floor is the caller's. */
  Listening listen(Course course, Talk said, int asked, Duration now) {
    var quietUntil =
        follows(TurnRule.SILENCE) ? now.plus(policy.patience().silence()) : course.endsAt();
    return new Listening(course, said, asked, quietUntil);
  }

  /** The assistant says something of its own, behind what still sounds. */
  Step say(List<Move> before, Course course, String words, int asked, Duration now) {
    var moves = new ArrayList<>(before);
    moves.add(new Say(words));
    moves.add(new FinishTalk());
    return new Step(speakOn(course, own(course, words, now), asked), moves);
  }

  static Talk own(Course course, String words, Duration now) {
    return Talk.awaited(course.reply(), course.earlier().soundUntil(now))
        .sends(words, now)
        .completed()
        .closed(now);
  }

  /**
   * The caller's words are a turn of their own; or more of the last one, when nothing of the
   * assistant was heard since.
   *
   * @param talk what the assistant was saying
   * @param purged whether the line has thrown away what was not heard
   */
  Step newTurn(Course course, Talk talk, boolean purged, CallerWords heard, Duration now) {
    var moves = new ArrayList<>(endOf(talk, purged));
    var after = after(course, talk, purged, now);
    var words = Caller.join(after.caller().aside(), heard.words());
    var all = remember(after.caller(), words, moves);
    var next = after.with(after.caller().said(all, now)).next();
    moves.add(new Generate(next.reply()));
    var from = next.earlier().soundUntil(now);
    return new Step(
        new Speaking(
            next,
            Talk.awaited(next.reply(), from),
            policy.fillerAt(all, heard.language(), from),
            0),
        moves);
  }

  /**
   * The caller wants silence: a short acknowledgement and no more, unless words follow the stop
   * phrase that are to be answered. Before its transcript is final, the acknowledgement waits.
   */
  Step stop(
      Course course,
      Talk talk,
      boolean purged,
      CallerWords heard,
      Interjection.Stop judged,
      Duration after,
      Duration now) {
    var words = heard.words();
    return heard.settled() && !judged.rest().isBlank()
        ? newTurn(course, talk, purged, heard, now)
            .because(words, Decision.NEW_TURN, Reasons.BEHIND_A_STOP, after)
        : stop(course, talk, purged, heard, now)
            .because(words, Decision.STOPPED, judged.rule().words(), after);
  }

  private Step stop(Course course, Talk talk, boolean purged, CallerWords heard, Duration now) {
    var moves = new ArrayList<>(endOf(talk, purged));
    var after = after(course, talk, purged, now);
    var begun = after.caller().begun();
    var all = remember(after.caller(), heard.words(), moves);
    var next = after.with(after.caller().saidStop(all, begun, heard.settled(), now)).next();
    var okay = policy.phrases().okay();
    if (heard.settled()) {
      return say(moves, next, okay, 0, now);
    }
    var kept = Talk.awaited(next.reply(), next.earlier().soundUntil(now)).keeps(okay);
    return new Step(speakOn(next, kept.completed(), 0), moves);
  }

  /** The words that stopped the assistant early are final: what it stopped for is not new. */
  static Course stopSettled(Course course, CallerWords heard, List<Move> moves, Duration now) {
    var caller = course.caller();
    var all = Caller.join(caller.unstopped(), heard.words());
    moves.add(new AmendCaller(all));
    return course.with(caller.stopSettled(caller.words().isBlank() ? "" : all, now));
  }

  private static String remember(Caller caller, String words, List<Move> moves) {
    if (caller.words().isBlank()) {
      moves.add(new RememberCaller(words.strip()));
      return words.strip();
    }
    var all = Caller.join(caller.begun(), words);
    moves.add(new AmendCaller(all));
    return all;
  }

  /** Where the call stands once a talk has ended as {@link #endOf} ends it. */
  Course after(Course course, Talk talk, boolean purged, Duration now) {
    if (remembered(talk, purged).isBlank()) {
      return course;
    }
    return course
        .with(purged ? course.earlier().none() : course.earlier().and(talk, now))
        .with(course.caller().answered())
        .asking(purged ? talk.askedWhenStopped() : talk.asks());
  }

  /** The caller stopped the voice: the reply is kept. */
  Step hold(Course course, Talk stopped, List<Move> moves, Duration now) {
    var alone = course.with(Earlier.NONE);
    var resumeAt = policy.resumeAt(course.caller(), now);
    return new Step(new Held(alone, stopped, now, resumeAt), moves)
        .because(Decision.HELD, Reasons.INTERRUPTED, Duration.ZERO);
  }

  /** Whether words of it may not be cut: they are a farewell, and known to be one. */
  boolean firm(Talk talk) {
    return talk.leaving() && follows(TurnRule.FAREWELL);
  }

  /** The reply goes on at the word where it stopped. */
  Step resume(Held state, Duration now) {
    var talk = state.talk();
    var moves = new ArrayList<Move>();
    if (!talk.rest().isBlank()) {
      moves.add(new Say(talk.rest(), firm(talk)));
      if (talk.complete()) {
        moves.add(new FinishTalk());
      }
    }
    return new Step(goOn(state.course(), talk.resumed(now), now), moves);
  }

  /** What was to be said has been given to the line. */
  TurnState goOn(Course course, Talk talk, Duration now) {
    if (talk.leaving()) {
      return farewells.leaving(course, talk, Parting.GOODBYE, now);
    }
    return talk.silentBy(now) ? listen(course, talk, 0, now) : speakOn(course, talk, 0);
  }

  /** All of a reply that will come has come; one without a word gets ours. */
  Talk completed(Talk talk, Departure leaving) {
    var none = talk.unspoken() && talk.kept().isBlank();
    return (none ? talk.keeps(policy.phrases().insteadOfNothing(leaving)) : talk)
        .completed(leaving);
  }

  /** No more of a reply will come: the caller is told, behind what there is of it. */
  Talk failed(Talk talk) {
    return talk.keepsApart(policy.phrases().trouble()).completed();
  }

  /**
   * Nothing more of a talk: it is no longer generated, its cycle is closed, and what the caller
   * heard of it is remembered. What the line still has, it will play.
   */
  List<Move> endOf(Talk talk, boolean purged) {
    var moves = new ArrayList<Move>();
    if (!talk.complete()) {
      moves.add(new Cancel(talk.reply()));
    }
    if (talk.open()) {
      moves.add(new FinishTalk());
    }
    var words = remembered(talk, purged);
    if (!words.isBlank()) {
      var heard = words.equals(talk.text().sentWords());
      var whole = talk.complete() && talk.kept().isEmpty() && heard;
      moves.add(new RememberSaid(words, !whole));
    }
    return moves;
  }

  /** What the history keeps of a talk. */
  private String remembered(Talk talk, boolean purged) {
    return purged && follows(TurnRule.HEARD_ONLY)
        ? talk.text().heardWords()
        : talk.text().sentWords();
  }

  /** What an earlier talk was cut to, unless all that was sent counts as heard. */
  List<Move> cut(Earlier earlier, String heard, Optional<Duration> into, Duration now) {
    return follows(TurnRule.HEARD_ONLY) ? earlier.cut(heard, into, now) : List.of();
  }

  /** A line that tells of no interruption leaves it to the clock what was asked so far. */
  private boolean asks(Talk over, Duration now) {
    return policy.cutsItself() ? over.asksBy(now) : over.asks();
  }

  /** What words over the assistant mean; over nothing they may answer what it asked before. */
  Interjection judge(Course course, Talk over, boolean purged, CallerWords heard, Duration now) {
    var silent = purged ? over.text().heardWords().isBlank() : over.unspoken();
    var asked = silent ? course.asked() : purged ? over.askedWhenStopped() : asks(over, now);
    return policy.judge(heard, asked);
  }
}
