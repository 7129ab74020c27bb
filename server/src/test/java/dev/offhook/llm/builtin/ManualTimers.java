package dev.offhook.llm.builtin;

import dev.offhook.time.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A clock that a test winds on by hand. */
final class ManualTimers implements Timers {
  private record Task(Duration due, Runnable work) {}

  private final List<Task> tasks = new ArrayList<>();
  private Duration now = Duration.ZERO;

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

  void advance(Duration by) {
    var until = now.plus(by);
    var due = Comparator.comparing(Task::due);
    while (tasks.stream().anyMatch(task -> task.due().compareTo(until) <= 0)) {
      var next = tasks.stream().min(due).orElseThrow();
      tasks.remove(next);
      now = next.due();
      next.work().run();
    }
    now = until;
  }

  int waiting() {
    return tasks.size();
  }
}
