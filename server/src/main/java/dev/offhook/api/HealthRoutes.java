package dev.offhook.api;

import dev.offhook.conversation.LiveCalls;
import dev.offhook.store.LogState;
import dev.offhook.web.Access;
import dev.offhook.web.Problem;
import dev.offhook.web.Routes;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * How the server is: {@code /health} (alive, and how the call log is doing), {@code /ready} (takes
 * calls; 503 while it drains or is full) and {@code /} (status for programs).
 */
public final class HealthRoutes {
  private final LiveCalls calls;
  private final Supplier<LogState> log;
  private final String publicUrl;

  /**
   * @param log how the call log is doing
   * @param publicUrl the address the carrier reaches us by; blank when there is none
   */
  public HealthRoutes(LiveCalls calls, Supplier<LogState> log, String publicUrl) {
    this.calls = calls;
    this.log = log;
    this.publicUrl = publicUrl;
  }

  public void register(Routes routes) {
    routes
        .get("/health", Access.ANYONE, it -> json(it, health(log.get())))
        .get("/ready", Access.ANYONE, this::ready)
        .get("/", Access.OPERATOR, this::status);
  }

  /** Alive all the same when it is degraded: a monitor must not end calls that go on. */
  private static JsonObject health(LogState log) {
    var told =
        new JsonObject()
            .put("state", log.condition().name().toLowerCase(Locale.ROOT))
            .put("behind", log.behind());
    log.spooledSince().ifPresent(since -> told.put("spooledSince", since.toString()));
    return new JsonObject()
        .put("status", log.troubled() ? "degraded" : "ok")
        .put("log", told.put("lost", log.lost()));
  }

  private void ready(RoutingContext request) {
    if (calls.takesMore()) {
      json(request, new JsonObject().put("status", "ready"));
    } else {
      new Problem(503, "not_ready", "No more calls are taken right now").answer(request);
    }
  }

  private void status(RoutingContext request) {
    json(
        request,
        new JsonObject()
            .put("status", "ok")
            .put("message", "Offhook is running")
            .put("active_sessions", calls.active())
            .put("public_url", publicUrl));
  }

  private static void json(RoutingContext request, JsonObject body) {
    request.response().putHeader("Content-Type", "application/json").end(body.encode());
  }
}
