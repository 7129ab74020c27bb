package dev.offhook.api;

import dev.offhook.call.CallSid;
import dev.offhook.call.PhoneNumber;
import dev.offhook.conversation.LiveCalls;
import dev.offhook.store.CallArchive;
import dev.offhook.store.Deletion;
import dev.offhook.store.LogState;
import dev.offhook.store.Shredder;
import dev.offhook.web.Access;
import dev.offhook.web.Problem;
import dev.offhook.web.Routes;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Deletes calls from the log, one or all of a phone number, and shows the receipts. Only while the
 * log has nothing waiting elsewhere: what nobody has seen yet could not be deleted.
 */
public final class DeletionRoutes {
  private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{3,15}|(?:sip|client):\\S+");
  private static final int USUAL = 50;
  private static final int MOST = 200;

  private static final Problem LIVE =
      new Problem(409, "call_is_live", "The call is going on: it can be deleted when it is over");
  private static final Problem BEHIND =
      new Problem(
          503,
          "log_away",
          "Events wait for the call log's database: nothing can be deleted before it has them");

  private final Reading reading;
  private final LiveCalls live;
  private final Shredder shredder;
  private final Supplier<LogState> state;

  public DeletionRoutes(
      Reading reading, LiveCalls live, Shredder shredder, Supplier<LogState> state) {
    this.reading = reading;
    this.live = live;
    this.shredder = shredder;
    this.state = state;
  }

  public void register(Routes routes) {
    routes
        .delete("/api/calls/:sid", Access.OPERATOR, reading.json(this::call))
        .delete("/api/calls", Access.OPERATOR, reading.json(this::number))
        .get("/api/deletions", Access.OPERATOR, reading.json(this::receipts));
  }

  private Function<CallArchive, JsonObject> call(RoutingContext request) {
    var sid = Parameters.call(request);
    Parameters.none(request);
    refuseWhile(live.ongoing(sid).isPresent());
    return _ -> receipt(deleted(sid));
  }

  private Deletion deleted(CallSid sid) {
    return shredder
        .delete(sid, reading.timers().wallTime())
        .orElseThrow(() -> Refused.unknownCall("There is no such call"));
  }

  private Function<CallArchive, JsonObject> number(RoutingContext request) {
    var number = number(Parameters.of(request, List.of("number")));
    refuseWhile(
        live.ongoing().stream()
            .map(call -> call.details())
            .anyMatch(it -> it.caller().equals(number) || it.called().equals(number)));
    return _ -> receipt(shredder.delete(number, reading.timers().wallTime()));
  }

  private static PhoneNumber number(Parameters given) {
    return given
        .text("number")
        .flatMap(text ->
            NUMBER.matcher(text).matches() ? Optional.of(CallQuery.number(text)) : Optional.empty())
        .orElseThrow(() ->
            Refused.badParameter(
                "number", "is no phone number: + and country code, as in +15551230001"));
  }

  private void refuseWhile(boolean going) {
    if (going) {
      throw new Refused(LIVE);
    }
    var how = state.get();
    if (how.condition() != LogState.Condition.WRITING) {
      throw new Refused(BEHIND);
    }
  }

  private Function<CallArchive, JsonObject> receipts(RoutingContext request) {
    var most = (int) Parameters.of(request, List.of("limit")).number("limit", 1, MOST, USUAL);
    return _ -> {
      var all = new JsonArray();
      shredder.deletions(most).forEach(each -> all.add(receipt(each)));
      return new JsonObject().put("deletions", all);
    };
  }

  private static JsonObject receipt(Deletion deletion) {
    return new JsonObject()
        .put("id", deletion.id())
        .put("at", deletion.at().toString())
        .put("kind", CallJson.name(deletion.kind()))
        .put("calls", deletion.calls())
        .put("turns", deletion.turns())
        .put("events", deletion.events())
        .put("recordings", deletion.recordings());
  }
}
