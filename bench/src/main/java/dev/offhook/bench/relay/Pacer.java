package dev.offhook.bench.relay;

import io.vertx.core.Context;
import io.vertx.core.internal.ContextInternal;
import java.util.concurrent.TimeUnit;

/**
 * Runs tasks on an event loop at given moments of {@link System#nanoTime}.
 *
 * <p>Vert.x's own timers count whole milliseconds, which would be a part of what is measured here.
 */
final class Pacer {

  private final ContextInternal context;

  Pacer(Context context) {
    this.context = (ContextInternal) context;
  }

  /** At that moment, or at once when it is past. */
  void at(long moment, Runnable task) {
    long delay = moment - System.nanoTime();
    var _ =
        context
            .nettyEventLoop()
            .schedule(() -> context.dispatch(task), Math.max(0, delay), TimeUnit.NANOSECONDS);
  }
}
