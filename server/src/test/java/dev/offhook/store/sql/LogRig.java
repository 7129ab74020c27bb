package dev.offhook.store.sql;

import dev.offhook.call.LoggedEvent;
import dev.offhook.store.LogState;
import dev.offhook.time.RunningTimers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/** Makes writers of the log that are quick to give up, and quick to try again. */
record LogRig(Pace pace, long spoolBytes, long mostInMemory) {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(20);
  private static final Duration SHORTEST = Duration.ofMillis(2);

  static LogRig quick() {
    return new LogRig(new Pace(SHORT, SHORT, SHORTEST, SHORT, LONG, LONG), 64L << 20, Room.USUAL);
  }

  /** A page without a boundary is never due. */
  static LogRig gatheringForLong() {
    return new LogRig(
        new Pace(LONG.multipliedBy(60), SHORT, SHORTEST, SHORT, LONG, LONG), 64L << 20, Room.USUAL);
  }

  /** A database that takes long is waited for. */
  static LogRig patient() {
    return new LogRig(new Pace(SHORT, LONG, SHORTEST, SHORT, LONG, LONG), 64L << 20, Room.USUAL);
  }

  LogRig spooling(long bytes) {
    return new LogRig(pace, bytes, mostInMemory);
  }

  LogRig holding(long events) {
    return new LogRig(pace, spoolBytes, events);
  }

  LogRig parting(Duration parting) {
    return new LogRig(
        new Pace(
            pace.gathering(),
            pace.patience(),
            pace.firstRetry(),
            pace.lastRetry(),
            pace.opening(),
            parting),
        spoolBytes,
        mostInMemory);
  }

  Running start(Pages store, Path folder) {
    return opening(() -> store, folder);
  }

  Running opening(Supplier<Pages> store, Path folder) {
    return new Running(
        LogWriter.start(store, folder, spoolBytes, mostInMemory, pace, new RunningTimers()));
  }

  /** Boundaries with the numbers from {@code from} to before {@code until}. */
  static List<LoggedEvent> boundaries(long from, long until) {
    return LongStream.range(from, until).mapToObj(Happenings::boundary).toList();
  }

  /** A writer at work. */
  record Running(LogWriter writer) implements AutoCloseable {

    void write(int call, LoggedEvent event) {
      writer.write(Happenings.call(call), event);
    }

    void boundaries(int call, long from, long until) {
      LogRig.boundaries(from, until).forEach(event -> write(call, event));
    }

    LogState state() {
      return writer.state();
    }

    long spooled() {
      return writer.spooled();
    }

    /** Waits until so many events are in the spool, on disk. */
    void untilSpooled(long events) {
      until(_ -> spooled() == events);
    }

    /** Waits until everything is written, and goes straight to the database. */
    void untilStraight() {
      until(state -> state.spooledSince().isEmpty() && state.behind() == 0);
    }

    void until(Predicate<LogState> reached) {
      var end = System.nanoTime() + LONG.toNanos();
      while (!reached.test(state())) {
        if (System.nanoTime() > end) {
          throw new AssertionError("not reached: %s, %d spooled".formatted(state(), spooled()));
        }
        LockSupport.parkNanos(SHORTEST.toNanos());
      }
    }

    @Override
    public void close() {
      writer.close();
    }
  }
}
