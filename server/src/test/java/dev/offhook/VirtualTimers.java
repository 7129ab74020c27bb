package dev.offhook;

import dev.offhook.phone.time.VirtualTime;
import dev.offhook.time.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The server's time on a test's clock; what time of day it is, the test says. */
final class VirtualTimers implements Timers {
  private final VirtualTime time;
  private final Instant start;
  private final Set<Object> pending = ConcurrentHashMap.newKeySet();

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
    var mark = new Object();
    pending.add(mark);
    var timer =
        time.after(
            delay,
            () -> {
              pending.remove(mark);
              task.run();
            });
    return () -> {
      pending.remove(mark);
      timer.cancel();
    };
  }

  /** How many timers the server has set that are neither over nor cancelled. */
  int pending() {
    return pending.size();
  }
}
