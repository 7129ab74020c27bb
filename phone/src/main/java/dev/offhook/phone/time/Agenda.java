package dev.offhook.phone.time;

import io.vertx.core.Context;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The tasks that have been put off, by when they are due; equals in the order they were put off.
 */
final class Agenda {

  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(Comparator.comparing(Entry::due).thenComparingLong(Entry::number));
  private long count;

  /** {@code context} is where the task will run; null for the thread that moves time on. */
  synchronized PhoneTime.Timer add(Duration due, @Nullable Context context, Runnable task) {
    Entry entry = new Entry(due, count++, context, task, new AtomicBoolean());
    entries.add(entry);
    return () -> cancel(entry);
  }

  private synchronized void cancel(Entry entry) {
    entry.settled.set(true);
    entries.remove(entry);
  }

  /** When the next task is due. */
  synchronized Optional<Duration> next() {
    return Optional.ofNullable(entries.peek()).map(Entry::due);
  }

  /** Takes out the next task, if it is due by {@code now}. */
  synchronized Optional<Entry> takeDue(Duration now) {
    Entry first = entries.peek();
    if (first == null || first.due.compareTo(now) > 0) {
      return Optional.empty();
    }
    entries.remove();
    return Optional.of(first);
  }

  /** One task; it runs once or is cancelled. */
  record Entry(
      Duration due, long number, @Nullable Context context, Runnable task, AtomicBoolean settled) {

    /** Runs the task unless it was cancelled, even at the last moment. */
    void run() {
      if (settled.compareAndSet(false, true)) {
        task.run();
      }
    }
  }
}
