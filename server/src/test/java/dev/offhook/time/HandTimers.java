package dev.offhook.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A clock moved by hand: tasks run inside {@link #pass}, each at its own moment. */
public final class HandTimers implements Timers {
  private final List<Task> tasks = new ArrayList<>();
  private Duration now = Duration.ZERO;

  private record Task(Duration at, Runnable work) {}

  @Override
  public Duration uptime() {
    return now;
  }

  @Override
  public Instant wallTime() {
    return Instant.EPOCH.plus(now);
  }

  @Override
  public Timer after(Duration delay, Runnable work) {
    var task = new Task(now.plus(delay), work);
    tasks.add(task);
    return () -> tasks.remove(task);
  }

  /** Lets time pass. */
  public void pass(Duration time) {
    var until = now.plus(time);
    while (true) {
      var next =
          tasks.stream()
              .filter(task -> task.at().compareTo(until) <= 0)
              .min(Comparator.comparing(Task::at));
      if (next.isEmpty()) {
        break;
      }
      tasks.remove(next.get());
      now = next.get().at();
      next.get().work().run();
    }
    now = until;
  }

  /** How many tasks are put off. */
  public int waiting() {
    return tasks.size();
  }
}
