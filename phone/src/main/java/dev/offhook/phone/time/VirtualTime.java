package dev.offhook.phone.time;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.impl.transports.TransportInternal;
import io.vertx.core.metrics.MetricsOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A clock for tests that stands still while anything is going on, and jumps to the next timer once
 * all is quiet; with the {@link #vertx() Vert.x} whose sockets and event loops tell it so.
 *
 * <p>A server and its peers run on that one Vert.x, over real loopback sockets, and take their
 * timers from here. The test's thread moves time on; timers go off one at a time, in the order they
 * are due, each after everything the one before it set off has come to rest. So what happens, and
 * when, is the same in every run, as far as two event loops that work at the same instant do not
 * race each other.
 *
 * <p>It sees connections between two sockets of its Vert.x, tasks on its event loops and worker
 * threads, and what it is told to {@link #watch}. It sees neither other threads, nor sockets of
 * other libraries, nor timers set on Vert.x itself: those still take real time.
 */
public final class VirtualTime implements PhoneTime, AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int EVENT_LOOPS = 2;

  private final Agenda agenda = new Agenda();
  private final AtomicLong activity = new AtomicLong();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final Vertx vertx;
  private final Stillness stillness;
  private volatile Duration now = Duration.ZERO;

  private VirtualTime(Duration patience) {
    QuietTransport transport = new QuietTransport(activity);
    Workers workers = new Workers(activity);
    MetricsOptions metrics = new MetricsOptions().setEnabled(true);
    this.vertx =
        Vertx.builder()
            .with(new VertxOptions().setEventLoopPoolSize(EVENT_LOOPS).setMetricsOptions(metrics))
            .withMetrics(options -> workers)
            .withTransport(new TransportInternal("quiet", true, null, transport))
            .build();
    this.stillness = new Stillness(transport, workers, activity, patience);
  }

  /** A clock at zero and its Vert.x, with two event loops. */
  public static VirtualTime start() {
    return start(PATIENCE);
  }

  /** The same, given up on when it has not been quiet for {@code patience} of real time. */
  static VirtualTime start(Duration patience) {
    return new VirtualTime(patience);
  }

  /** The Vert.x everything under test must run on. */
  public Vertx vertx() {
    return vertx;
  }

  /** Time since this clock was started. */
  @Override
  public Duration uptime() {
    return now;
  }

  @Override
  public Timer after(Duration delay, Runnable task) {
    activity.incrementAndGet();
    Duration due = delay.isNegative() ? now : now.plus(delay);
    return agenda.add(due, Vertx.currentContext(), task);
  }

  /**
   * Time also stands still while {@code idle} is false, as for an executor with work left.
   *
   * @param name what a test that hangs is told is in flight
   * @param idle asked from the test's thread, often
   */
  public void watch(String name, BooleanSupplier idle) {
    stillness.watch(name, idle);
  }

  /** Waits until all is quiet; time does not move and no timer goes off. */
  public void settle() {
    refuseEventLoop();
    stillness.await();
    rethrow();
  }

  /** Moves time on by {@code duration}, through every timer due until then. */
  public void advance(Duration duration) {
    Duration target = now.plus(duration);
    settle();
    while (fireNext(target)) {
      settle();
    }
    now = target;
  }

  /**
   * Moves time on until {@code condition} holds.
   *
   * @param condition asked from the test's thread, whenever all is quiet
   * @param limit of virtual time
   * @return how long that took
   * @throws AssertionError when it does not hold within the limit
   */
  public Duration advanceUntil(BooleanSupplier condition, Duration limit) {
    Duration start = now;
    Duration target = now.plus(limit);
    settle();
    while (!condition.getAsBoolean()) {
      if (!fireNext(target)) {
        throw notReached(start, target, limit);
      }
      settle();
    }
    return now.minus(start);
  }

  /**
   * Moves time on until {@code future} is complete, and returns its result.
   *
   * @throws AssertionError when it fails, or is not complete within {@code limit} of virtual time
   */
  public <T> T await(Future<T> future, Duration limit) {
    advanceUntil(future::isComplete, limit);
    if (future.failed()) {
      throw new AssertionError("The future failed at " + now, future.cause());
    }
    return future.result();
  }

  /** Closes the Vert.x and all that runs on it, in real time. */
  @Override
  public void close() {
    refuseEventLoop();
    try {
      vertx.close().await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("Vert.x has not closed within " + PATIENCE, e);
    }
  }

  private boolean fireNext(Duration target) {
    Optional<Agenda.Entry> next = agenda.takeDue(target);
    next.ifPresent(this::fire);
    return next.isPresent();
  }

  private void fire(Agenda.Entry entry) {
    if (entry.due().compareTo(now) > 0) {
      now = entry.due();
    }
    Context context = entry.context();
    if (context == null) {
      entry.run();
    } else {
      context.runOnContext(called -> runThere(entry));
    }
  }

  private void runThere(Agenda.Entry entry) {
    try {
      entry.run();
    } catch (Throwable thrown) {
      failure.compareAndSet(null, thrown);
    }
  }

  private void rethrow() {
    Throwable thrown = failure.getAndSet(null);
    if (thrown != null) {
      throw new AssertionError("A timer's task failed at " + now, thrown);
    }
  }

  private AssertionError notReached(Duration start, Duration target, Duration limit) {
    String next =
        agenda.next().map(due -> "the next timer is due at " + due).orElse("no timer is left");
    now = target;
    return new AssertionError(
        "Not reached within %s of virtual time, from %s to %s; %s"
            .formatted(limit, start, target, next));
  }

  private static void refuseEventLoop() {
    if (Vertx.currentContext() != null) {
      throw new IllegalStateException("Time is moved on by the test's thread, not by a Vert.x one");
    }
  }
}
