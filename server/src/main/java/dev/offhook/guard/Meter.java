package dev.offhook.guard;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Counts what happened within a window that ends now. Not safe from several threads. */
final class Meter {
  private final int most;
  private final Duration window;
  private final Deque<Duration> times = new ArrayDeque<>();

  Meter(int most, Duration window) {
    this.most = most;
    this.window = window;
  }

  /** Whether one more fits. */
  boolean room(Duration now) {
    return idle(now) ? most > 0 : times.size() < most;
  }

  void count(Duration now) {
    times.addLast(now);
  }

  /** Whether nothing is left in the window. */
  boolean idle(Duration now) {
    while (!times.isEmpty() && now.minus(times.getFirst()).compareTo(window) >= 0) {
      times.removeFirst();
    }
    return times.isEmpty();
  }

  /** How long until one more fits; for a meter that is full. */
  Duration untilRoom(Duration now) {
    return times.isEmpty() ? window : times.getFirst().plus(window).minus(now);
  }
}
