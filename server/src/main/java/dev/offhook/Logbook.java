package dev.offhook;

import dev.offhook.store.CallLog;
import dev.offhook.store.LogState;
import dev.offhook.store.sql.LogWriter;
import java.util.function.Supplier;

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

  static Logbook of(LogWriter writer) {
    return new Logbook(writer, writer::state, writer::close);
  }
}
