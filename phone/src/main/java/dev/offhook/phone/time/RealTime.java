package dev.offhook.phone.time;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import java.time.Duration;

/**
 * The machine's clock.
 *
 * <p>A task runs on the Vert.x context that asked for it; asked for from any other thread, on one
 * context kept for that. Delays are rounded up to a whole millisecond, as the event loop's timers
 * are.
 */
public final class RealTime implements PhoneTime {

  private static final long NANOS_A_MILLISECOND = 1_000_000;

  private final ContextInternal own;

  /** Timers are set on {@code vertx} and die with it. */
  public RealTime(Vertx vertx) {
    this.own = ((VertxInternal) vertx).createEventLoopContext();
  }

  @Override
  public Duration uptime() {
    return Duration.ofNanos(System.nanoTime());
  }

  @Override
  public Timer after(Duration delay, Runnable task) {
    Context current = Vertx.currentContext();
    ContextInternal context = current == null ? own : (ContextInternal) current;
    long milliseconds = Math.max(1, Math.ceilDiv(delay.toNanos(), NANOS_A_MILLISECOND));
    long id = context.setTimer(milliseconds, fired -> task.run());
    return () -> context.owner().cancelTimer(id);
  }
}
