package dev.offhook.store.sql;

import dev.offhook.call.CallEnd;
import dev.offhook.call.CallEvent;
import dev.offhook.call.CallSid;
import dev.offhook.call.LoggedEvent;
import dev.offhook.store.LogPage;
import dev.offhook.store.LogUnreadable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls whose end nobody saw: the process that held them died, and the carrier did not bring them
 * to another one. They are given an end, an event like any other, at the moment of their last sign
 * of life.
 *
 * <p>The log does not tell who holds a call, so the rule must be safe without it. An end written
 * under a call that goes on elsewhere would take the place of that call's next event. Therefore:
 *
 * <ul>
 *   <li>Never a call that this process holds, or has lately seen the end of.
 *   <li>Never before {@link #QUIET}: the carrier comes back within seconds, or never.
 *   <li>A SQLite file belongs to one process, as the folder does in which it lies, so whatever else
 *       is open there was a dead predecessor's.
 *   <li>A PostgreSQL may be shared, and a call on another process may be silent, or wait in that
 *       process's spool. There a call is dead only when no call can be that old: a day is the most
 *       that an assistant may allow, and the most that the carrier does.
 * </ul>
 */
final class LostCalls {
  /** No sign of life for so long. */
  static final Duration QUIET = Duration.ofMinutes(10);

  /** A day of talk, and an hour for the ring, the farewell and clocks that differ. */
  static final Duration OLDER_THAN_ANY = Duration.ofHours(25);

  private static final Logger log = LoggerFactory.getLogger(LostCalls.class);

  /** At once; what is left is found the next time. */
  private static final int MOST = 1000;

  private record Open(long id, CallSid sid, Instant began, long events) {}

  private LostCalls() {}

  /**
   * The pages that end them.
   *
   * @param held whether a call goes on here, or its end is on its way into the log
   */
  static List<LogPage> ends(Handle handle, Dialect dialect, Instant now, Predicate<CallSid> held) {
    var ends = new ArrayList<LogPage>();
    for (var call : open(handle, now.minus(age(dialect)))) {
      if (!held.test(call.sid())) {
        last(handle, call)
            .filter(last -> call.began().plus(last.at()).isBefore(now.minus(QUIET)))
            .ifPresent(last -> ends.add(end(call.sid(), last)));
      }
    }
    return ends;
  }

  private static Duration age(Dialect dialect) {
    return switch (dialect) {
      case SQLITE -> QUIET;
      case POSTGRESQL -> OLDER_THAN_ANY;
    };
  }

  private static List<Open> open(Handle handle, Instant before) {
    return handle
        .createQuery(
            """
            select id, sid, began, events from call
            where reason is null and began < :before order by id limit :most\
            """)
        .bind("before", Rows.nanos(before))
        .bind("most", MOST)
        .map((row, _) ->
            new Open(
                row.getLong("id"),
                new CallSid(row.getString("sid")),
                Instant.EPOCH.plusNanos(row.getLong("began")),
                row.getLong("events")))
        .list();
  }

  /** Empty where it cannot be read: a newer program wrote it, and will see to it. */
  private static Optional<LoggedEvent> last(Handle handle, Open call) {
    try {
      return Rows.events(handle, call.id(), call.events() - 1, 1).stream().findFirst();
    } catch (LogUnreadable unreadable) {
      log.warn("call {} has no end, and cannot be read: {}", call.sid(), unreadable.getMessage());
      return Optional.empty();
    }
  }

  private static LogPage end(CallSid call, LoggedEvent last) {
    log.warn("call {} ended with the process that held it", call);
    var ended = new CallEvent.Ended(CallEnd.serverDied());
    return new LogPage(call, List.of(new LoggedEvent(last.number() + 1, last.at(), ended)));
  }
}
