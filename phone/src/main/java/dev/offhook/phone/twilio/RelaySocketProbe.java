package dev.offhook.phone.twilio;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocketConnectOptions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A bare relay socket for tests of what a server refuses: any headers, any frames, no manners.
 *
 * <p>Used once; from any thread.
 */
public final class RelaySocketProbe {
  private static final int SWITCHING_PROTOCOLS = 101;

  private final Exchange exchange;
  private final Context context;
  private final ClientWebSocket socket;
  private final List<String> frames = new CopyOnWriteArrayList<>();
  private final Promise<Integer> closed = Promise.promise();

  RelaySocketProbe(Exchange exchange, Context context) {
    this.exchange = exchange;
    this.context = context;
    this.socket = exchange.sockets().webSocket();
  }

  /**
   * Dials {@code url}.
   *
   * @param headers of the handshake, besides those every WebSocket has
   * @return the HTTP status: 101 when the socket is open; fails when nobody answered
   */
  public Future<Integer> connect(String url, Map<String, String> headers) {
    Promise<Integer> status = Promise.promise();
    context.runOnContext(called -> dial(url, headers).onComplete(status));
    return status.future();
  }

  /** The headers of a rightly signed handshake for {@code url}. */
  public Map<String, String> signedHeaders(String url) {
    return RelaySocket.headers(exchange.account(), url, Faults.Signing.RIGHT);
  }

  public Future<Void> send(String frame) {
    return socket.writeTextMessage(frame);
  }

  public Future<Void> sendBinary(byte[] bytes) {
    return socket.writeBinaryMessage(Buffer.buffer(bytes));
  }

  /** What the server has sent so far; binary frames left out. */
  public List<String> frames() {
    return List.copyOf(frames);
  }

  /** The close code, once the socket is closed by either side; 1006 without a close frame. */
  public Future<Integer> closed() {
    return closed.future();
  }

  public Future<Void> close(int code) {
    return socket.close((short) code);
  }

  private Future<Integer> dial(String url, Map<String, String> headers) {
    Hosts.Route route = exchange.hosts().route(url);
    WebSocketConnectOptions options =
        new WebSocketConnectOptions()
            .setHost(route.host())
            .setPort(route.port())
            .setSsl(route.tls())
            .setURI(route.target())
            .setAllowOriginHeader(false)
            .putHeader("Host", route.authority());
    headers.forEach(options::putHeader);
    socket.textMessageHandler(frames::add);
    socket.closeHandler(gone -> closed.tryComplete(code(socket.closeStatusCode())));
    return socket
        .connect(options)
        .map(opened -> SWITCHING_PROTOCOLS)
        .recover(RelaySocketProbe::refused);
  }

  private static int code(Short code) {
    return code == null ? 1006 : code;
  }

  private static Future<Integer> refused(Throwable failure) {
    return failure instanceof UpgradeRejectedException rejected
        ? Future.succeededFuture(rejected.getStatus())
        : Future.failedFuture(failure);
  }
}
