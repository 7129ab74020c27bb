package dev.offhook.store.sql;

import dev.offhook.call.CallSid;
import dev.offhook.store.Deletion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Calls on their way out of the database, within one transaction. */
final class Shredding {
  private final Handle handle;
  private final Salted salted;
  private final List<CallSid> gone = new ArrayList<>();
  private long turns;
  private long events;
  private long recordings;

  Shredding(Handle handle) {
    this.handle = handle;
    this.salted = Salted.of(handle);
  }

  /** Whether a call was deleted before. */
  static boolean deleted(Handle handle, CallSid call) {
    return handle
            .createQuery("select count(*) from deleted_call where call = :call")
            .bind("call", Salted.of(handle).hash(call.value()))
            .mapTo(Long.class)
            .one()
        > 0;
  }

  /** Calls with this number at either end, as many as one transaction should take. */
  static List<CallSid> of(Handle handle, String number, int most) {
    return handle
        .createQuery(
            """
            select sid from call where id in (select id from call where caller = :number)
              or id in (select id from call where called = :number)
            limit :most\
            """)
        .bind("number", number)
        .bind("most", most)
        .map((row, _) -> new CallSid(row.getString("sid")))
        .list();
  }

  /** Takes a call out, if it is there. */
  void take(CallSid call) {
    var id =
        handle
            .createQuery("select id from call where sid = :sid")
            .bind("sid", call.value())
            .mapTo(Long.class)
            .findOne();
    if (id.isEmpty()) {
      return;
    }
    turns += count("select count(*) from turn where call = :id", id.get());
    events += count("select events from call where id = :id", id.get());
    recordings += count("select count(*) from recording where call = :id", id.get());
    doom(handle, id.get());
    keepCosts(id.get());
    handle.createUpdate("delete from call where id = :id").bind("id", id.get()).execute();
    handle
        .createUpdate("insert into deleted_call (call) values (:call) on conflict do nothing")
        .bind("call", salted.hash(call.value()))
        .execute();
    gone.add(call);
  }

  /** The sound of a call's recordings is to be destroyed. */
  static void doom(Handle handle, long call) {
    handle
        .createUpdate(
            """
            insert into doomed_recording (sid, source)
            select sid, source from recording where call = :id on conflict do nothing\
            """)
        .bind("id", call)
        .execute();
  }

  /** What was paid for stays paid for; nothing in it tells of whom it was. */
  private void keepCosts(long call) {
    handle
        .createUpdate(
            """
            insert into deleted_cost
              (day, assistant, service, model, unit, amount, currency, money)
            select c.id / 86400000000, c.assistant, k.service, k.model, k.unit, k.amount,
              k.currency, k.money
            from cost k join call c on c.id = k.call where c.id = :id\
            """)
        .bind("id", call)
        .execute();
  }

  private long count(String sql, long id) {
    return handle.createQuery(sql).bind("id", id).mapTo(Long.class).one();
  }

  List<CallSid> gone() {
    return gone;
  }

  /** This much, and what was taken out before. */
  Deletion receipt(Deletion.Kind kind, Instant at, Deletion before) {
    return new Deletion(
        before.id(),
        at,
        kind,
        before.calls() + gone.size(),
        before.turns() + turns,
        before.events() + events,
        before.recordings() + recordings);
  }

  /** A receipt for nothing yet. */
  static Deletion blank(Deletion.Kind kind, Instant at) {
    return new Deletion(UUID.randomUUID().toString(), at, kind, 0, 0, 0, 0);
  }

  /** Keeps a receipt. */
  void keep(Deletion receipt, String asked) {
    handle
        .createUpdate(
            """
            insert into deletion (id, at, kind, asked, calls, turns, events, recordings)
            values (:id, :at, :kind, :asked, :calls, :turns, :events, :recordings)\
            """)
        .bind("id", receipt.id())
        .bind("at", Rows.nanos(receipt.at()))
        .bind("kind", receipt.kind().name())
        .bind("asked", salted.hash(asked))
        .bind("calls", receipt.calls())
        .bind("turns", receipt.turns())
        .bind("events", receipt.events())
        .bind("recordings", receipt.recordings())
        .execute();
  }

  static List<Deletion> receipts(Handle handle, int most) {
    return handle
        .createQuery("select * from deletion order by at desc, id limit :most")
        .bind("most", most)
        .map((row, _) ->
            new Deletion(
                row.getString("id"),
                Instant.EPOCH.plusNanos(row.getLong("at")),
                Deletion.Kind.valueOf(row.getString("kind")),
                row.getLong("calls"),
                row.getLong("turns"),
                row.getLong("events"),
                row.getLong("recordings")))
        .list();
  }
}
