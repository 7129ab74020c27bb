package dev.offhook;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** Plain requests to a server under test, with any headers. */
final class Web {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private Web() {}

  /** What came back. */
  record Answer(int status, String contentType, String body) {}

  static Answer get(TestServer server, String target, Map<String, String> headers) {
    return ask(server, HttpMethod.GET, target, headers, "");
  }

  static Answer delete(TestServer server, String target) {
    return ask(server, HttpMethod.DELETE, target, Map.of(), "");
  }

  /** Posts a form, as the carrier does, under the host {@code localhost}. */
  static Answer post(TestServer server, String target, Map<String, String> form) {
    var body =
        form.entrySet().stream()
            .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    var type = Map.of("Content-Type", "application/x-www-form-urlencoded");
    return ask(server, HttpMethod.POST, target, type, body);
  }

  /** Posts to some other server on this machine, and reads the answer to its end. */
  static Answer post(
      TestServer server, int port, String target, Map<String, String> headers, String body) {
    return ask(server, port, HttpMethod.POST, target, headers, body);
  }

  /** Posts JSON without waiting; what comes back comes in its own time. */
  static Future<Answer> send(TestServer server, String target, JsonObject body) {
    var options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setHost("127.0.0.1")
            .setPort(server.port())
            .setURI(target)
            .putHeader("Host", "localhost:" + server.port())
            .putHeader("Content-Type", "application/json");
    var vertx = server.time().vertx();
    var client = vertx.createHttpClient();
    Promise<Answer> answer = Promise.promise();
    vertx.runOnContext(_ ->
        client
            .request(options)
            .compose(request -> request.send(body.encode()))
            .compose(Web::answer)
            .eventually(client::close)
            .onComplete(answer));
    return answer.future();
  }

  private static Answer ask(
      TestServer server,
      HttpMethod method,
      String target,
      Map<String, String> headers,
      String body) {
    return ask(server, server.port(), method, target, headers, body);
  }

  private static Answer ask(
      TestServer server,
      int port,
      HttpMethod method,
      String target,
      Map<String, String> headers,
      String body) {
    var options =
        new RequestOptions()
            .setMethod(method)
            .setHost("127.0.0.1")
            .setPort(port)
            .setURI(target)
            .putHeader("Host", "localhost:" + port);
    headers.forEach(options::putHeader);
    var vertx = server.time().vertx();
    var client = vertx.createHttpClient();
    try {
      Promise<Answer> answer = Promise.promise();
      // On one event loop throughout: from another thread the body may have passed unread
      vertx.runOnContext(_ ->
          client
              .request(options)
              .compose(request -> request.send(body))
              .compose(Web::answer)
              .onComplete(answer));
      return server.time().await(answer.future(), PATIENCE);
    } finally {
      client.close();
    }
  }

  private static Future<Answer> answer(HttpClientResponse response) {
    return response
        .body()
        .map(bytes ->
            new Answer(
                response.statusCode(),
                String.valueOf(response.getHeader("Content-Type")),
                bytes.toString()));
  }
}
