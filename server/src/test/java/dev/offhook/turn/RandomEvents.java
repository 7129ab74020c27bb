package dev.offhook.turn;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * What the turn rules are told in a call made up at random, and what they make of it.
 *
 * @param policy the rules it was held by
 */
public record RandomEvents(TurnPolicy policy, List<Happened> steps) {

  /** One step of a call. */
  public record Happened(Duration at, Signal signal, List<Move> moves) {}

  /** A whole call, on any kind of network. */
  public static RandomEvents call(long seed) {
    var random = new Random(seed);
    var kind = RandomCall.Kind.any(random);
    var steps =
        new RandomCall(random, kind)
            .run().story().stream()
                .map(it -> new Happened(Duration.ofMillis(it.at()), it.signal(), it.moves()))
                .toList();
    return new RandomEvents(kind.policy(), steps);
  }

  /** The steps of one. */
  public static List<Happened> of(long seed) {
    return call(seed).steps();
  }
}
