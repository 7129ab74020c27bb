package dev.offhook.store.sql;

import dev.offhook.call.CallDetails;
import dev.offhook.call.CallEvent;
import dev.offhook.call.LoggedEvent;
import dev.offhook.privacy.Numbers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What has expired on its way out of the database, a few calls within one transaction. */
final class Expiry {
  /** No call lasts longer: one that began before then is over, whether its end was seen or not. */
  private static final Duration LONGEST_CALL = Duration.ofDays(1);

  private final Handle handle;
  private final Dialect dialect;

  Expiry(Handle handle, Dialect dialect) {
    this.handle = handle;
    this.dialect = dialect;
  }

  /** Takes out the words of calls that began before; gives how many calls that were. */
  int words(String assistant, Instant before, int most) {
    var calls = calls("words_expired", assistant, before, most);
    for (var call : calls) {
      update("delete from event where call = :id", call);
      update("update turn set generated = '', sent = '', heard = '' where call = :id", call);
      update("delete from tool_use where call = :id", call);
      update(dialect.forgetWords(), call);
      update("update call set parameters = '{}', words_expired = 1 where id = :id", call);
    }
    return calls.size();
  }

  /** Takes out the far end's number of calls that began before; gives how many calls that were. */
  int numbers(String assistant, Instant before, int most) {
    var calls = calls("number_expired", assistant, before, most);
    for (var call : calls) {
      withoutNumber(call);
      update(
          """
          update call set caller = '', number_expired = 1,
            called = case direction when 'OUTBOUND' then '' else called end
          where id = :id\
          """,
          call);
    }
    return calls.size();
  }

  /** Takes out the recordings of calls that began before; gives how many calls that were. */
  int recordings(String assistant, Instant before, int most) {
    var calls = calls("sound_expired", assistant, before, most);
    for (var call : calls) {
      Shredding.doom(handle, call);
      // 2 where there was nothing to take out
      update(
          """
          update call set sound_expired = case
            when exists (select 1 from recording where call = :id) then 1 else 2 end
          where id = :id\
          """,
          call);
      update("delete from recording where call = :id", call);
    }
    return calls.size();
  }

  private List<Long> calls(String column, String assistant, Instant before, int most) {
    return handle
        .createQuery(
            """
            select id from call where assistant = :assistant and id < :before and %s = 0
              and (reason is not null or id < :surely)
            order by id limit :most\
            """
                .formatted(column))
        .bind("assistant", assistant)
        .bind("before", Rows.id(before))
        .bind("surely", Rows.id(before.minus(LONGEST_CALL)))
        .bind("most", most)
        .mapTo(Long.class)
        .list();
  }

  /** The number stands in the call's first event as well. */
  private void withoutNumber(long call) {
    var page =
        handle
            .createQuery("select body from event where call = :id and first = 0")
            .bind("id", call)
            .map((row, _) -> EventJson.read(row.getString("body"), 0))
            .findOne();
    page.ifPresent(events ->
        handle
            .createUpdate("update event set body = :body where call = :id and first = 0")
            .bind("id", call)
            .bind("body", EventJson.write(events.stream().map(Expiry::anonymous).toList()))
            .execute());
  }

  private static LoggedEvent anonymous(LoggedEvent logged) {
    return logged.event() instanceof CallEvent.Arrived(CallDetails details, var by, var at)
        ? new LoggedEvent(
            logged.number(), logged.at(), new CallEvent.Arrived(Numbers.NONE.kept(details), by, at))
        : logged;
  }

  private void update(String sql, long call) {
    handle.createUpdate(sql).bind("id", call).execute();
  }
}
