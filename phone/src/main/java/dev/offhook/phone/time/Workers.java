package dev.offhook.phone.time;

import io.vertx.core.spi.metrics.PoolMetrics;
import io.vertx.core.spi.metrics.VertxMetrics;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * How many blocking tasks Vert.x has queued or running on its worker threads.
 *
 * <p>Virtual-thread contexts are left out: a task there may rightly wait for something that only
 * happens later.
 */
final class Workers implements VertxMetrics {

  private final AtomicLong activity;
  private final AtomicInteger tasks = new AtomicInteger();

  Workers(AtomicLong activity) {
    this.activity = activity;
  }

  int tasks() {
    return tasks.get();
  }

  @Override
  public @Nullable PoolMetrics<Object, Object> createPoolMetrics(
      String type, @Nullable String name, int maxSize) {
    boolean waits = name == null || name.equals("vert.x-virtual-thread");
    return type.equals("worker") && !waits ? new Pool() : null;
  }

  /** Counts a task from being queued until it has returned. */
  private final class Pool implements PoolMetrics<Object, Object> {
    @Override
    public Object enqueue() {
      activity.incrementAndGet();
      tasks.incrementAndGet();
      return this;
    }

    @Override
    public void end(Object begun) {
      activity.incrementAndGet();
      tasks.decrementAndGet();
    }
  }
}
