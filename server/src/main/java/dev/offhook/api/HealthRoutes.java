package dev.offhook.api;

import dev.offhook.conversation.LiveCalls;
import dev.offhook.web.Access;
import dev.offhook.web.Problem;
import dev.offhook.web.Routes;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/**
 * How the server is: {@code /health} (alive), {@code /ready} (takes calls; 503 while it drains or
 * is full) and {@code /} (status for programs).
 */
public final class HealthRoutes {
  private final LiveCalls calls;
  private final String publicUrl;

  /**
   * @param publicUrl the address the carrier reaches us by; blank when there is none
   */
  public HealthRoutes(LiveCalls calls, String publicUrl) {
    this.calls = calls;
    this.publicUrl = publicUrl;
  }

  public void register(Routes routes) {
    routes
        .get("/health", Access.ANYONE, it -> json(it, new JsonObject().put("status", "ok")))
        .get("/ready", Access.ANYONE, this::ready)
        .get("/", Access.OPERATOR, this::status);
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
