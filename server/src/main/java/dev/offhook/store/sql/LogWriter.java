package dev.offhook.store.sql;

import dev.offhook.call.CallSid;
import dev.offhook.call.LoggedEvent;
import dev.offhook.store.CallLog;
import dev.offhook.store.LogState;
import dev.offhook.store.LogState.Condition;
import dev.offhook.time.Timers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The call log as calls see it: {@link #write} puts an event into a queue and returns. A thread of
 * its own gathers the events of each call into pages and sees to it that they are kept; start with
 * {@link Delivery} to read how.
 *
 * <p>An event that matters for taking the call up again is on its way to the disk at once, with all
 * that came before it in its call; any other within 200 ms. One transaction carries all pages that
 * are due, and while it is under way the next gather.
 *
 * <p>Threads: one of the system's, because SQLite's driver is native code and would hold the
 * carrier of a virtual thread for as long as the disk takes.
 */
public final class LogWriter implements CallLog, AutoCloseable {
  private static final Duration LONGEST_SLEEP = Duration.ofMinutes(1);

  /** What the disk may take, when time was up, for what the database did not take. */
  private static final Duration LAST_WRITE = Duration.ofSeconds(5);

  private final Timers timers;
  private final Pace pace;
  private final Room room;
  private final Spool spool;
  private final Alarm alarm;
  private final Courier courier;
  private final Gathering gathering;
  private final Delivery delivery;
  private final Thread thread;
  private final Queue<Entry> queue = new ConcurrentLinkedQueue<>();
  private final Duration began;
  private final CompletableFuture<@Nullable Void> caughtUp = new CompletableFuture<>();
  private volatile Mood mood = Mood.AWAKE;
  private volatile boolean called;
  private volatile boolean closing;
  private volatile boolean losing;
  private volatile @Nullable Instant spooledSince;

  private record Entry(CallSid call, LoggedEvent event) {}

  /** What it takes to wake the thread. */
  private enum Mood {
    AWAKE,
    /** It wakes by itself for what it has gathered; only a boundary is worth waking it for. */
    DOZING,
    ASLEEP;

    boolean wakesFor(LoggedEvent event) {
      return switch (this) {
        case AWAKE -> false;
        case DOZING -> Boundary.is(event.event());
        case ASLEEP -> true;
      };
    }
  }

  /**
   * Starts to write.
   *
   * @param opening opens the database and says how pages are saved there, or throws {@link
   *     dev.offhook.store.StoreAway}: blocks as long as it must, and is asked again until it does
   * @param folder where events wait while the database is away; made when it is needed
   * @param spoolBytes the most that they may take there
   */
  public static LogWriter start(
      Supplier<Pages> opening, Path folder, long spoolBytes, Timers timers) {
    return start(opening, folder, spoolBytes, Room.USUAL, Pace.USUAL, timers);
  }

  static LogWriter start(
      Supplier<Pages> opening,
      Path folder,
      long spoolBytes,
      long mostInMemory,
      Pace pace,
      Timers timers) {
    var writer = new LogWriter(opening, folder, spoolBytes, mostInMemory, pace, timers);
    writer.thread.start();
    return writer;
  }

  private LogWriter(
      Supplier<Pages> opening,
      Path folder,
      long spoolBytes,
      long mostInMemory,
      Pace pace,
      Timers timers) {
    this.timers = timers;
    this.pace = pace;
    this.room = new Room(mostInMemory);
    this.alarm = new Alarm(folder);
    this.spool = new Spool(folder, spoolBytes, alarm, room);
    this.thread = Thread.ofPlatform().daemon().name("call-log").unstarted(this::run);
    this.courier = new Courier(opening, alarm, room, this::call);
    this.gathering = new Gathering(pace.gathering());
    this.began = timers.uptime();
    this.delivery = new Delivery(courier, spool, room, alarm, pace, began);
    this.spooledSince = timers.wallTime();
  }

  @Override
  public void write(CallSid call, LoggedEvent event) {
    if (closing) {
      room.lose(1);
      return;
    }
    if (!room.take(event)) {
      return;
    }
    queue.add(new Entry(call, event));
    if (mood.wakesFor(event)) {
      // Several may come here at once, which does no harm: each of them wakes it
      mood = Mood.AWAKE;
      LockSupport.unpark(thread);
    }
  }

  /** How it goes; from any thread, at once. */
  public LogState state() {
    var behind = room.waiting() + spool.waiting();
    var since = Optional.ofNullable(spooledSince);
    return new LogState(condition(since.isPresent()), behind, since, room.lost());
  }

  /** Done once all that an earlier process left in the spool is in the database. */
  public Future<@Nullable Void> caughtUp() {
    return caughtUp;
  }

  /** How many events wait on the disk. */
  long spooled() {
    return spool.waiting();
  }

  private Condition condition(boolean spooling) {
    if (losing) {
      return Condition.LOSING;
    }
    if (!spooling) {
      return Condition.WRITING;
    }
    var early = timers.uptime().compareTo(began.plus(pace.opening())) < 0;
    return early && !courier.opened() ? Condition.OPENING : Condition.SPOOLING;
  }

  /** Writes what is there, within seconds; what the database does not take waits in the spool. */
  @Override
  public void close() {
    closing = true;
    call();
    try {
      thread.join(pace.parting().plus(LAST_WRITE));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    courier.dismiss();
    spool.close();
  }

  private void call() {
    called = true;
    LockSupport.unpark(thread);
  }

  private void run() {
    while (!closing) {
      step();
      var _ = sleep(timers.uptime().plus(LONGEST_SLEEP));
    }
    var until = timers.uptime().plus(pace.parting());
    do {
      step();
      delivery.send(gathering.all(), timers.uptime());
    } while (!(delivery.settled() && queue.isEmpty()) && sleep(until));
    room.lose(delivery.unkept());
    losing = alarm.losing(room.lost(), timers.uptime());
  }

  private void step() {
    called = false;
    var now = timers.uptime();
    for (var entry = queue.poll(); entry != null; entry = queue.poll()) {
      gathering.add(entry.call(), entry.event(), now);
    }
    delivery.send(gathering.due(now), now);
    losing = alarm.losing(room.lost(), now);
    if (delivery.straight()) {
      var _ = caughtUp.complete(null);
      spooledSince = null;
    } else if (spooledSince == null) {
      spooledSince = timers.wallTime();
    }
  }

  /** Until something is due, or somebody wakes it; false when {@code last} is over. */
  private boolean sleep(Duration last) {
    var now = timers.uptime();
    var due = gathering.nextDue();
    var next =
        Stream.of(due, delivery.nextTry(), Optional.of(last))
            .flatMap(Optional::stream)
            .min(Duration::compareTo)
            .orElse(last);
    mood = due.isEmpty() ? Mood.ASLEEP : Mood.DOZING;
    // Who came before the mood was set has woken nobody; and a wait in between takes wakings away
    if (queue.isEmpty() && !called && next.compareTo(now) > 0) {
      LockSupport.parkNanos(this, next.minus(now).toNanos());
    }
    mood = Mood.AWAKE;
    return now.compareTo(last) < 0;
  }
}
