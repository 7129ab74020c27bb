package dev.offhook.store.sql;

import dev.offhook.call.CallSid;
import dev.offhook.call.Recording;
import dev.offhook.call.ToolEnd;
import dev.offhook.call.Usage;
import dev.offhook.cost.CostLine;
import dev.offhook.cost.Costs;
import dev.offhook.cost.Price;
import dev.offhook.store.ToolUse;
import dev.offhook.store.TurnRecord;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Turns and what stands beside them and their call, as they are read. */
final class BesideRows {
  private BesideRows() {}

  /** What was said in a call, and which tools were used. */
  static List<TurnRecord> turns(Handle handle, CallSid call) {
    var tools = tools(handle, call);
    return handle
        .createQuery(
            """
            select t.* from turn t join call c on c.id = t.call
            where c.sid = :sid order by t.number\
            """)
        .bind("sid", call.value())
        .map((row, _) -> Rows.turn(row))
        .map(turn -> turn.using(tools.getOrDefault(turn.number(), List.of())))
        .list();
  }

  private record Used(int turn, ToolUse use) {}

  /** The tools of a call, by the numbers of their turns. */
  private static Map<Integer, List<ToolUse>> tools(Handle handle, CallSid call) {
    var all = new HashMap<Integer, List<ToolUse>>();
    handle
        .createQuery(
            """
            select u.* from tool_use u join call c on c.id = u.call
            where c.sid = :sid order by u.number\
            """)
        .bind("sid", call.value())
        .map((row, _) -> new Used(row.getInt("turn"), tool(row)))
        .forEach(used -> all.computeIfAbsent(used.turn(), _ -> new ArrayList<>()).add(used.use()));
    return all;
  }

  private static ToolUse tool(ResultSet row) throws SQLException {
    return new ToolUse(
        row.getInt("number"),
        Duration.ofNanos(row.getLong("at")),
        row.getString("name"),
        row.getString("arguments"),
        Optional.ofNullable(row.getString("ending")).map(it -> Rows.one(ToolEnd.class, it)),
        row.getString("answer"));
  }

  static List<Recording> recordings(Handle handle, CallSid call) {
    return handle
        .createQuery(
            """
            select r.* from recording r join call c on c.id = r.call
            where c.sid = :sid order by r.started, r.sid\
            """)
        .bind("sid", call.value())
        .map((row, _) -> recording(row))
        .list();
  }

  static Recording recording(ResultSet row) throws SQLException {
    return new Recording(
        row.getString("sid"),
        Duration.ofNanos(row.getLong("started")),
        Rows.duration(row, "lasted"),
        row.getInt("channels"),
        Rows.one(Recording.Status.class, row.getString("status")),
        row.getString("source"),
        row.getBoolean("consented"));
  }

  private record Line(CallSid call, CostLine line) {}

  /** What these calls cost. */
  static Map<CallSid, Costs> costs(Handle handle, List<CallSid> calls) {
    var lines = new HashMap<CallSid, List<CostLine>>();
    calls.forEach(call -> lines.put(call, new ArrayList<>()));
    if (!calls.isEmpty()) {
      handle
          .createQuery(
              """
              select k.*, c.sid from cost k join call c on c.id = k.call
              where c.sid in (<calls>) order by c.id, k.service, k.model, k.unit\
              """)
          .bindList("calls", calls.stream().map(CallSid::value).toList())
          .map((row, _) -> new Line(new CallSid(row.getString("sid")), cost(row)))
          .forEach(
              each -> lines.computeIfAbsent(each.call(), _ -> new ArrayList<>()).add(each.line()));
    }
    var costs = new HashMap<CallSid, Costs>();
    lines.forEach((call, all) -> costs.put(call, Costs.of(all)));
    return costs;
  }

  private static CostLine cost(ResultSet row) throws SQLException {
    var usage =
        new Usage(
            row.getString("service"),
            row.getString("model"),
            Rows.one(Usage.Unit.class, row.getString("unit")),
            row.getLong("amount"));
    var price = row.getString("price");
    return new CostLine(
        usage, price == null ? Optional.empty() : Optional.of(charge(row, new BigDecimal(price))));
  }

  private static CostLine.Charge charge(ResultSet row, BigDecimal price) throws SQLException {
    var applied =
        new Price(
            price,
            row.getLong("per"),
            LocalDate.parse(row.getString("as_of")),
            row.getString("currency"));
    return new CostLine.Charge(applied, row.getLong("money"));
  }
}
