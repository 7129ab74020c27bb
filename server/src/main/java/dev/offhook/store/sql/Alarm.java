package dev.offhook.store.sql;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the operator hears of the log's troubles: each once when it begins and once when it is over,
 * losses again every minute. Safe from any thread. Nothing that was said in a call, and no number.
 */
final class Alarm {
  private static final Duration AGAIN = Duration.ofMinutes(1);

  private final Logger log = LoggerFactory.getLogger(LogWriter.class);
  private final Path spool;
  private boolean away;
  private boolean spoolTold;
  private long lostTold;
  private @Nullable Duration lossTold;
  private boolean refusedTold;

  Alarm(Path spool) {
    this.spool = spool;
  }

  /** Why something failed, in words that may be logged. */
  static String reason(@Nullable Throwable failure) {
    return failure == null ? "it did not answer" : String.valueOf(failure.getMessage());
  }

  /** The database is away. */
  synchronized void away(String why) {
    if (!away) {
      away = true;
      log.warn("The call log's database is away ({}): events wait in {}", why, spool);
    }
  }

  /** Everything is in the database again. */
  synchronized void back() {
    if (away) {
      log.warn("The call log's database is back, and has all that waited in the spool");
    }
    away = false;
    spoolTold = false;
  }

  /** The spool takes nothing. */
  synchronized void spoolFailed(String why) {
    if (!spoolTold) {
      spoolTold = true;
      log.error("Events of calls wait in memory: the spool {} takes none ({})", spool, why);
    }
  }

  /** The spool takes events again. */
  synchronized void spoolWorks() {
    spoolTold = false;
  }

  /** The database will not have a page, although it is there. */
  synchronized void refused(RuntimeException why) {
    if (!refusedTold) {
      refusedTold = true;
      // Without its message, which may quote the page
      log.error("The call log's database refused events: {}", why.getClass().getName());
    }
  }

  /**
   * Looks how many events are lost by now.
   *
   * @return whether some were within the last minute
   */
  synchronized boolean losing(long lost, Duration now) {
    var last = lossTold;
    var quiet = last == null || now.compareTo(last.plus(AGAIN)) >= 0;
    if (lost > lostTold && quiet) {
      log.error(
          "The call log loses events: {} so far, which found no room, or which the database"
              + " refused. Calls go on",
          lost);
      lostTold = lost;
      lossTold = now;
      return true;
    }
    return !quiet;
  }
}
