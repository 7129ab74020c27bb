package dev.offhook.bench.relay;

import dev.offhook.bench.machine.Usage;
import java.time.Duration;

/**
 * What a process spent while it was measured.
 *
 * @param cpu of all its threads
 * @param elapsed time of the clock
 * @param resident bytes of memory at the end
 * @param peak the most bytes it held since it started
 */
record Cost(Duration cpu, Duration elapsed, long resident, long peak) {

  static Cost between(Usage before, Usage after, Duration elapsed) {
    return new Cost(after.cpu().minus(before.cpu()), elapsed, after.resident(), after.peak());
  }

  /** How many cores were busy with it. */
  double cores() {
    return (double) cpu.toNanos() / elapsed.toNanos();
  }

  double millisecondsPer(int turns) {
    return turns == 0 ? 0 : cpu.toNanos() / 1e6 / turns;
  }
}
