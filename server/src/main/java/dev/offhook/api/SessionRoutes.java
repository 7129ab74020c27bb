package dev.offhook.api;

import dev.offhook.call.CallDetails;
import dev.offhook.conversation.LiveCalls;
import dev.offhook.conversation.Ongoing;
import dev.offhook.store.CallArchive;
import dev.offhook.store.CallRecord;
import dev.offhook.store.TurnRecord;
import dev.offhook.web.Access;
import dev.offhook.web.Routes;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;

/**
 * Calls under the names users of the voice assistant with sessions know: {@code /sessions} (those
 * that go on) and {@code /session/{sid}} (any, also when it is over).
 */
public final class SessionRoutes {
  private final Reading reading;
  private final LiveCalls live;

  public SessionRoutes(Reading reading, LiveCalls live) {
    this.reading = reading;
    this.live = live;
  }

  public void register(Routes routes) {
    routes
        .get("/sessions", Access.OPERATOR, this::sessions)
        .get("/session/:sid", Access.OPERATOR, reading.json(this::session));
  }

  /** From the calls themselves: it is right while the database is away, and nothing is stale. */
  private void sessions(RoutingContext request) {
    try {
      Parameters.none(request);
      var all = live.ongoing();
      var sessions = new JsonObject();
      all.forEach(call -> sessions.put(call.details().sid().value(), session(call)));
      Reading.answer(
          request, new JsonObject().put("active_sessions", all.size()).put("sessions", sessions));
    } catch (Refused refused) {
      Refused.answer(request, refused);
    }
  }

  private static JsonObject session(Ongoing call) {
    return ends(call.details())
        .put("started_at", call.began().toString())
        .put("message_count", call.turns());
  }

  private Function<CallArchive, JsonObject> session(RoutingContext request) {
    var sid = Parameters.call(request);
    Parameters.none(request);
    var ongoing = live.ongoing(sid);
    return archive -> {
      var known = KnownCall.of(sid, ongoing, archive, "Session not found");
      var history = new JsonArray();
      known.turns().stream()
          .filter(turn -> !turn.heard().isBlank())
          .forEach(turn -> history.add(message(known.record(), turn)));
      return ends(known.record().details())
          .put("call_sid", sid.value())
          .put("started_at", known.record().began().toString())
          .put("conversation_history", history);
    };
  }

  private static JsonObject ends(CallDetails call) {
    return switch (call.direction()) {
      case INBOUND ->
          new JsonObject().put("to", call.called().value()).put("from", call.caller().value());
      case OUTBOUND -> new JsonObject().put("to", call.caller().value()).put("from", "");
    };
  }

  private static JsonObject message(CallRecord call, TurnRecord turn) {
    return Message.of(turn)
        .put("timestamp", call.began().plus(turn.at()).toString())
        .put("confidence", CallJson.value(turn.confidence()))
        .put("recording_url", (String) null)
        .put("recording_sid", (String) null);
  }
}
