package dev.offhook.time;

import java.time.Duration;
import java.time.Instant;

/**
 * The only source of time: what time it is, and waking up later.
 *
 * <p>Two clocks, never mixed: {@link #uptime()} is monotonic and is what durations are measured on;
 * {@link #wallTime()} may jump and is for telling a person the time. A task runs on the event loop
 * that called {@link #after}, so a call's state stays on its one owner.
 */
public interface Timers {

  /** Monotonic time since some fixed moment in the past. */
  Duration uptime();

  /** The time of day, for telling people; never for measuring. */
  Instant wallTime();

  /** Runs {@code task} once, {@code delay} from now, on the calling event loop. */
  Timer after(Duration delay, Runnable task);

  /** A task that has been put off. */
  interface Timer {
    /** The task will not run, unless it already has. Harmless when repeated. */
    void cancel();
  }
}
