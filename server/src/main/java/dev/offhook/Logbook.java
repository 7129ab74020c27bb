package dev.offhook;

import dev.offhook.settings.Settings.Kept;
import dev.offhook.store.CallLog;
import dev.offhook.store.LogState;
import dev.offhook.store.sql.LogWriter;
import dev.offhook.store.sql.SqlStore;
import dev.offhook.time.Timers;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The call log as a part of the server.
 *
 * @param log where calls are written down
 * @param state how that goes
 * @param closing writes what has not been written, within seconds; blocks
 */
record Logbook(CallLog log, Supplier<LogState> state, Runnable closing) {
  /** Keeps nothing. */
  static final Logbook NONE = new Logbook(CallLog.NOWHERE, () -> LogState.AT_REST, () -> {});

  /**
   * A log in the database the settings name. It is opened in the background, and again and again
   * until that succeeds; calls are taken meanwhile, and what happens in them waits.
   */
  static Logbook open(Kept kept, Timers timers) {
    var opened = new AtomicReference<SqlStore>();
    var writer =
        LogWriter.start(
            () -> {
              var store = store(kept);
              opened.set(store);
              return store::save;
            },
            kept.folder(),
            (long) kept.spoolMegabytes() << 20,
            timers);
    return new Logbook(writer, writer::state, () -> close(writer, opened.get()));
  }

  private static SqlStore store(Kept kept) {
    var url = kept.database();
    return url.given() ? SqlStore.postgresql(url.value()) : SqlStore.inFolder(kept.folder());
  }

  private static void close(LogWriter writer, @Nullable SqlStore store) {
    writer.close();
    if (store != null) {
      store.close();
    }
  }
}
