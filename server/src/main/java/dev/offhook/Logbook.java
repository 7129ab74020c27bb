package dev.offhook;

import dev.offhook.call.CallSid;
import dev.offhook.call.LoggedEvent;
import dev.offhook.cost.PriceFile;
import dev.offhook.cost.PriceList;
import dev.offhook.settings.Settings.Kept;
import dev.offhook.store.CallArchive;
import dev.offhook.store.CallLog;
import dev.offhook.store.LogState;
import dev.offhook.store.MemoryOrderBook;
import dev.offhook.store.OrderBook;
import dev.offhook.store.Recordings;
import dev.offhook.store.Shredder;
import dev.offhook.store.StoreAway;
import dev.offhook.store.sql.LogWriter;
import dev.offhook.store.sql.SqlStore;
import dev.offhook.time.Deadline;
import dev.offhook.time.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The call log as a part of the server.
 *
 * @param log where calls are written down
 * @param state how that goes
 * @param memory what is written down of a call, nothing when the database is away; blocks
 * @param archive what is written down, for whoever asks; blocks
 * @param endLost gives calls whose end nobody saw an end, by the time of day and for all calls but
 *     those that are held here; does nothing while the database is away; blocks
 * @param recordings of calls that are over; blocks
 * @param shredder takes out of it what is not to be kept; blocks
 * @param orders orders to place calls; blocks
 * @param closing writes what has not been written, within seconds; blocks
 */
record Logbook(
    CallLog log,
    Supplier<LogState> state,
    Function<CallSid, List<LoggedEvent>> memory,
    CallArchive archive,
    BiConsumer<Instant, Predicate<CallSid>> endLost,
    Shredder shredder,
    Recordings recordings,
    OrderBook orders,
    Runnable closing) {
  private static final Duration LONGEST_START = Duration.ofSeconds(3);

  /** Keeps nothing. */
  static final Logbook NONE =
      new Logbook(
          CallLog.NOWHERE,
          () -> LogState.AT_REST,
          _ -> List.of(),
          new OpenedArchive(Optional::empty),
          (_, _) -> {},
          new OpenedShredder(Optional::empty),
          new OpenedRecordings(Optional::empty),
          new MemoryOrderBook(),
          () -> {});

  /**
   * A log in the database the settings name. It is opened in the background, and again and again
   * until that succeeds; calls are taken meanwhile, and what happens in them waits.
   *
   * @throws dev.offhook.cost.PricesRefused when the prices are wrong
   */
  static Logbook open(Kept kept, Timers timers) {
    var opened = new AtomicReference<SqlStore>();
    var prices = PriceFile.orOurs(kept.prices());
    var writer =
        LogWriter.start(
            () -> {
              var store = store(kept, prices);
              opened.set(store);
              return store::save;
            },
            kept.folder(),
            (long) kept.spoolMegabytes() << 20,
            timers);
    return new Logbook(
        writer,
        writer::state,
        call -> remembered(call, writer, opened),
        new OpenedArchive(() -> Optional.ofNullable(opened.get())),
        (now, held) -> endLost(writer, opened.get(), now, held),
        new OpenedShredder(() -> Optional.ofNullable(opened.get())),
        new OpenedRecordings(() -> Optional.ofNullable(opened.get())),
        new OpenedOrders(() -> Optional.ofNullable(opened.get()).map(SqlStore::orders)),
        () -> close(writer, opened.get()));
  }

  /**
   * The database the settings name.
   *
   * @throws dev.offhook.store.StoreUnusable when it cannot be used
   * @throws dev.offhook.store.StoreAway when it cannot be asked right now
   */
  static SqlStore store(Kept kept, PriceList prices) {
    var url = kept.database();
    return url.given()
        ? SqlStore.postgresql(url.value(), prices)
        : SqlStore.inFolder(kept.folder(), prices);
  }

  /** What an earlier process left behind is in the database before anybody is told of it. */
  private static List<LoggedEvent> remembered(
      CallSid call, LogWriter writer, AtomicReference<SqlStore> opened) {
    // Nobody waits at the phone for a database that is known to be away
    if (writer.state().troubled()) {
      return List.of();
    }
    Deadline.await("the call log", LONGEST_START, writer.caughtUp());
    var store = opened.get();
    return store == null ? List.of() : store.events(call, 0, Integer.MAX_VALUE);
  }

  /** Only while everything that is known is in the database, or an end might be there unseen. */
  private static void endLost(
      LogWriter writer, @Nullable SqlStore store, Instant now, Predicate<CallSid> held) {
    if (store == null || !writer.caughtUp().isDone() || writer.state().spooledSince().isPresent()) {
      return;
    }
    try {
      store.endLost(now, held);
    } catch (StoreAway away) {
      // The log says so by itself, and these calls have time
    }
  }

  private static void close(LogWriter writer, @Nullable SqlStore store) {
    writer.close();
    if (store != null) {
      store.close();
    }
  }
}
