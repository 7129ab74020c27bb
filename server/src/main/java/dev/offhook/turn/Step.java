package dev.offhook.turn;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What one signal leads to: the next state, and the moves to make, in order. */
public record Step(TurnState state, List<Move> moves) {

  public Step {
    moves = List.copyOf(moves);
  }

  static Step to(TurnState state, Move... moves) {
    return new Step(state, List.of(moves));
  }

  /** The same, told why before anything is done. */
  Step because(Decision decision, String rule, Duration after) {
    return because("", decision, rule, after);
  }

  /** The same, for words that were heard. */
  Step because(String heard, Decision decision, String rule, Duration after) {
    var explained = new ArrayList<Move>();
    explained.add(new Move.Explain(heard.strip(), decision, rule, after));
    explained.addAll(moves);
    return new Step(state, explained);
  }
}
