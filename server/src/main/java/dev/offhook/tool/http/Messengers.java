package dev.offhook.tool.http;

import dev.offhook.time.Timers;
import dev.offhook.tool.Outcome;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who carries requests of tools: a client for each event loop, so that a call's connections live on
 * its own loop.
 */
final class Messengers implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Messengers.class);
  private static final int CONNECTIONS_A_LOOP = 1_000;
  private static final int CONNECT_MILLIS = 3_000;
  private static final int KEEP_ALIVE_SECONDS = 15;

  private final Vertx vertx;
  private final Timers timers;
  private final Names names;
  private final Map<Thread, HttpClient> clients = new ConcurrentHashMap<>();

  Messengers(Vertx vertx, Timers timers, Names names) {
    this.vertx = vertx;
    this.timers = timers;
    this.names = names;
  }

  /**
   * Sends it, on the calling event loop.
   *
   * @throws IllegalStateException when called from any other thread
   */
  CompletionStage<Outcome> send(Letter letter) {
    if (!Context.isOnEventLoopThread()) {
      throw new IllegalStateException("a tool is used on its call's event loop, not elsewhere");
    }
    var client = clients.computeIfAbsent(Thread.currentThread(), _ -> open());
    return new Errand(letter, client, this::addresses, timers).start();
  }

  private Future<List<InetAddress>> addresses(String host) {
    return vertx.executeBlocking(() -> names.addresses(host), false);
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
    return vertx
        .httpClientBuilder()
        .with(options)
        .with(new PoolOptions().setHttp1MaxSize(CONNECTIONS_A_LOOP))
        .withConnectHandler(connection -> connection.exceptionHandler(Messengers::broken))
        .build();
  }

  private static void broken(Throwable why) {
    log.debug("a connection of a tool broke: {}", why.getClass().getSimpleName());
  }

  @Override
  public void close() {
    clients.values().forEach(HttpClient::close);
    clients.clear();
  }
}
