package dev.offhook.web;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where routes are registered, and each with who may call it: a route without an
 * {@link Access} cannot be written.
 *
 * <p>The gate is asked after the body is read (64 KiB at the most) and before the handler sees
 * anything. Filled at the start, then only read, from every event loop.
 */
public final class Routes {
  private static final Logger log = LoggerFactory.getLogger(Routes.class);
  private static final long LARGEST_BODY = 64 * 1024;

  private final Router router;
  private final Map<Access, Gate> gates;
  private final List<Route> all = new ArrayList<>();

  /** One registered route. */
  public record Route(HttpMethod method, String path, Access access, boolean socket) {}

  /**
   * @param gates what each kind of access asks for; all must be there
   */
  public Routes(Vertx vertx, Map<Access, Gate> gates) {
    for (var access : Access.values()) {
      if (!gates.containsKey(access)) {
        throw new IllegalArgumentException("no gate for " + access);
      }
    }
    this.gates = new EnumMap<>(gates);
    this.router = Router.router(vertx);
    router.route().failureHandler(Routes::failed);
    // What fits no route never reaches a route's failure handler.
    for (int status : new int[] {400, 404, 405, 413, 500}) {
      router.errorHandler(status, Routes::failed);
    }
  }

  public Routes get(String path, Access access, Handler<RoutingContext> handler) {
    return add(new Route(HttpMethod.GET, path, access, false), handler);
  }

  public Routes post(String path, Access access, Handler<RoutingContext> handler) {
    return add(new Route(HttpMethod.POST, path, access, false), handler);
  }

  public Routes delete(String path, Access access, Handler<RoutingContext> handler) {
    return add(new Route(HttpMethod.DELETE, path, access, false), handler);
  }

  /** A WebSocket; a request that does not ask for an upgrade gets 426. */
  public Routes socket(String path, Access access, Consumer<ServerWebSocket> connected) {
    return add(new Route(HttpMethod.GET, path, access, true), it -> upgrade(it, connected));
  }

  /** All routes, in the order they were registered. */
  public List<Route> all() {
    return List.copyOf(all);
  }

  /** What an HTTP server is given. */
  public Handler<HttpServerRequest> handler() {
    return router;
  }

  private Routes add(Route route, Handler<RoutingContext> handler) {
    all.add(route);
    var gate = gates.get(route.access());
    var entry = router.route(route.method(), route.path());
    if (route.method().equals(HttpMethod.GET) && route.access() != Access.CARRIER) {
      entry.method(HttpMethod.HEAD);
    }
    if (route.method().equals(HttpMethod.POST)) {
      entry.handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY));
    }
    entry.handler(request -> {
      if (gate != null && gate.admits(request)) {
        handler.handle(request);
      } else {
        log.warn("{} {} refused: not admitted", route.method(), route.path());
        Problem.NOT_ADMITTED.answer(request);
      }
    });
    return this;
  }

  private static void upgrade(RoutingContext context, Consumer<ServerWebSocket> connected) {
    if (!"websocket".equalsIgnoreCase(context.request().getHeader("Upgrade"))) {
      new Problem(426, "upgrade_required", "This is a WebSocket").answer(context);
      return;
    }
    context
        .request()
        .toWebSocket()
        .onSuccess(connected::accept)
        .onFailure(e -> log.warn("WebSocket handshake failed: {}", e.getMessage()));
  }

  private static void failed(RoutingContext context) {
    if (context.failure() instanceof HttpClosedException) {
      log.debug("{} broken off", context.request().method());
      return;
    }
    var problem = problem(readable(context) ? context.statusCode() : 400);
    if (problem.status() >= 500) {
      // Not the path: a stranger's may hold anything.
      log.error("a {} failed", context.request().method(), context.failure());
    }
    problem.answer(context);
  }

  /** A path with broken escapes fails while routes are compared, as if the fault were ours. */
  private static boolean readable(RoutingContext context) {
    try {
      return context.normalizedPath() != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Problem problem(int status) {
    return switch (status) {
      case 404 -> new Problem(404, "not_found", "There is nothing at this address");
      case 405 -> new Problem(405, "method_not_allowed", "This address takes another method");
      case 413 -> new Problem(413, "too_large", "The body is larger than 64 KiB");
      default ->
          status >= 400 && status < 500
              ? new Problem(status, "bad_request", "The request cannot be read")
              : new Problem(500, "internal", "Something went wrong here");
    };
  }
}
