package dev.offhook.turn;

import dev.offhook.turn.Interjection.Rule;
import dev.offhook.turn.Move.FinishTalk;
import dev.offhook.turn.Move.Hush;
import dev.offhook.turn.Signal.CallerWords;
import dev.offhook.turn.TurnState.Cutting;
import dev.offhook.turn.TurnState.Speaking;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * On a line that nothing interrupts we cut the voice ourselves, once the words heard ask for it.
 * How far it had come is reported a moment later; only then are the words acted on.
 */
final class CuttingRules {
  /** How long words of ours that cut others take to sound; seen on the carrier's network. */
  private static final Duration GAP = Duration.ofSeconds(2);

  private final Turns turns;
  private final SpeakingRules speaking;

  CuttingRules(Turns turns, SpeakingRules speaking) {
    this.turns = turns;
    this.speaking = speaking;
  }

  /** Cuts the voice for these words. */
  static Step cut(
      Speaking state, CallerWords heard, Interjection judged, String why, Duration now) {
    return cut(state, List.of(heard), judged, why, now);
  }

  /** Cuts the voice because the call has reached its length. */
  static Step cutForTheEnd(Speaking state, Duration now) {
    return cut(state, List.of(), new Interjection.Unsettled(Rule.NOT_SETTLED), "", now);
  }

  private static Step cut(
      Speaking state, List<CallerWords> heard, Interjection judged, String why, Duration now) {
    var talk = state.talk();
    var moves = new ArrayList<Move>();
    if (talk.open()) {
      moves.add(new FinishTalk());
    }
    moves.add(new Hush());
    var place = talk.placeAt(now);
    return new Step(
        new Cutting(state.course(), talk.closed(now), heard, judged, why, place, now), moves);
  }

  Step step(Cutting state, Signal signal, Duration now) {
    var talk = state.talk();
    return switch (signal) {
      case Signal.Generated(long reply, String words) when talk.awaits(reply) ->
          Step.to(state.with(talk.keeps(words)));
      case Signal.ReplyComplete(long reply, _) when talk.awaits(reply) ->
          Step.to(state.with(talk.completed()));
      case Signal.ReplyFailed(long reply) when talk.awaits(reply) ->
          Step.to(state.with(talk.completed()));
      case Signal.Played(String words) -> played(state, words, now);
      case Signal.AssistantSounding(boolean on) when !on -> heard(state, state.reached(), now);
      case Signal.Interrupted(String heard, var into) ->
          heard(state, talk.text().interrupted(heard, into), now);
      case Signal.Woken _ when now.compareTo(state.until()) >= 0 ->
          heard(state, state.byTheClock(), now);
      case CallerWords more when !more.words().isBlank() -> words(state, more);
      case Signal.CallerSpeaking(boolean on) ->
          Step.to(state.with(turns.speaking(state.course(), on, now)));
      case Signal.LineLost _ -> {
        var ended = heard(state, state.byTheClock(), now);
        yield then(ended, signal, now);
      }
      case CallerWords _,
          Signal.Greeted _,
          Signal.Announced _,
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

  private static Step words(Cutting state, CallerWords more) {
    return state.forTheEnd()
        ? Step.to(state)
            .because(more.words(), Decision.NOT_INTERRUPTED, "a farewell", Duration.ZERO)
        : Step.to(state.and(more));
  }

  /** A report that ends within a clause is of the words that were cut. */
  private Step played(Cutting state, String words, Duration now) {
    var earlier = state.course().earlier().played(words, now);
    if (earlier.isPresent()) {
      return Step.to(state.with(state.course().with(earlier.get())));
    }
    var text = state.talk().text().played(words);
    var known = state.with(state.talk().reports(text));
    return text.equals(state.talk().text()) || WordEnds.clauseEndsAt(text.sent(), text.heard())
        ? Step.to(known)
        : heard(known, text.stopped(), now);
  }

  /** It is known what was heard: the words are acted on, in their order. */
  private Step heard(Cutting state, HeardText upTo, Duration now) {
    var talk = state.talk().stopped(upTo, now);
    var course = state.course().with(state.course().earlier().thrownAway(state.since().plus(GAP)));
    if (state.forTheEnd()) {
      return turns.farewells().timeIsUp(course, talk, true, now);
    }
    var first = state.words().getFirst();
    var after = now.minus(state.since());
    var step =
        switch (state.judged()) {
          case Interjection.Stop stop -> turns.stop(course, talk, true, first, stop, after, now);
          case Interjection.NewTurn _,
              Interjection.InDoubt _,
              Interjection.Backchannel _,
              Interjection.Unsettled _ ->
              turns
                  .newTurn(course, talk, true, first, now)
                  .because(first.words(), Decision.NEW_TURN, state.why(), after);
        };
    for (var more : state.words().subList(1, state.words().size())) {
      step = then(step, more, now);
    }
    return step;
  }

  private Step then(Step step, Signal signal, Duration now) {
    if (!(step.state() instanceof Speaking next)) {
      return step;
    }
    var second = speaking.step(next, signal, now);
    var moves = new ArrayList<>(step.moves());
    moves.addAll(second.moves());
    return new Step(second.state(), moves);
  }
}
