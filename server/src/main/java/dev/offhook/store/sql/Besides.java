package dev.offhook.store.sql;

import dev.offhook.call.Recording;
import dev.offhook.cost.CostLine;
import dev.offhook.cost.PriceList;
import dev.offhook.store.TurnRecord;
import java.util.Collection;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * What stands beside calls and turns on its way into the database, within the same transaction: the
 * tools that were used, recordings, and costs.
 */
final class Besides {
  private static final String TOOL =
      """
      insert into tool_use (call, number, turn, at, name, arguments, ending, answer)
      values (:call, :number, :turn, :at, :name, :arguments, :ending, :answer)
      on conflict (call, number) do update set turn = excluded.turn,
        arguments = excluded.arguments, ending = excluded.ending, answer = excluded.answer\
      """;

  private static final String RECORDING =
      """
      insert into recording (call, sid, started, lasted, channels, status, source, consented)
      values (:call, :sid, :started, :lasted, :channels, :status, :source, :consented)
      on conflict (call, sid) do update set started = excluded.started,
        lasted = excluded.lasted, channels = excluded.channels, status = excluded.status,
        source = excluded.source, consented = excluded.consented\
      """;

  private static final String COST =
      """
      insert into cost (call, service, model, unit, amount, price, per, as_of, currency, money)
      values (:call, :service, :model, :unit, :amount, :price, :per, :asOf, :currency, :money)
      on conflict (call, service, model, unit) do update set amount = excluded.amount,
        price = excluded.price, per = excluded.per, as_of = excluded.as_of,
        currency = excluded.currency, money = excluded.money\
      """;

  private final Handle handle;
  private final PriceList prices;

  /**
   * @param prices those of today, which what is new is charged at
   */
  Besides(Handle handle, PriceList prices) {
    this.handle = handle;
    this.prices = prices;
  }

  /** Keeps what is new in these; the turns in which tools were used are kept already. */
  void keep(Collection<StoredStory> grown) {
    try (var tools = handle.prepareBatch(TOOL);
        var recordings = handle.prepareBatch(RECORDING);
        var costs = handle.prepareBatch(COST)) {
      for (var story : grown) {
        story.newTurns().forEach(turn -> bindTools(tools, story.id(), turn));
        story.newRecordings().forEach(it -> bind(recordings, story.id(), it));
        story.newUses().forEach(usage -> bind(costs, story.id(), prices.line(usage)));
      }
      Keeping.execute(tools);
      Keeping.execute(recordings);
      Keeping.execute(costs);
    }
  }

  private static void bindTools(PreparedBatch tools, long call, TurnRecord turn) {
    for (var use : turn.tools()) {
      tools
          .bind("call", call)
          .bind("number", use.number())
          .bind("turn", turn.number())
          .bind("at", use.at().toNanos())
          .bind("name", Rows.text(use.name()))
          .bind("arguments", Rows.text(use.arguments()))
          .bind("ending", use.end().map(Enum::name).orElse(null))
          .bind("answer", Rows.text(use.answer()))
          .add();
    }
  }

  private static void bind(PreparedBatch recordings, long call, Recording recording) {
    recordings
        .bind("call", call)
        .bind("sid", Rows.text(recording.sid()))
        .bind("started", recording.started().toNanos())
        .bind("lasted", Rows.nanos(recording.lasted()))
        .bind("channels", recording.channels())
        .bind("status", recording.status().name())
        .bind("source", Rows.text(recording.source()))
        .bind("consented", recording.consented())
        .add();
  }

  private static void bind(PreparedBatch costs, long call, CostLine line) {
    var price = line.charge().map(CostLine.Charge::price);
    costs
        .bind("call", call)
        .bind("service", Rows.text(line.usage().service()))
        .bind("model", Rows.text(line.usage().model()))
        .bind("unit", line.usage().unit().name())
        .bind("amount", line.usage().amount())
        .bind("price", price.map(it -> it.price().toPlainString()).orElse(null))
        .bind("per", price.map(it -> (Long) it.per()).orElse(null))
        .bind("asOf", price.map(it -> it.asOf().toString()).orElse(null))
        .bind("currency", price.map(it -> it.currency()).orElse(null))
        .bind("money", line.charge().map(it -> (Long) it.micros()).orElse(null))
        .add();
  }
}
