package dev.offhook.api;

import dev.offhook.call.CallSid;
import dev.offhook.conversation.LiveCalls;
import dev.offhook.cost.Costs;
import dev.offhook.store.CallArchive;
import dev.offhook.store.CallListing;
import dev.offhook.web.Access;
import dev.offhook.web.Routes;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The call log for programs: {@code /api/calls}, one call of it, and the whole for export. */
public final class CallRoutes {
  private final Reading reading;
  private final LiveCalls live;

  public CallRoutes(Reading reading, LiveCalls live) {
    this.reading = reading;
    this.live = live;
  }

  public void register(Routes routes) {
    routes
        .get("/api/calls", Access.OPERATOR, reading.json(CallRoutes::page))
        .get("/api/calls.csv", Access.OPERATOR, it -> export(it, Export.Format.CSV))
        .get("/api/calls.jsonl", Access.OPERATOR, it -> export(it, Export.Format.JSONL))
        .get("/api/calls/:sid", Access.OPERATOR, reading.json(this::call));
  }

  private static Function<CallArchive, JsonObject> page(RoutingContext request) {
    var query = CallQuery.paged(request);
    return archive -> {
      var page = query.ask(archive);
      var calls = new JsonArray();
      var costs = CallRoutes.costs(archive, page);
      for (var call : page.calls()) {
        var cost = costs.getOrDefault(call.details().sid(), Costs.NONE);
        calls.add(CallJson.call(call).put("costs", CostJson.total(call, cost)));
      }
      return new JsonObject().put("calls", calls).put("next", page.next().orElse(null));
    };
  }

  /** What the calls of a page cost. */
  static Map<CallSid, Costs> costs(CallArchive archive, CallListing page) {
    return archive.costs(page.calls().stream().map(call -> call.details().sid()).toList());
  }

  private Function<CallArchive, JsonObject> call(RoutingContext request) {
    var sid = Parameters.call(request);
    Parameters.none(request);
    var ongoing = live.ongoing(sid);
    return archive -> {
      var known = KnownCall.of(sid, ongoing, archive);
      var costs = archive.costs(List.of(sid)).getOrDefault(sid, Costs.NONE);
      return CallJson.call(known.record(), known.turns(), archive.recordings(sid), costs);
    };
  }

  private void export(RoutingContext request, Export.Format format) {
    try {
      new Export(request, CallQuery.whole(request), format, reading).begin();
    } catch (Refused refused) {
      Refused.answer(request, refused);
    }
  }
}
