package dev.offhook.web;

import dev.offhook.time.Timers;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * The listening HTTP server: one acceptor on each of several event loops, all on one port.
 *
 * <p>Frames and messages over 64 KiB close their socket with 1009. Nothing is compressed, so no
 * small frame can swell, and HTTP/1.1 is all that is spoken. A connection on which nothing moves
 * for a minute is closed; live sockets are pinged more often than that.
 */
public final class WebServer {
  private static final int LARGEST_FRAME = 64 * 1024;
  private static final int IDLE_SECONDS = 60;

  /** The carrier's identity tokens are longer than what is usual for a form. */
  private static final int WITHIN_THE_BODY = -1;

  private final Vertx vertx;
  private final String deployment;
  private final List<HttpServer> servers;

  private WebServer(Vertx vertx, String deployment, List<HttpServer> servers) {
    this.vertx = vertx;
    this.deployment = deployment;
    this.servers = servers;
  }

  /**
   * Starts to listen.
   *
   * @param timers for requests that never end
   * @param port 0 for any free one, then with one loop only
   * @param loops on how many event loops connections are served
   * @return fails when the port is taken
   */
  public static Future<WebServer> start(
      Vertx vertx, Timers timers, Routes routes, String host, int port, int loops) {
    var servers = new CopyOnWriteArrayList<HttpServer>();
    return vertx
        .deployVerticle(
            () -> new Acceptor(routes, new Patience(timers), host, port, servers),
            new DeploymentOptions().setInstances(loops))
        .map(id -> new WebServer(vertx, id, servers));
  }

  /** The port it listens on. */
  public int port() {
    return servers.getFirst().actualPort();
  }

  /** Stops listening and closes every connection. */
  public Future<Void> close() {
    return vertx.undeploy(deployment);
  }

  private static final class Acceptor extends VerticleBase {
    private final Routes routes;
    private final Patience patience;
    private final String host;
    private final int port;
    private final List<HttpServer> servers;

    Acceptor(Routes routes, Patience patience, String host, int port, List<HttpServer> servers) {
      this.routes = routes;
      this.patience = patience;
      this.host = host;
      this.port = port;
      this.servers = servers;
    }

    @Override
    public Future<?> start() {
      var handler = routes.handler();
      return vertx
          .createHttpServer(options())
          .connectionHandler(patience::connected)
          .requestHandler(request -> {
            patience.requested(request);
            handler.handle(request);
          })
          .listen(port, host)
          .onSuccess(servers::add);
    }

    private static HttpServerOptions options() {
      return new HttpServerOptions()
          .setMaxWebSocketFrameSize(LARGEST_FRAME)
          .setMaxWebSocketMessageSize(LARGEST_FRAME)
          .setPerFrameWebSocketCompressionSupported(false)
          .setPerMessageWebSocketCompressionSupported(false)
          .setWebSocketClosingTimeout(1)
          .setHttp2ClearTextEnabled(false)
          .setMaxFormFields(WITHIN_THE_BODY)
          .setMaxFormAttributeSize(WITHIN_THE_BODY)
          .setMaxFormBufferedBytes(WITHIN_THE_BODY)
          .setIdleTimeout(IDLE_SECONDS)
          .setIdleTimeoutUnit(TimeUnit.SECONDS)
          .setTcpNoDelay(true);
    }
  }
}
