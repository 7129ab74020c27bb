package dev.offhook;

import dev.offhook.Settings.Listen;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The least a server can do: it says that it is alive, at {@code /health}. */
final class HealthServer {
  private static final long SECONDS_TO_STOP = 5;

  private final Listen listen;
  private final Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));

  HealthServer(Listen listen) {
    this.listen = listen;
  }

  /** Starts to listen and gives the port; stops when the process is told to. */
  Future<Integer> start() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stopAndWait, "stop"));
    return vertx
        .createHttpServer()
        .requestHandler(HealthServer::answer)
        .listen(listen.port(), listen.host())
        .map(server -> server.actualPort());
  }

  private static void answer(HttpServerRequest request) {
    if (request.path().equals("/health")) {
      request.response().putHeader("content-type", "application/json").end("{\"status\":\"ok\"}");
    } else {
      request.response().setStatusCode(404).end();
    }
  }

  /** Asks itself how it is, so that the code of a request is loaded once. */
  Future<Void> rehearse(int port) {
    return vertx
        .createHttpClient()
        .request(HttpMethod.GET, port, "127.0.0.1", "/health")
        .compose(request -> request.send())
        .compose(response -> response.body())
        .mapEmpty();
  }

  Future<Void> stop() {
    return vertx.close();
  }

  private void stopAndWait() {
    try {
      stop().toCompletionStage().toCompletableFuture().get(SECONDS_TO_STOP, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      System.err.println("The server did not stop cleanly: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
