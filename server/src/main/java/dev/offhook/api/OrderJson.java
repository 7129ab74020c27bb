package dev.offhook.api;

import dev.offhook.call.CallSid;
import dev.offhook.outbound.Result;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/** An order to place a call as JSON. */
final class OrderJson {
  private OrderJson() {}

  static JsonObject of(Result.Ordered ordered, Wish dialect) {
    var order = ordered.order();
    var state = ordered.state();
    var phase = state.phase().name().toLowerCase(Locale.ROOT);
    var sid = state.call().map(CallSid::value).orElse(null);
    return new JsonObject()
        .put("success", true)
        .put("order", order.id())
        .put("call_sid", sid)
        .put("sid", sid)
        .put("status", state.status().isBlank() ? phase : state.status())
        .put("state", phase)
        .put("to", order.to().value())
        .put("from", order.from().value())
        .put("assistant", order.errand().assistant())
        .put("mode", order.mode().name().toLowerCase(Locale.ROOT));
  }
}
