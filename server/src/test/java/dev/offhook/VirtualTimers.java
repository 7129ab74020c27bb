package dev.offhook;

import dev.offhook.phone.time.VirtualTime;
import dev.offhook.time.Timers;
import java.time.Duration;
import java.time.Instant;

/** The server's time on a test's clock; what time of day it is, the test says. */
final class VirtualTimers implements Timers {
  private final VirtualTime time;
  private final Instant start;

  VirtualTimers(VirtualTime time, Instant start) {
    this.time = time;
    this.start = start;
  }

  @Override
  public Duration uptime() {
    return time.uptime();
  }

  @Override
  public Instant wallTime() {
    return start.plus(time.uptime());
  }

  @Override
  public Timer after(Duration delay, Runnable task) {
    var timer = time.after(delay, task);
    return timer::cancel;
  }
}
