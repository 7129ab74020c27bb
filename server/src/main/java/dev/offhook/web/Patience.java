package dev.offhook.web;

import dev.offhook.time.Deadline;
import dev.offhook.time.Timers;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long a connection may keep us waiting: for its first request, for the rest of one, and for
 * the next one.
 *
 * <p>An idle timeout alone is no such limit, because a byte now and then keeps a connection open
 * for days. Lives on the event loop of its server. A connection that has become a WebSocket is
 * nobody's business here any more.
 */
final class Patience {
  private static final Logger log = LoggerFactory.getLogger(Patience.class);

  private static final Duration REQUEST = Duration.ofSeconds(5);
  private static final Duration NEXT_REQUEST = Duration.ofSeconds(60);

  private static final int SWITCHING_PROTOCOLS = 101;

  private final Timers timers;
  private final Map<HttpConnection, Deadline> waiting = new HashMap<>();

  Patience(Timers timers) {
    this.timers = timers;
  }

  void connected(HttpConnection connection) {
    var deadline = Deadline.in(timers, REQUEST, () -> close(connection));
    waiting.put(connection, deadline);
    connection.exceptionHandler(why -> log.debug("a connection broke: {}", why.toString()));
    connection.closeHandler(_ -> {
      deadline.met();
      waiting.remove(connection);
    });
  }

  /** The head of a request has come. */
  void requested(HttpServerRequest request) {
    var deadline = waiting.get(request.connection());
    if (deadline == null) {
      return;
    }
    deadline.renew(REQUEST);
    var response = request.response();
    request
        .end()
        .onSuccess(_ -> {
          deadline.met();
          if (response.ended()) {
            answered(response, deadline);
          }
        });
    response.endHandler(_ -> {
      if (request.isEnded()) {
        answered(response, deadline);
      }
    });
  }

  /** After a change of protocol no further request will come; any other answer waits for one. */
  private static void answered(HttpServerResponse response, Deadline deadline) {
    if (response.getStatusCode() == SWITCHING_PROTOCOLS) {
      deadline.met();
    } else {
      deadline.renew(NEXT_REQUEST);
    }
  }

  private static void close(HttpConnection connection) {
    var _ = connection.close();
  }
}
