package dev.offhook.llm.langchain4j;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A provider on a real socket that answers as the test scripts it and remembers what it saw. */
final class StandInProvider implements AutoCloseable {
  /** One request, its body read. */
  record Asked(String path, io.vertx.core.MultiMap headers, JsonObject body) {
    String header(String name) {
      var value = headers.get(name);
      return value == null ? "" : value;
    }
  }

  private final HttpServer server;
  private final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
  private final BlockingQueue<Long> closings = new LinkedBlockingQueue<>();
  private final AtomicInteger connections = new AtomicInteger();
  private volatile Consumer<Answer> script = Answer::hang;

  /** How this request is answered; called on the server's event loop. */
  static final class Answer {
    private final HttpServerRequest request;
    private final JsonObject body;

    private Answer(HttpServerRequest request, JsonObject body) {
      this.request = request;
      this.body = body;
    }

    void hang() {}

    /** The caller's last words, of a request of OpenAI's kind. */
    String question() {
      return body.getJsonArray("messages").stream()
          .map(message -> ((JsonObject) message).getString("content"))
          .reduce("", (_, last) -> last);
    }

    void status(int status, String body) {
      request.response().setStatusCode(status).end(body);
    }

    /** Begins a stream and sends {@code bytes}; it stays open. */
    HttpServerResponse stream(String bytes) {
      var response = request.response().setChunked(true);
      response.putHeader("Content-Type", "text/event-stream; charset=utf-8");
      response.write(Buffer.buffer(bytes));
      return response;
    }

    /** A whole stream. */
    void streamAll(String bytes) {
      stream(bytes).end();
    }

    /** A whole stream, a byte at a time. */
    void streamSingly(String bytes) {
      var response = stream("");
      for (byte one : Buffer.buffer(bytes).getBytes()) {
        response.write(Buffer.buffer(new byte[] {one}));
      }
      response.end();
    }

    /** Closes the socket, abruptly, instead of an answer or in the middle of it. */
    void reset() {
      request.connection().close();
    }
  }

  StandInProvider(Vertx vertx) {
    server =
        Waiting.of(
            vertx
                .createHttpServer()
                .connectionHandler(connection -> {
                  connections.incrementAndGet();
                  connection.closeHandler(_ -> closings.add(System.nanoTime()));
                })
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1"));
  }

  private void answer(HttpServerRequest request) {
    request.exceptionHandler(_ -> {});
    request.response().exceptionHandler(_ -> {});
    request
        .body()
        .onSuccess(body -> {
          asked.add(new Asked(request.path(), request.headers(), body.toJsonObject()));
          script.accept(new Answer(request, body.toJsonObject()));
        });
  }

  String url() {
    return "http://127.0.0.1:" + server.actualPort();
  }

  void answers(Consumer<Answer> how) {
    script = how;
  }

  Asked nextRequest() {
    return Waiting.next("a request", asked);
  }

  boolean wasAsked() {
    return !asked.isEmpty();
  }

  /** When the next connection was closed, on {@link System#nanoTime()}. */
  long nextClosing() {
    return Waiting.next("a closed connection", closings);
  }

  boolean nothingClosedWithin(int millis) throws InterruptedException {
    return closings.poll(millis, TimeUnit.MILLISECONDS) == null;
  }

  int connections() {
    return connections.get();
  }

  @Override
  public void close() {
    Waiting.of(server.close());
  }

  /** A port nobody listens on. */
  static String refusingUrl(Vertx vertx) {
    var closed = Waiting.of(vertx.createNetServer().connectHandler(NetSocket::close).listen(0));
    Waiting.of(closed.close());
    return "http://127.0.0.1:" + closed.actualPort();
  }

  /** Waits of a test, all with an end. */
  static final class Waiting {
    private static final int SECONDS = 10;

    private Waiting() {}

    static <T> T of(io.vertx.core.Future<T> future) {
      return of(future.toCompletionStage().toCompletableFuture());
    }

    static <T> T of(CompletableFuture<T> future) {
      return future.orTimeout(SECONDS, TimeUnit.SECONDS).join();
    }

    static <T> T next(String what, BlockingQueue<T> queue) {
      try {
        var next = queue.poll(SECONDS, TimeUnit.SECONDS);
        if (next == null) {
          throw new AssertionError("waited for " + what + " in vain");
        }
        return next;
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
