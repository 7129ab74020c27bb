package dev.offhook.turn;

import java.util.List;

/** What one signal leads to: the next state, and the moves to make, in order. */
public record Step(TurnState state, List<Move> moves) {

  public Step {
    moves = List.copyOf(moves);
  }

  static Step to(TurnState state, Move... moves) {
    return new Step(state, List.of(moves));
  }
}
