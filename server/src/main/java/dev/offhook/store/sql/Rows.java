package dev.offhook.store.sql;

import dev.offhook.call.Answering;
import dev.offhook.call.CallDetails;
import dev.offhook.call.CallEnd;
import dev.offhook.call.CallSid;
import dev.offhook.call.LoggedEvent;
import dev.offhook.call.PhoneNumber;
import dev.offhook.store.CallRecord;
import dev.offhook.store.CallRecord.Expired;
import dev.offhook.store.LogUnreadable;
import dev.offhook.store.TurnRecord;
import dev.offhook.store.TurnRecord.Latency;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Values of ours and what they are in a row. */
final class Rows {
  private Rows() {}

  /** What neither database takes within a text. */
  static String text(String value) {
    return value.indexOf('\0') < 0 ? value : value.replace("\0", "");
  }

  /** The first id that a call can have which began then. */
  static long id(Instant began) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, began);
  }

  static long nanos(Instant time) {
    return ChronoUnit.NANOS.between(Instant.EPOCH, time);
  }

  static @Nullable Long nanos(Optional<Duration> duration) {
    return duration.map(Duration::toNanos).orElse(null);
  }

  static CallRecord call(ResultSet row) throws SQLException {
    var details =
        new CallDetails(
            new CallSid(row.getString("sid")),
            new PhoneNumber(row.getString("caller")),
            new PhoneNumber(row.getString("called")),
            one(CallDetails.Direction.class, row.getString("direction")),
            EventJson.parameters(row.getString("parameters")));
    var by =
        new Answering(
            row.getString("assistant"),
            row.getString("version"),
            one(Answering.Mode.class, row.getString("mode")));
    return new CallRecord(
        details,
        by,
        Instant.EPOCH.plusNanos(row.getLong("began")),
        duration(row, "connected"),
        over(row),
        expired(row));
  }

  private static Set<Expired> expired(ResultSet row) throws SQLException {
    var expired = EnumSet.noneOf(Expired.class);
    if (row.getInt("words_expired") == 1) {
      expired.add(Expired.TRANSCRIPT);
    }
    if (row.getInt("number_expired") == 1) {
      expired.add(Expired.NUMBER);
    }
    if (row.getInt("sound_expired") == 1) {
      expired.add(Expired.RECORDING);
    }
    return expired;
  }

  private static Optional<CallRecord.Over> over(ResultSet row) throws SQLException {
    var reason = row.getString("reason");
    if (reason == null) {
      return Optional.empty();
    }
    var end =
        new CallEnd(
            one(CallEnd.Reason.class, reason), one(CallEnd.Party.class, row.getString("doing")));
    return Optional.of(new CallRecord.Over(end, Duration.ofNanos(row.getLong("lasted"))));
  }

  static TurnRecord turn(ResultSet row) throws SQLException {
    return new TurnRecord(
        row.getInt("number"),
        one(TurnRecord.Side.class, row.getString("side")),
        Duration.ofNanos(row.getLong("at")),
        row.getString("generated"),
        row.getString("sent"),
        row.getString("heard"),
        row.getBoolean("cut_short"),
        row.getString("language"),
        confidence(row),
        new Latency(
            duration(row, "asked"),
            duration(row, "first_word"),
            duration(row, "sounding"),
            duration(row, "played")));
  }

  private static OptionalDouble confidence(ResultSet row) throws SQLException {
    var confidence = row.getDouble("confidence");
    return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(confidence);
  }

  static Optional<Duration> duration(ResultSet row, String column) throws SQLException {
    var nanos = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Duration.ofNanos(nanos));
  }

  static <E extends Enum<E>> E one(Class<E> type, String name) {
    try {
      return Enum.valueOf(type, name);
    } catch (IllegalArgumentException unknown) {
      throw new LogUnreadable(
          "%s is no %s that is known".formatted(name, type.getSimpleName()), unknown);
    }
  }

  /** Events of a call, from a number on. */
  static List<LoggedEvent> events(Handle handle, long call, long from, int most) {
    var events = new ArrayList<LoggedEvent>();
    var pages =
        handle
            .createQuery(
                """
                select first, body from event
                where call = :call and first >= coalesce(
                  (select max(first) from event where call = :call and first <= :from), 0)
                order by first\
                """)
            .bind("call", call)
            .bind("from", from)
            .setFetchSize(100)
            .map((row, _) -> EventJson.read(row.getString("body"), row.getLong("first")));
    try (var each = pages.stream()) {
      for (var page = each.iterator(); page.hasNext() && events.size() < most; ) {
        page.next().stream()
            .filter(event -> event.number() >= from)
            .limit(most - events.size())
            .forEach(events::add);
      }
    }
    return events;
  }
}
