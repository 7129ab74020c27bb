package dev.offhook.phone.time;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.SingleThreadEventExecutor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * Finds out when nothing is going on any more: on the wire, on the event loops, on the worker
 * threads, and wherever else it is told to look.
 *
 * <p>It sends one empty task through every event loop. When meanwhile not a byte, a connection or a
 * task beside those was counted, every task of before has run and has left nothing behind it.
 */
final class Stillness {

  private final QuietTransport transport;
  private final Workers workers;
  private final AtomicLong activity;
  private final Duration patience;
  private final Map<String, BooleanSupplier> others = new ConcurrentHashMap<>();

  /** Waits for at most {@code patience} of real time. */
  Stillness(QuietTransport transport, Workers workers, AtomicLong activity, Duration patience) {
    this.transport = transport;
    this.workers = workers;
    this.activity = activity;
    this.patience = patience;
  }

  void watch(String name, BooleanSupplier idle) {
    others.put(name, idle);
  }

  /**
   * Returns once all is quiet.
   *
   * @throws AssertionError naming what is still in flight when patience is at its end
   */
  void await() {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!stillRound()) {
      if (System.nanoTime() - deadline >= 0) {
        throw new AssertionError(
            "Still busy after %s of real time: %s".formatted(patience, inFlight()));
      }
    }
  }

  private boolean stillRound() {
    long before = activity.get();
    int passed = passThroughLoops();
    return activity.get() == before + passed
        && inFlight().isEmpty()
        && activity.get() == before + passed;
  }

  private int passThroughLoops() {
    List<EventExecutor> running =
        transport.loops().stream().filter(loop -> !loop.isShuttingDown()).toList();
    CountDownLatch passed = new CountDownLatch(running.size());
    running.forEach(loop -> loop.execute(passed::countDown));
    try {
      if (!passed.await(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new AssertionError(
            "An event loop has been blocked for %s: %s".formatted(patience, whereabouts(running)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted while waiting for quiet: " + inFlight(), e);
    }
    return running.size();
  }

  private List<String> inFlight() {
    List<String> found = new ArrayList<>(transport.wire().inFlight());
    if (workers.tasks() > 0) {
      found.add(workers.tasks() + " blocking tasks on worker threads");
    }
    others.forEach((name, idle) -> {
      if (!idle.getAsBoolean()) {
        found.add(name);
      }
    });
    return found;
  }

  private static String whereabouts(List<EventExecutor> loops) {
    StringBuilder text = new StringBuilder();
    for (EventExecutor loop : loops) {
      if (loop instanceof SingleThreadEventExecutor single) {
        text.append('\n').append(single.threadProperties().name()).append(" is at");
        for (StackTraceElement frame : single.threadProperties().stackTrace()) {
          text.append("\n    ").append(frame);
        }
      }
    }
    return text.toString();
  }
}
