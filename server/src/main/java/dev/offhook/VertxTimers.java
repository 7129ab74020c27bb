package dev.offhook;

import dev.offhook.time.Timers;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Time on Vert.x: tasks run on the event loop that asked for them. */
final class VertxTimers implements Timers {
  private final Vertx vertx;
  private final Clock wall;

  VertxTimers(Vertx vertx, Clock wall) {
    this.vertx = vertx;
    this.wall = wall;
  }

  @Override
  public Duration uptime() {
    return Duration.ofNanos(System.nanoTime());
  }

  @Override
  public Instant wallTime() {
    return wall.instant();
  }

  @Override
  public Timer after(Duration delay, Runnable task) {
    var id = vertx.setTimer(Math.max(1, delay.toMillis()), _ -> task.run());
    return () -> vertx.cancelTimer(id);
  }
}
