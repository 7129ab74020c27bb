package dev.offhook.phone.ai;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A provider of chat completions for load: always the same reply, in real time, as cheap as can be.
 *
 * <p>It does not check a request. One event loop serves all; the events are formatted once; a
 * stream costs one timer. Ticks keep to a fixed rate, so one that comes late is followed by the
 * next sooner. A token is one write to the kernel, which is half of its cost: measured with 1,000
 * streams of 50 tokens a second, about 20 µs a token, all but filling the loop.
 */
public final class ChatStandInServer implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int BACKLOG = 4096;

  private final Vertx vertx;
  private final HttpServer server;
  private final AtomicInteger streams = new AtomicInteger();

  private ChatStandInServer(Vertx vertx, HttpServer server) {
    this.vertx = vertx;
    this.server = server;
  }

  /**
   * Starts one on a loopback port.
   *
   * @param port 0 for any free one
   * @param firstToken from request to first token
   * @param between from token to token
   * @param text said word by word
   */
  public static ChatStandInServer start(
      int port, Duration firstToken, Duration between, String text) throws TimeoutException {
    return start(port, firstToken, between, text, body -> () -> {});
  }

  /**
   * Starts one that lets somebody watch.
   *
   * @param asked given the body of each request when it is complete, on the event loop; what it
   *     returns is run just before that reply's first token is written
   */
  public static ChatStandInServer start(
      int port,
      Duration firstToken,
      Duration between,
      String text,
      Function<Buffer, Runnable> asked)
      throws TimeoutException {
    Vertx vertx =
        Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setPreferNativeTransport(true));
    HttpServerOptions options =
        new HttpServerOptions().setHost("127.0.0.1").setPort(port).setAcceptBacklog(BACKLOG);
    ChatStandInServer standIn = new ChatStandInServer(vertx, vertx.createHttpServer(options));
    List<Buffer> events = events(text);
    standIn
        .server
        .requestHandler(request -> standIn.answer(request, events, firstToken, between, asked))
        .listen()
        .await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    return standIn;
  }

  public int port() {
    return server.actualPort();
  }

  /** How many replies are being streamed at this moment. */
  public int streams() {
    return streams.get();
  }

  @Override
  public void close() throws TimeoutException {
    vertx.close().await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  private void answer(
      HttpServerRequest request,
      List<Buffer> events,
      Duration firstToken,
      Duration between,
      Function<Buffer, Runnable> asked) {
    if (!request.method().equals(HttpMethod.POST)) {
      request.response().setStatusCode(404).end();
      return;
    }
    HttpServerResponse response = request.response().setChunked(true);
    response.putHeader("Content-Type", "text/event-stream; charset=utf-8");
    request
        .body()
        .map(asked)
        .onSuccess(begun -> new Stream(response, events, begun).begin(firstToken, between));
  }

  /** The role, each token, and the end: the last buffer closes the reply. */
  private static List<Buffer> events(String text) {
    AiRequest nobody = new AiRequest("POST", "/", Map.of(), Json.object(), Duration.ZERO);
    Dialect.Utterance utterance = new ChatDialect().utterance(nobody);
    List<Buffer> events = new ArrayList<>();
    for (String token : Script.tokens(text)) {
      List<Sse> batch = new ArrayList<>(events.isEmpty() ? utterance.opening() : List.of());
      batch.addAll(utterance.text(token));
      events.add(written(batch));
    }
    events.add(written(utterance.closing("")));
    return events;
  }

  private static Buffer written(List<Sse> events) {
    StringBuilder text = new StringBuilder();
    events.forEach(event -> text.append(Script.Framing.PLAIN.write(event)));
    return Buffer.buffer(text.toString());
  }

  /** One reply under way. */
  private final class Stream {
    private final HttpServerResponse response;
    private final List<Buffer> events;
    private final Runnable begun;
    private int next;
    private long timer;
    private boolean over;

    Stream(HttpServerResponse response, List<Buffer> events, Runnable begun) {
      this.response = response;
      this.events = events;
      this.begun = begun;
    }

    void begin(Duration firstToken, Duration between) {
      streams.incrementAndGet();
      response.exceptionHandler(failed -> end());
      response.closeHandler(closed -> end());
      timer =
          vertx.setPeriodic(
              Math.max(1, firstToken.toMillis()),
              Math.max(1, between.toMillis()),
              ticked -> tick());
    }

    private void tick() {
      if (next == 0) {
        begun.run();
      }
      if (next < events.size() - 1) {
        response.write(events.get(next++));
      } else {
        end();
        response.end(events.getLast());
      }
    }

    private void end() {
      if (!over) {
        over = true;
        vertx.cancelTimer(timer);
        streams.decrementAndGet();
      }
    }
  }
}
