package dev.offhook.api;

import dev.offhook.call.CallEnd;
import dev.offhook.conversation.LiveCalls;
import dev.offhook.conversation.Ongoing;
import dev.offhook.store.CallArchive;
import dev.offhook.store.CallRecord;
import dev.offhook.web.Access;
import dev.offhook.web.Routes;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;

/**
 * Calls under the names users of the dialer know: {@code /transcript/{sid}}, {@code
 * /all_transcripts} and {@code /call_status/{sid}}; during the call, and when it is over.
 */
public final class TranscriptRoutes {
  private static final String UNKNOWN = "Call not found";

  private final Reading reading;
  private final LiveCalls live;

  public TranscriptRoutes(Reading reading, LiveCalls live) {
    this.reading = reading;
    this.live = live;
  }

  public void register(Routes routes) {
    routes
        .get("/transcript/:sid", Access.OPERATOR, reading.json(this::transcript))
        .get("/all_transcripts", Access.OPERATOR, reading.json(TranscriptRoutes::all))
        .get("/call_status/:sid", Access.OPERATOR, this::status);
  }

  private Function<CallArchive, JsonObject> transcript(RoutingContext request) {
    var sid = Parameters.call(request);
    Parameters.none(request);
    var ongoing = live.ongoing(sid);
    return archive -> {
      var known = KnownCall.of(sid, ongoing, archive, UNKNOWN);
      return new JsonObject().put("transcript", Message.all(known.turns()));
    };
  }

  /** A page of the last calls, in the order they began. */
  private static Function<CallArchive, JsonObject> all(RoutingContext request) {
    var query = CallQuery.unfiltered(request);
    return archive -> {
      var page = query.ask(archive);
      var transcripts = new JsonArray();
      for (var call : page.calls().reversed()) {
        var sid = call.details().sid();
        transcripts.add(
            new JsonObject()
                .put("call_sid", sid.value())
                .put("transcript", Message.all(archive.turns(sid))));
      }
      return new JsonObject().put("transcripts", transcripts).put("next", page.next().orElse(null));
    };
  }

  private void status(RoutingContext request) {
    reading
        .json(it -> {
          var sid = Parameters.call(it);
          Parameters.none(it);
          var ongoing = live.ongoing(sid);
          return archive ->
              new JsonObject()
                  .put(
                      "status",
                      ongoing.isPresent()
                          ? status(ongoing.get())
                          : status(KnownCall.of(sid, ongoing, archive, UNKNOWN).record()));
        })
        .handle(request);
  }

  private static String status(Ongoing call) {
    return call.connected() ? "in-progress" : "ringing";
  }

  /** In the carrier's words. One whose end nobody saw is not held here any more, so it is over. */
  private static String status(CallRecord call) {
    var reason = call.over().map(over -> over.end().reason());
    return reason.map(TranscriptRoutes::status).orElse("completed");
  }

  private static String status(CallEnd.Reason reason) {
    return switch (reason) {
      case NEVER_CONNECTED, NO_ANSWER -> "no-answer";
      case BUSY -> "busy";
      case CANCELED -> "canceled";
      case CARRIER_FAILED, PROTOCOL_BROKEN -> "failed";
      case CALLER_HUNG_UP,
          ASSISTANT_SAID_GOODBYE,
          DISMISSED,
          CALLER_SILENT,
          LINE_LOST,
          TRANSFERRED,
          TIME_LIMIT,
          SHUTDOWN,
          SERVER_DIED,
          MESSAGE_LEFT,
          MACHINE_ANSWERED ->
          "completed";
    };
  }
}
