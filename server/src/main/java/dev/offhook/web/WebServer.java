package dev.offhook.web;

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
 * small frame can swell. A connection on which nothing moves for a minute is closed; live sockets
 * are pinged more often than that.
 */
public final class WebServer {
  private static final int LARGEST_FRAME = 64 * 1024;
  private static final int IDLE_SECONDS = 60;

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
   * @param port 0 for any free one, then with one loop only
   * @param loops on how many event loops connections are served
   * @return fails when the port is taken
   */
  public static Future<WebServer> start(
      Vertx vertx, Routes routes, String host, int port, int loops) {
    var servers = new CopyOnWriteArrayList<HttpServer>();
    return vertx
        .deployVerticle(
            () -> new Acceptor(routes, host, port, servers),
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
    private final String host;
    private final int port;
    private final List<HttpServer> servers;

    Acceptor(Routes routes, String host, int port, List<HttpServer> servers) {
      this.routes = routes;
      this.host = host;
      this.port = port;
      this.servers = servers;
    }

    @Override
    public Future<?> start() {
      return vertx
          .createHttpServer(options())
          .requestHandler(routes.handler())
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
          .setIdleTimeout(IDLE_SECONDS)
          .setIdleTimeoutUnit(TimeUnit.SECONDS)
          .setTcpNoDelay(true);
    }
  }
}
