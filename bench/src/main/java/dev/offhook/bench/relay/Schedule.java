package dev.offhook.bench.relay;

import java.time.Duration;

/**
 * When each caller dials, speaks and hangs up; fixed beforehand, so that a slow server cannot slow
 * the load that shows it slow.
 *
 * <p>All moments are {@link System#nanoTime}s. Callers take turns evenly spread over the interval.
 *
 * @param origin when the first call comes in
 */
record Schedule(Load load, long origin) {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration A_WHILE = Duration.ofSeconds(2);
  private static final Duration LAST_WEBHOOKS = Duration.ofSeconds(15);

  /** How long a reply may take before it counts as lost; never until the caller speaks again. */
  Duration patience() {
    return min(PATIENCE, load.interval());
  }

  long dialAt(int call) {
    return origin + share(load.ramp(), call);
  }

  /** When a caller says something for the {@code turn}th time, counted from 0. */
  long speakAt(int call, int turn) {
    return warmupAt() + share(load.interval(), call) + load.interval().toNanos() * turn;
  }

  /** How many times a caller speaks. */
  int turns(int call) {
    long left = windowEnd() - speakAt(call, 0);
    return left <= 0 ? 0 : Math.toIntExact(Math.ceilDiv(left, load.interval().toNanos()));
  }

  /** Whether something said at this moment counts. */
  boolean measured(long moment) {
    return moment - windowStart() >= 0 && moment - windowEnd() < 0;
  }

  long windowStart() {
    return warmupAt() + load.warmup().toNanos();
  }

  long windowEnd() {
    return windowStart() + load.window().toNanos();
  }

  long hangUpAt(int call) {
    return windowEnd() + patience().toNanos() + share(aWhile(), call);
  }

  /** By then every call has ended, or never will. */
  long over() {
    return windowEnd() + patience().plus(aWhile()).plus(LAST_WEBHOOKS).toNanos();
  }

  /** The greetings are over by then. */
  private long warmupAt() {
    return origin + load.ramp().plus(aWhile()).toNanos();
  }

  private Duration aWhile() {
    return min(A_WHILE, load.interval());
  }

  private long share(Duration whole, int call) {
    return whole.toNanos() / load.calls() * call;
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
