package dev.offhook.web;

import io.vertx.ext.web.RoutingContext;

/** Decides whether a request may pass; fails closed. Called on an event loop, never blocks. */
@FunctionalInterface
public interface Gate {
  Gate OPEN = request -> true;

  /** Whether {@code request} may pass; its body, if any, has been read. */
  boolean admits(RoutingContext request);

  /** Both gates must admit. */
  default Gate and(Gate other) {
    return request -> admits(request) && other.admits(request);
  }
}
