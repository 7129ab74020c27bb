package dev.offhook.phone.time;

import java.time.Duration;

/**
 * The phone network's clock: the machine's, or a virtual one that a test moves on.
 *
 * <p>A task runs on the event loop that called {@link #after}, or, where there is none, on the
 * clock's own thread.
 */
public interface PhoneTime {

  /** Monotonic time since some fixed moment. */
  Duration uptime();

  /** Runs {@code task} once, {@code delay} from now. */
  Timer after(Duration delay, Runnable task);

  /** A task that has been put off. */
  interface Timer {
    /** The task will not run, unless it already has. Harmless when repeated. */
    void cancel();
  }
}
