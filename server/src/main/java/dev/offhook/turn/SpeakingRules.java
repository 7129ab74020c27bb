package dev.offhook.turn;

import dev.offhook.turn.Move.Cancel;
import dev.offhook.turn.Move.Filler;
import dev.offhook.turn.Move.FinishTalk;
import dev.offhook.turn.Move.Generate;
import dev.offhook.turn.Move.Say;
import dev.offhook.turn.Signal.CallerWords;
import dev.offhook.turn.TurnState.CutOff;
import dev.offhook.turn.TurnState.Speaking;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The assistant has the floor, or is about to take it. */
final class SpeakingRules {
  private final Turns turns;

  SpeakingRules(Turns turns) {
    this.turns = turns;
  }

  Step step(Speaking state, Signal signal, Duration now) {
    return switch (signal) {
      case Signal.Generated(long reply, String words) when state.talk().awaits(reply) ->
          generated(state, words, now);
      case Signal.Working(long reply) when state.talk().awaits(reply) -> working(state, now);
      case Signal.ReplyComplete(long reply, var leaving) when state.talk().awaits(reply) ->
          Reasons.explained(
              flush(state, turns.completed(state.talk(), leaving), now), state.talk(), leaving);
      case Signal.ReplyFailed(long reply) when state.talk().awaits(reply) ->
          Reasons.modelFailed(flush(state, turns.failed(state.talk()), now));
      case CallerWords heard when heard.words().isBlank() -> Step.to(state);
      case CallerWords heard -> words(state, heard, now);
      case Signal.CallerSpeaking(boolean on) ->
          Step.to(state.heard(turns.speaking(state.course(), on, now), on));
      case Signal.KeyPressed _ ->
          Step.to(new Speaking(state.course(), state.talk(), state.fillerAt(), 0));
      case Signal.Interrupted(String heard, var into) -> interrupted(state, heard, into, now);
      case Signal.Played(String words) -> played(state, words, now);
      case Signal.AssistantSounding(boolean on) ->
          on ? Step.to(state) : settle(state, state.talk().silenced(now), now);
      case Signal.Woken _ -> woken(state, now);
      case Signal.LineLost(boolean orphaned) ->
          Step.to(new CutOff(state.course(), state.talk(), false, orphaned, now));
      case Signal.Greeted _,
          Signal.Announced _,
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

  /** A caller who is still speaking is not talked over: the words are kept for a moment. */
  private Step generated(Speaking state, String words, Duration now) {
    var more = state.with(state.talk().keeps(words));
    return waits(state, now) ? letFinish(state, more, now) : release(more, now);
  }

  /** Told once for a reply, when the first of its words have to wait. */
  private static Step letFinish(Speaking before, Speaking state, Duration now) {
    var first = before.talk().kept().isBlank() && !state.talk().kept().isBlank();
    var spoken = now.minus(state.course().caller().since());
    return first
        ? Step.to(state).because(Decision.LET_FINISH, "the caller is speaking", spoken)
        : Step.to(state);
  }

  /** A reply that has come to its end is closed, unless words of it still wait. */
  private Step flush(Speaking state, Talk talk, Duration now) {
    var calm = state.withoutFiller().with(talk);
    return waits(state, now) ? letFinish(state, calm, now) : release(calm, now);
  }

  private static boolean waits(Speaking state, Duration now) {
    return !state.talk().kept().isEmpty() || (state.talk().unspoken() && state.callerSpeaks(now));
  }

  /** What was kept goes to the line; after the last words of a farewell nothing else does. */
  private Step release(Speaking state, Duration now) {
    var talk = state.talk();
    var moves = new ArrayList<Move>();
    if (!talk.kept().isEmpty()) {
      moves.add(new Say(talk.kept(), turns.firm(talk)));
    }
    if (talk.complete() && (talk.open() || !talk.kept().isEmpty())) {
      moves.add(new FinishTalk());
    }
    var sent = talk.released(now);
    return talk.leaving()
        ? new Step(turns.farewells().leaving(state.course(), sent, Parting.GOODBYE, now), moves)
        : new Step(state.with(sent).withoutFiller(), moves);
  }

  private Step words(Speaking state, CallerWords heard, Duration now) {
    var judged = turns.judge(state.course(), state.talk(), false, heard, now);
    var caller = turns.speaking(state.course(), !heard.settled(), now);
    var known = state.heard(caller, !heard.settled());
    if (heard.settled() && state.talk().complete() && !turns.follows(TurnRule.TAIL)) {
      return turn(known, heard, judged, "the reply was complete", now);
    }
    var why = judged.rule().words();
    return switch (judged) {
      case Interjection.Unsettled _ -> Step.to(known);
      case Interjection.Stop stop -> stop(known, heard, stop, now);
      case Interjection.NewTurn _ -> turn(known, heard, judged, why, now);
      case Interjection.Backchannel _ ->
          Step.to(known).because(heard.words(), Decision.WENT_ON, why, Duration.ZERO);
      case Interjection.InDoubt _ ->
          fragment(known, now)
              ? turn(known, heard, judged, "more of the same turn", now)
              : Step.to(known.with(known.course().caller().saidAside(heard.words())))
                  .because(heard.words(), Decision.KEPT_ASIDE, why, Duration.ZERO);
    };
  }

  /** A stop word that has already stopped the assistant stops it once; its final text is kept. */
  private Step stop(Speaking state, CallerWords heard, Interjection.Stop judged, Duration now) {
    if (!state.course().caller().stopped()) {
      if (turns.cuts(state.talk())) {
        return CuttingRules.cut(state, heard, judged, judged.rule().words(), now);
      }
      return turns.stop(state.course(), state.talk(), false, heard, judged, Duration.ZERO, now);
    }
    if (!heard.settled()) {
      return Step.to(state);
    }
    if (!judged.rest().isBlank()) {
      return turn(state, heard, judged, Reasons.BEHIND_A_STOP, now);
    }
    var moves = new ArrayList<Move>();
    var answered = state.talk().kept().isEmpty();
    // An okay that is out already is cut by what is reported now, like everything before it.
    var at = answered ? state.course().caller().settledAt() : now;
    var settled = state.with(Turns.stopSettled(state.course(), heard, moves, at));
    if (answered) {
      return new Step(settled, moves);
    }
    var okay = release(settled, now);
    moves.addAll(okay.moves());
    return new Step(okay.state(), moves);
  }

  private Step turn(
      Speaking state, CallerWords heard, Interjection judged, String why, Duration now) {
    if (turns.cuts(state.talk())) {
      return CuttingRules.cut(state, heard, judged, why, now);
    }
    return turns
        .newTurn(state.course(), state.talk(), false, heard, now)
        .because(heard.words(), Decision.NEW_TURN, why, Duration.ZERO);
  }

  /** Before the reply to a turn has begun, and for a moment after, more words belong to it. */
  private boolean fragment(Speaking state, Duration now) {
    var pause = turns.policy().patience().fragmentPause();
    var justNow = state.course().caller().settledAt().plus(pause);
    return turns.follows(TurnRule.FRAGMENTS)
        && !state.talk().complete()
        && (state.talk().unspoken() || now.compareTo(justNow) <= 0);
  }

  /**
   * What was sounding is cut. What was queued behind it is gone as well, unless it was said on the
   * very words that cut the voice: those may be reported first.
   */
  private Step interrupted(Speaking state, String heard, Optional<Duration> into, Duration now) {
    var earlier = state.course().earlier();
    var text = state.talk().text();
    if (earlier.silentBy(now) || earlier.passed(text, heard)) {
      return earlier.endedWith(heard)
          ? hold(state, text.stopped(), List.of(), now)
          : hold(state, text.interrupted(heard, into), List.of(), now);
    }
    var amended = turns.cut(earlier, heard, into, now);
    var known = state.with(state.course().with(Earlier.NONE));
    if (!state.talk().unspoken() && !state.course().caller().hasJustSpoken(now)) {
      var nothing = text.stopped();
      return hold(known, nothing, amended, now);
    }
    return state.talk().unspoken() && !state.talk().complete() && !amended.isEmpty()
        ? answerAgain(known, amended, now)
        : new Step(known, amended)
            .because(Decision.WENT_ON, "it cut what was said before", Duration.ZERO);
  }

  private Step hold(Speaking state, HeardText upTo, List<Move> before, Duration now) {
    var moves = new ArrayList<>(before);
    if (state.talk().open()) {
      moves.add(new FinishTalk());
    }
    var stopped = state.talk().stopped(upTo, now).closed(now);
    return turns.hold(state.course(), stopped, moves, now);
  }

  /** The model was asked as if more had been heard: it is asked again. */
  private static Step answerAgain(Speaking state, List<Move> amended, Duration now) {
    var moves = new ArrayList<>(amended);
    moves.add(new Cancel(state.talk().reply()));
    var next = state.course().next();
    moves.add(new Generate(next.reply()));
    return new Step(new Speaking(next, Talk.awaited(next.reply(), now), state.fillerAt(), 0), moves)
        .because(
            state.course().caller().words(),
            Decision.NEW_TURN,
            "asked again, because less had been heard",
            now.minus(state.course().caller().settledAt()));
  }

  /** Words are played in the order in which they were sent. */
  private Step played(Speaking state, String words, Duration now) {
    var earlier = state.course().earlier().played(words, now);
    if (earlier.isPresent()) {
      return Step.to(state.with(state.course().with(earlier.get())));
    }
    var talk = state.talk().played(words, now);
    return talk.text().equals(state.talk().text())
        ? Step.to(state)
        : settle(state.with(state.course().with(Earlier.NONE)), talk, now);
  }

  /** When all has been said, the floor is the caller's. */
  private Step settle(Speaking state, Talk talk, Duration now) {
    return talk.silentBy(now)
        ? Step.to(turns.listen(state.course(), talk, state.asked(), now))
        : Step.to(state.with(talk));
  }

  private Step working(Speaking state, Duration now) {
    return Step.to(
        turns.follows(TurnRule.FILLERS)
            ? state.fillerIn(turns.policy().patience().fillerAfter(), now)
            : state);
  }

  /** Words said before the wait are closed, so that the filler does not run into them. */
  private Step bridge(Speaking state, Duration now) {
    var talk = state.talk();
    var filler = new Filler(turns.policy().filler(talk.reply()));
    var moves = talk.open() ? List.<Move>of(new FinishTalk(), filler) : List.<Move>of(filler);
    return new Step(state.withoutFiller().with(talk.closed(now)), moves)
        .because(
            Decision.BRIDGED,
            talk.unspoken() ? "the model has said nothing yet" : "the reply waits for a tool",
            now.minus(state.course().caller().settledAt()));
  }

  private Step woken(Speaking state, Duration now) {
    var talk = state.talk();
    if (state.course().over(now)) {
      return turns.cuts(state.talk())
          ? CuttingRules.cutForTheEnd(state, now)
          : turns.farewells().timeIsUp(state.course(), talk, false, now);
    }
    if (!talk.kept().isEmpty()) {
      return now.compareTo(state.releaseAt()) >= 0 ? release(state, now) : Step.to(state);
    }
    if (state.fillerIsDue(now)) {
      return state.callerSpeaks(now) ? Step.to(state.withoutFiller()) : bridge(state, now);
    }
    return settle(state, talk, now);
  }
}
