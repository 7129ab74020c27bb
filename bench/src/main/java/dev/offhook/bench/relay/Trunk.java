package dev.offhook.bench.relay;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The way from a carrier to one server: webhooks and relay sockets, on one event loop. */
final class Trunk {

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final int WEBHOOKS_AT_ONCE = 64;

  private final URI server;
  private final HttpClient webhooks;
  private final WebSocketClient sockets;

  /**
   * @param server scheme, host and port
   * @param calls how many sockets it may hold
   */
  Trunk(Vertx vertx, URI server, int calls) {
    this.server = server;
    // the server drops what is idle for a minute: a connection kept as long might be used too late
    this.webhooks =
        vertx.createHttpClient(
            new HttpClientOptions().setKeepAliveTimeout(10),
            new PoolOptions().setHttp1MaxSize(WEBHOOKS_AT_ONCE));
    this.sockets =
        vertx.createWebSocketClient(new WebSocketClientOptions().setMaxConnections(calls));
  }

  /** Tells the server that a call rings. */
  Future<TwimlAnswer> ring(CallIdentity call) {
    return post("/voice", call.form("ringing"))
        .map(body -> TwimlAnswer.read(body.toString(StandardCharsets.UTF_8)));
  }

  /**
   * Posts a form, and fails when the answer is not 200.
   *
   * @param where relative to the server, or absolute
   */
  Future<Buffer> post(String where, MultiMap form) {
    URI url = server.resolve(where);
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setHost(server.getHost())
            .setPort(server.getPort())
            .setURI(pathOf(url))
            .setTimeout(PATIENCE.toMillis());
    return webhooks.request(options).compose(request -> send(request, form));
  }

  ClientWebSocket socket() {
    return sockets.webSocket();
  }

  /** Dials a relay address; the carrier is told wss, which on this machine is served plain. */
  static WebSocketConnectOptions to(URI relay) {
    return new WebSocketConnectOptions()
        .setHost(relay.getHost())
        .setPort(relay.getPort())
        .setURI(pathOf(relay))
        .setSsl(false)
        .setTimeout(PATIENCE.toMillis());
  }

  private static Future<Buffer> send(HttpClientRequest request, MultiMap form) {
    request.putHeader("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8");
    return request
        .send(Buffer.buffer(encoded(form)))
        .compose(response ->
            response.statusCode() == 200
                ? response.body()
                : Future.failedFuture("status " + response.statusCode()));
  }

  private static String pathOf(URI url) {
    String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
  }

  private static String encoded(MultiMap form) {
    return StreamSupport.stream(form.spliterator(), false)
        .map(field ->
            field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
