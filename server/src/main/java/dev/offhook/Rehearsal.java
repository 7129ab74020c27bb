package dev.offhook;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A call the server holds with itself at build time, so that what a call needs is in the AOT cache:
 * webhook, socket, setup, a question, an answer, the end.
 */
final class Rehearsal {
  private static final String CALL = "CA00000000000000000000000000000001";
  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
  private static final long LONGEST_SECONDS = 10;

  private final int port;
  private final HttpClient http;
  private final WebSocketClient sockets;
  private final Promise<Void> done = Promise.promise();

  Rehearsal(Vertx vertx, int port) {
    this.port = port;
    this.http = vertx.createHttpClient();
    this.sockets = vertx.createWebSocketClient();
  }

  /** Holds the call; complete when the answer has been heard, failed when it was not in time. */
  Future<Void> call() {
    ask(HttpMethod.GET, "/health", "")
        .compose(_ -> ask(HttpMethod.POST, "/voice", "CallSid=" + CALL + "&Direction=inbound"))
        .compose(this::dial)
        .onFailure(done::tryFail);
    return done.future().timeout(LONGEST_SECONDS, TimeUnit.SECONDS);
  }

  private Future<String> ask(HttpMethod method, String path, String form) {
    return http.request(method, port, "127.0.0.1", path)
        .compose(request ->
            request.putHeader("Content-Type", "application/x-www-form-urlencoded").send(form))
        .compose(response -> response.body())
        .map(body -> body.toString());
  }

  private Future<WebSocket> dial(String twiml) {
    var token = TOKEN.matcher(twiml);
    if (!token.find()) {
      return Future.failedFuture("the answer names no token");
    }
    return sockets
        .connect(port, "127.0.0.1", "/ws")
        .onSuccess(socket -> talk(socket, token.group(1)));
  }

  private void talk(WebSocket socket, String token) {
    socket.textMessageHandler(frame -> {
      if (frame.contains("\"last\":true")) {
        socket.close().onComplete(_ -> done.tryComplete());
      }
    });
    socket.writeTextMessage(
        """
        {"type":"setup","sessionId":"VX1","callSid":"%s","direction":"inbound",\
        "customParameters":{"token":"%s"}}\
        """
            .formatted(CALL, token));
    socket.writeTextMessage(
        """
        {"type":"prompt","voicePrompt":"What are your opening hours?","lang":"en-US","last":true}\
        """);
  }
}
