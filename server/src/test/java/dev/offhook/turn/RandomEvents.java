package dev.offhook.turn;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/** What the turn rules are told in a call made up at random, and what they make of it. */
public final class RandomEvents {
  private RandomEvents() {}

  /** One step of a call. */
  public record Happened(Duration at, Signal signal, List<Move> moves) {}

  /** A whole call, on any kind of network. */
  public static List<Happened> of(long seed) {
    var random = new Random(seed);
    return new RandomCall(random, RandomCall.Kind.any(random))
        .run().story().stream()
            .map(it -> new Happened(Duration.ofMillis(it.at()), it.signal(), it.moves()))
            .toList();
  }
}
