package dev.offhook.time;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A wait that ends: either what was waited for comes ({@link #met}), or {@code late} runs.
 *
 * <p>The one helper for waiting; a build rule forbids waits that have no end. Lives on the event
 * loop that made it.
 */
public final class Deadline {
  private final Timers timers;
  private final Runnable late;
  private Timers.Timer timer;

  private Deadline(Timers timers, Duration patience, Runnable late) {
    this.timers = timers;
    this.late = late;
    this.timer = timers.after(patience, late);
  }

  /** Runs {@code late} in {@code patience}, unless the deadline is met before. */
  public static Deadline in(Timers timers, Duration patience, Runnable late) {
    return new Deadline(timers, patience, late);
  }

  /** What was waited for came, or no longer matters. Harmless when repeated. */
  public void met() {
    timer.cancel();
  }

  /** The wait begins anew. */
  public void renew(Duration patience) {
    timer.cancel();
    timer = timers.after(patience, late);
  }

  /**
   * Blocks until {@code future} is done. For the program's edges only, never on an event loop.
   *
   * @throws IllegalStateException naming {@code what}, when it failed or took longer than {@code
   *     patience}
   */
  public static <T> T await(String what, Duration patience, Future<T> future) {
    try {
      return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException(what + " took longer than " + patience, e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(what + " failed: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(what + " was interrupted", e);
    }
  }
}
