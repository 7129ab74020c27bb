package dev.offhook.api;

import dev.offhook.cost.CostLine;
import dev.offhook.cost.Costs;
import dev.offhook.cost.Price;
import dev.offhook.store.CallRecord;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a call costs, as JSON: money in the currency's unit, null where it is not known. */
final class CostJson {
  private static final int MICROS = 6;

  private CostJson() {}

  /** Without the lines. */
  static JsonObject total(CallRecord call, Costs costs) {
    return new JsonObject()
        .put("currency", costs.currency().orElse(null))
        .put("total", total(costs))
        .put("complete", complete(call, costs));
  }

  /** With the lines. */
  static JsonObject all(CallRecord call, Costs costs) {
    var lines = new JsonArray();
    costs.lines().forEach(line -> lines.add(line(line)));
    return total(call, costs).put("lines", lines);
  }

  /** Whoever talked has used something: a call without a line is one of which it is not known. */
  private static boolean complete(CallRecord call, Costs costs) {
    var counted = call.connected().isEmpty() || !costs.lines().isEmpty();
    return costs.complete() && counted && call.over().isPresent();
  }

  private static @Nullable BigDecimal total(Costs costs) {
    var total = costs.total();
    return total.isPresent() ? money(total.getAsLong()) : null;
  }

  private static JsonObject line(CostLine line) {
    var usage = line.usage();
    var price = line.charge().map(CostLine.Charge::price);
    return new JsonObject()
        .put("service", usage.service())
        .put("model", usage.model())
        .put("unit", CallJson.name(usage.unit()))
        .put("amount", usage.amount())
        .put("cost", line.charge().map(charge -> money(charge.micros())).orElse(null))
        .put("currency", price.map(Price::currency).orElse(null))
        .put("price", price.map(Price::price).orElse(null))
        .put("per", price.map(it -> (Long) it.per()).orElse(null))
        .put("asOf", price.map(it -> it.asOf().toString()).orElse(null));
  }

  private static BigDecimal money(long micros) {
    return BigDecimal.valueOf(micros, MICROS);
  }
}
