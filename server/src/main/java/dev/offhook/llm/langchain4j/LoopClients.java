package dev.offhook.llm.langchain4j;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections to the providers: a pool for each event loop.
 *
 * <p>A pool shared by loops would hand a call a connection that lives on another one. That costs a
 * thread hop for each token, and worse: a reset that crosses the end of a response on its way to
 * the other thread closes the connection under the next call that was given it.
 */
final class LoopClients implements AutoCloseable {
  private static final int STREAMS_A_LOOP = 2_000;
  private static final int CONNECT_MILLIS = 2_000;
  private static final int KEEP_ALIVE_SECONDS = 30;

  private static final Logger log = LoggerFactory.getLogger(LoopClients.class);

  private final Vertx vertx;
  private final Map<Thread, HttpClient> clients = new ConcurrentHashMap<>();

  LoopClients(Vertx vertx) {
    this.vertx = vertx;
  }

  /**
   * The client of the calling event loop.
   *
   * @throws IllegalStateException when called from any other thread
   */
  HttpClient here() {
    if (!Context.isOnEventLoopThread()) {
      throw new IllegalStateException("a reply is started on its call's event loop, not elsewhere");
    }
    return clients.computeIfAbsent(Thread.currentThread(), thread -> open());
  }

  private HttpClient open() {
    var options =
        new HttpClientOptions()
            .setProtocolVersion(HttpVersion.HTTP_1_1)
            .setConnectTimeout(CONNECT_MILLIS)
            .setSslHandshakeTimeout(CONNECT_MILLIS / 1_000)
            .setKeepAlive(true)
            .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
            .setTcpNoDelay(true);
    var pool = new PoolOptions().setHttp1MaxSize(STREAMS_A_LOOP);
    // Streams report their own breaks; a broken idle connection concerns nobody
    return vertx
        .httpClientBuilder()
        .with(options)
        .with(pool)
        .withConnectHandler(connection -> connection.exceptionHandler(LoopClients::broken))
        .build();
  }

  private static void broken(Throwable why) {
    log.debug("a connection to a model broke: {}", why.toString());
  }

  /** Closes all connections; streams still running fail. */
  @Override
  public void close() {
    clients.values().forEach(HttpClient::close);
    clients.clear();
  }
}
