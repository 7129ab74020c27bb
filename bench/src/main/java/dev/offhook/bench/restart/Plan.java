package dev.offhook.bench.restart;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What one round is to be: when each caller calls, and when the server is killed.
 *
 * @param kill since the round began
 */
record Plan(int round, Duration kill, List<Call> calls) {

  /** Everybody has been put through by then. */
  private static final int UP = 1500;

  private static final int EARLIEST = 2500;
  private static final int LATEST = 7000;

  Plan {
    calls = List.copyOf(calls);
  }

  /**
   * One call.
   *
   * @param number of the call in its round
   * @param dialled since the round began
   * @param pause before the caller says the next thing
   */
  record Call(int number, Line line, Duration dialled, Duration pause) {}

  /** A round, the same for the same seed. */
  static Plan of(long seed, int round, int calls) {
    Random random = new Random(seed * 1_000_003 + round);
    int kill = random.nextInt(EARLIEST, LATEST);
    List<Call> planned = new ArrayList<>();
    for (int number = 0; number < calls; number++) {
      Line line = Line.ALL.get(number % Line.ALL.size());
      Duration dialled = Duration.ofMillis(random.nextInt(kill - UP));
      Duration pause = Duration.ofMillis(random.nextInt(100, 900));
      planned.add(new Call(number, line, dialled, pause));
    }
    return new Plan(round, Duration.ofMillis(kill), planned);
  }
}
