package dev.offhook.store.sql;

import dev.offhook.call.CallEvent;
import dev.offhook.call.CallSid;
import dev.offhook.call.LoggedEvent;
import dev.offhook.call.Recording;
import dev.offhook.store.LogPage;
import dev.offhook.store.Recordings.Doomed;
import dev.offhook.store.Recordings.Found;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Recordings of calls that are over. */
final class Sounds {
  private Sounds() {}

  private record Over(Instant began, Duration lasted, long events) {}

  /** What the log is told of a recording when the call is over; empty when that is of no use. */
  static Optional<LogPage> afterwards(
      Handle handle, CallSid call, Recording recording, Instant now) {
    return handle
        .createQuery(
            """
            select began, lasted, events from call
            where sid = :sid and reason is not null and words_expired = 0\
            """)
        .bind("sid", call.value())
        .map((row, _) ->
            new Over(
                Instant.EPOCH.plusNanos(row.getLong("began")),
                Duration.ofNanos(row.getLong("lasted")),
                row.getLong("events")))
        .findOne()
        .map(over -> page(call, over, recording, now));
  }

  private static LogPage page(CallSid call, Over over, Recording recording, Instant now) {
    var passed = Duration.between(over.began(), now);
    var at = passed.compareTo(over.lasted()) > 0 ? passed : over.lasted();
    var event = new LoggedEvent(over.events(), at, new CallEvent.Recorded(recording));
    return new LogPage(call, List.of(event));
  }

  static Optional<Found> find(Handle handle, String recording) {
    return handle
        .createQuery(
            """
            select r.*, c.sid as call_sid from recording r join call c on c.id = r.call
            where r.sid = :sid\
            """)
        .bind("sid", recording)
        .map((row, _) ->
            new Found(new CallSid(row.getString("call_sid")), BesideRows.recording(row)))
        .findFirst();
  }

  static List<Doomed> doomed(Handle handle, int most) {
    return handle
        .createQuery("select sid, source from doomed_recording order by sid limit :most")
        .bind("most", most)
        .map((row, _) -> new Doomed(row.getString("sid"), row.getString("source")))
        .list();
  }

  /** Gives how many were known. */
  static int destroyed(Handle handle, List<Doomed> gone) {
    return gone.stream()
        .mapToInt(each ->
            handle
                .createUpdate("delete from doomed_recording where sid = :sid")
                .bind("sid", each.sid())
                .execute())
        .sum();
  }
}
