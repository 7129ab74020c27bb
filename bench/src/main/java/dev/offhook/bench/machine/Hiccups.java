package dev.offhook.bench.machine;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * How late a thread wakes that asks to sleep a millisecond: what the machine and this JVM do to any
 * latency measured here, whoever is to blame.
 */
public final class Hiccups implements AutoCloseable {

  private static final long NAP = TimeUnit.MILLISECONDS.toNanos(1);

  private final SingleWriterRecorder lateness = new SingleWriterRecorder(3);
  private final Thread sleeper;
  private volatile boolean over;

  private Hiccups() {
    this.sleeper = Thread.ofPlatform().daemon().name("hiccups").unstarted(this::watch);
  }

  /** Starts to watch. */
  public static Hiccups watching() {
    Hiccups hiccups = new Hiccups();
    hiccups.sleeper.start();
    return hiccups;
  }

  /** Lateness in microseconds since the last time this was asked. */
  public Histogram sinceLast() {
    return lateness.getIntervalHistogram();
  }

  @Override
  public void close() {
    over = true;
    LockSupport.unpark(sleeper);
  }

  private void watch() {
    while (!over) {
      long asleep = System.nanoTime();
      LockSupport.parkNanos(NAP);
      long late = Math.max(0, System.nanoTime() - asleep - NAP);
      lateness.recordValue(Duration.ofNanos(late).toNanos() / 1000);
    }
  }
}
