package dev.offhook.phone.twilio;

import dev.offhook.phone.time.PhoneTime;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.internal.http.WebSocketInternal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The carrier's end of a relay socket, which may be dialled again when it was lost.
 *
 * <p>What is sent while it is lost is kept, up to 500 messages, and follows after the setup.
 */
final class RelaySocket {
  private static final int KEPT = 500;
  private static final Duration HANDSHAKE = Duration.ofSeconds(15);

  private final Leg leg;
  private final String url;
  private final Consumer<SocketEvent> events;
  private final Deque<String> kept = new ArrayDeque<>();
  private int dials;
  private @Nullable WebSocket open;

  RelaySocket(Leg leg, String url, Consumer<SocketEvent> events) {
    this.leg = leg;
    this.url = url;
    this.events = events;
  }

  /** Dials, sends {@code setup}, and then whatever was kept. */
  Future<Void> dial(String setup) {
    WebSocketConnectOptions options;
    try {
      options = handshake();
    } catch (IllegalArgumentException e) {
      return Future.failedFuture(e);
    }
    int number = ++dials;
    ClientWebSocket socket = leg.exchange().sockets().webSocket();
    socket.textMessageHandler(text -> received(number, new SocketEvent.Text(text)));
    socket.binaryMessageHandler(data -> received(number, new SocketEvent.Binary(hex(data))));
    socket.closeHandler(gone -> closed(number, socket));
    return inTime(socket, socket.connect(options)).compose(connected -> opened(socket, setup));
  }

  private Future<WebSocket> inTime(ClientWebSocket socket, Future<WebSocket> connecting) {
    Promise<WebSocket> connected = Promise.promise();
    PhoneTime.Timer deadline =
        leg.time().after(HANDSHAKE, () -> connected.tryFail("no answer to the handshake"));
    connecting
        .onSuccess(opened -> {
          if (!connected.tryComplete(opened)) {
            socket.close();
          }
        })
        .onFailure(connected::tryFail);
    return connected.future().onComplete(settled -> deadline.cancel());
  }

  /** Sends, or keeps while the socket is lost. */
  void send(String frame) {
    if (open != null) {
      leg.ledger().out(frame);
      open.writeTextMessage(frame);
    } else if (kept.size() < KEPT) {
      kept.add(frame);
    }
  }

  void sendBinary(byte[] bytes) {
    if (open != null) {
      leg.ledger().out(HexFormat.of().formatHex(bytes));
      open.writeBinaryMessage(Buffer.buffer(bytes));
    }
  }

  /** Closes in good order; no event follows. */
  void close(int code, String reason) {
    WebSocket socket = open;
    open = null;
    if (socket != null) {
      socket.close((short) code, reason);
    }
  }

  /** Cuts the connection without a word; reported as {@link SocketEvent.Closed}. */
  void drop() {
    if (open instanceof WebSocketInternal socket) {
      var _ = socket.channelHandlerContext().close();
    }
  }

  /** Reads nothing any more; the other side notices when its buffers are full. */
  void mute() {
    if (open != null) {
      open.pause();
    }
  }

  private Future<Void> opened(WebSocket socket, String setup) {
    if (socket.isClosed()) {
      return Future.failedFuture("closed at once");
    }
    open = socket;
    send(setup);
    while (!kept.isEmpty()) {
      send(kept.removeFirst());
    }
    return Future.succeededFuture();
  }

  private void received(int number, SocketEvent event) {
    if (number == dials) {
      events.accept(event);
    }
  }

  private void closed(int number, WebSocket socket) {
    if (number != dials || open == null) {
      return;
    }
    open = null;
    Short code = socket.closeStatusCode();
    String reason = socket.closeReason();
    events.accept(new SocketEvent.Closed(code == null ? 1006 : code, reason == null ? "" : reason));
  }

  private WebSocketConnectOptions handshake() {
    Hosts.Route route = leg.exchange().hosts().route(url);
    WebSocketConnectOptions options =
        new WebSocketConnectOptions()
            .setHost(route.host())
            .setPort(route.port())
            .setSsl(route.tls())
            .setURI(route.target())
            .setAllowOriginHeader(false)
            .putHeader("Host", route.authority());
    headers(leg.exchange().account(), url, leg.options().faults().sockets())
        .forEach(options::putHeader);
    return options;
  }

  /** The headers of a handshake for {@code url}. */
  static Map<String, String> headers(Account account, String url, Faults.Signing signing) {
    Map<String, String> headers = new TreeMap<>();
    headers.put("User-Agent", "Jetty/11.0.24");
    account
        .signature()
        .filter(signature -> signing != Faults.Signing.MISSING)
        .map(signature -> signature.ofUrl(url))
        .map(right -> signing == Faults.Signing.WRONG ? Webhooks.wrong(right) : right)
        .ifPresent(sent -> {
          headers.put("x-twilio-signature", sent);
          headers.put("x-amzn-bedrock-agentcore-runtime-custom-twilio-signature", sent);
        });
    return headers;
  }

  private static String hex(Buffer data) {
    return HexFormat.of().formatHex(data.getBytes());
  }
}
