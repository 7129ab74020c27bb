package dev.offhook.time;

import java.time.Duration;
import java.time.Instant;

/** The clock on the wall, for what runs on threads of its own; nobody is woken by it. */
public final class RunningTimers implements Timers {
  @Override
  public Duration uptime() {
    return Duration.ofNanos(System.nanoTime());
  }

  @Override
  public Instant wallTime() {
    return Instant.now();
  }

  @Override
  public Timer after(Duration delay, Runnable task) {
    throw new UnsupportedOperationException("it only tells the time");
  }
}
