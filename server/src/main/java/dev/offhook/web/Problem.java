package dev.offhook.web;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/**
 * What is wrong with a request, as a value: answered as {@code {"error":{"code","message"}}} with
 * its HTTP status.
 *
 * @param status the HTTP status
 * @param code a short name a program can rely on
 * @param message what is wrong and what would be right
 */
public record Problem(int status, String code, String message) {

  public static final Problem NOT_ADMITTED =
      new Problem(403, "not_admitted", "Invalid signature or key");

  /** Answers {@code request} with this problem. */
  public void answer(RoutingContext request) {
    if (request.response().ended()) {
      return;
    }
    var error = new JsonObject().put("code", code).put("message", message);
    request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .end(new JsonObject().put("error", error).put("detail", message).encode());
  }
}
