package dev.offhook.api;

import dev.offhook.call.CallEvent;
import dev.offhook.call.LoggedEvent;
import dev.offhook.turn.Move;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Function;

/**
 * Events as JSON: as they are written down, each with its number and its time, and those that
 * explain a decision also in words.
 *
 * @param written how events are written down: a JSON array of {@code [time, event]}
 */
record EventList(Function<List<LoggedEvent>, String> written) {

  JsonObject of(EventQuestion question, EventQuestion.Found found) {
    var events = new JsonArray();
    var pairs = new JsonArray(written.apply(found.events()));
    for (var i = 0; i < pairs.size(); i++) {
      var logged = found.events().get(i);
      var pair = pairs.getJsonArray(i);
      var event =
          new JsonObject()
              .put("number", logged.number())
              .put("at", pair.getLong(0))
              .put("event", pair.getJsonObject(1));
      if (logged.event() instanceof CallEvent.Made(Move.Explain why)) {
        event.put("explained", why.inWords());
      }
      events.add(event);
    }
    return new JsonObject()
        .put("events", events)
        .put("next", question.from() + found.events().size())
        .put("over", found.over());
  }
}
