package dev.offhook.api;

import dev.offhook.call.LoggedEvent;
import dev.offhook.conversation.LiveCalls;
import dev.offhook.web.Access;
import dev.offhook.web.Routes;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** What happened in a call, event by event, as it happens: {@code /api/calls/{sid}/events}. */
public final class EventRoutes {
  private static final int LONGEST_WAIT_SECONDS = 20;
  private static final int USUAL = 200;
  private static final int MOST = 1000;

  private final Reading reading;
  private final LiveCalls live;
  private final EventList json;

  /**
   * @param written how events are written down: a JSON array of {@code [time, event]}
   */
  public EventRoutes(Reading reading, LiveCalls live, Function<List<LoggedEvent>, String> written) {
    this.reading = reading;
    this.live = live;
    this.json = new EventList(written);
  }

  public void register(Routes routes) {
    routes.get("/api/calls/:sid/events", Access.OPERATOR, this::events);
  }

  private void events(RoutingContext request) {
    try {
      var sid = Parameters.call(request);
      var given = Parameters.of(request, List.of("from", "limit", "wait"));
      var question =
          new EventQuestion(
              sid,
              given.number("from", 0, Integer.MAX_VALUE, 0),
              (int) given.number("limit", 1, MOST, USUAL),
              Duration.ofSeconds(given.number("wait", 0, LONGEST_WAIT_SECONDS, 0)));
      new EventWait(request, question, reading, live, json).look();
    } catch (Refused refused) {
      Refused.answer(request, refused);
    }
  }
}
