package dev.offhook.phone.ai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offhook.phone.time.PhoneTime;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/**
 * An AI provider that speaks its real protocol on a loopback port and does what it is told to.
 *
 * <p>A request is checked as strictly as the provider would; one that passes gets the next queued
 * script, or, when none is queued, the one made for it. Scripts may be changed from any thread at
 * any time. Streamed replies over HTTP/1.1 only.
 */
public abstract sealed class ProviderStandIn permits ChatStandIn, MessagesStandIn, GeminiStandIn {

  private static final Script USUAL =
      Script.saying("How may I help you?", Duration.ofMillis(50), Duration.ofMillis(20));
  private static final String HOST = "127.0.0.1";

  private final Dialect dialect;
  private final PhoneTime time;
  private final HttpServer server;
  private final Ledger ledger = new Ledger();
  private final Queue<Script> queued = new ConcurrentLinkedQueue<>();
  private volatile Function<AiRequest, Script> usual = request -> USUAL;

  ProviderStandIn(Vertx vertx, PhoneTime time, Dialect dialect) {
    this.dialect = dialect;
    this.time = time;
    HttpServerOptions options =
        new HttpServerOptions().setHost(HOST).setPort(0).setHttp2ClearTextEnabled(false);
    this.server =
        vertx
            .createHttpServer(options)
            .connectionHandler(this::connected)
            .requestHandler(this::receive);
  }

  /** The models that are listed where the protocol has a list. */
  static final List<String> MODELS = List.of("stand-in-small", "stand-in-large");

  /** Whether a post to this path asks for a reply. */
  abstract boolean answersAt(String path);

  /** The answer to a get of this path. */
  abstract Optional<JsonNode> page(String path);

  final Future<HttpServer> listen() {
    return server.listen();
  }

  /** How requests for which nothing is queued are answered, from now on. */
  public final void answering(Function<AiRequest, Script> script) {
    usual = script;
  }

  /** The same script for every request for which nothing is queued. */
  public final void answering(Script script) {
    usual = request -> script;
  }

  /** These answer the next requests, one each. */
  public final void next(Script... scripts) {
    queued.addAll(List.of(scripts));
  }

  /** What was asked and what became of it. */
  public final Ledger ledger() {
    return ledger;
  }

  public final int port() {
    return server.actualPort();
  }

  /** Scheme, host and port. */
  public final String origin() {
    return "http://" + HOST + ":" + port();
  }

  /** Stops listening and closes every connection. */
  public final Future<Void> close() {
    return server.close();
  }

  private void connected(HttpConnection connection) {
    ledger.connected();
    connection.closeHandler(closed -> ledger.disconnected());
  }

  private void receive(HttpServerRequest request) {
    Optional<JsonNode> page =
        request.method().equals(HttpMethod.GET) ? page(request.path()) : Optional.empty();
    if (page.isPresent()) {
      request.response().putHeader("Content-Type", "application/json").end(page.get().toString());
    } else {
      request.body().onSuccess(body -> answer(request, body));
    }
  }

  private void answer(HttpServerRequest request, Buffer body) {
    AiRequest asked = asked(request, body);
    Ledger.Entry entry = ledger.asked(asked);
    Optional<Refusal> objection = objection(asked);
    Script script = objection.isPresent() ? Script.of() : script(asked);
    Recital recital = new Recital(request, asked, dialect, script, time, entry);
    objection.ifPresentOrElse(recital::refuse, recital::begin);
  }

  private AiRequest asked(HttpServerRequest request, Buffer body) {
    Map<String, String> headers = new HashMap<>();
    request.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    return new AiRequest(
        request.method().name(),
        request.uri(),
        headers,
        Json.parse(body.toString()),
        time.uptime());
  }

  private Optional<Refusal> objection(AiRequest request) {
    if (!request.method().equals("POST") || !answersAt(request.path())) {
      String unknown = "Unknown request URL: %s %s".formatted(request.method(), request.path());
      return Optional.of(new Refusal(404, "invalid_request_error", unknown, null, "unknown_url"));
    }
    return dialect.objection(request);
  }

  private Script script(AiRequest request) {
    Script next = queued.poll();
    return next == null ? usual.apply(request) : next;
  }
}
