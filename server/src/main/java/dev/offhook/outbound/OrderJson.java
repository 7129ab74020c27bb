package dev.offhook.outbound;

import dev.offhook.assistant.Calling;
import dev.offhook.call.Answering.Mode;
import dev.offhook.call.CallDetails;
import dev.offhook.call.CallDetails.Direction;
import dev.offhook.call.CallSid;
import dev.offhook.call.PhoneNumber;
import dev.offhook.store.KeptOrder;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How an order is written down, and read again. */
final class OrderJson {
  private static final CallSid NONE = new CallSid("CA" + "0".repeat(32));

  private OrderJson() {}

  static KeptOrder kept(Order order, OrderState state) {
    var body =
        new JsonObject()
            .put("print", order.print())
            .put("account", order.account())
            .put("from", order.from().value())
            .put("to", order.to().value())
            .put("mode", order.mode().name())
            .put("errand", new JsonObject(new HashMap<>(order.errand().parameters())))
            .put("machine", order.machine().name())
            .put("message", order.message())
            .put("language", order.language())
            .put("ringing", order.ringing().toMillis())
            .put("longest", order.longest().toMillis())
            .put("phase", state.phase().name())
            .put("call", state.call().map(CallSid::value).orElse(""))
            .put("status", state.status())
            .put("sequence", state.sequence())
            .put("lasted", state.lasted().toMillis());
    return new KeptOrder(order.id(), order.key(), order.at(), state.phase().open(), body.encode());
  }

  static Result.Ordered read(KeptOrder kept) {
    var body = new JsonObject(kept.body());
    var to = new PhoneNumber(body.getString("to"));
    var order =
        new Order(
            kept.id(),
            kept.key(),
            body.getString("print"),
            body.getString("account"),
            kept.at(),
            new PhoneNumber(body.getString("from")),
            to,
            Mode.valueOf(body.getString("mode")),
            errand(to, body.getJsonObject("errand")),
            Calling.Machine.valueOf(body.getString("machine")),
            body.getString("message"),
            body.getString("language"),
            Duration.ofMillis(body.getLong("ringing")),
            Duration.ofMillis(body.getLong("longest")));
    var state =
        new OrderState(
            OrderState.Phase.valueOf(body.getString("phase")),
            CallSid.parse(body.getString("call")),
            body.getString("status"),
            body.getInteger("sequence"),
            Optional.empty(),
            Duration.ofMillis(body.getLong("lasted")));
    return new Result.Ordered(order, state);
  }

  private static Errand errand(PhoneNumber to, JsonObject written) {
    Map<String, String> parameters = new HashMap<>();
    written.forEach(entry -> parameters.put(entry.getKey(), String.valueOf(entry.getValue())));
    return Errand.of(new CallDetails(NONE, to, to, Direction.OUTBOUND, parameters)).orElseThrow();
  }
}
