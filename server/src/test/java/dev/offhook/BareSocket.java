package dev.offhook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import java.time.Duration;

/**
 * A TCP connection to the server without any manners: sends what it is given, byte for byte, and
 * does nothing by itself, not even answer a ping.
 */
final class BareSocket {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int FIN = 0x80;
  private static final int MASKED = 0x80;
  private static final int CLOSE = 0x88;

  private final TestServer server;
  private final NetClient client;
  private final NetSocket socket;
  private Buffer received = Buffer.buffer();
  private volatile boolean closed;

  private BareSocket(TestServer server, NetClient client, NetSocket socket) {
    this.server = server;
    // Held because a client that nobody holds is closed by the garbage collector.
    this.client = client;
    this.socket = socket;
  }

  static BareSocket to(TestServer server) {
    var client = server.time().vertx().createNetClient(new NetClientOptions());
    var connecting =
        client
            .connect(server.port(), "127.0.0.1")
            .map(socket -> {
              var bare = new BareSocket(server, client, socket);
              socket.handler(bare::take);
              socket.closeHandler(_ -> bare.closed = true);
              return bare;
            });
    return server.time().await(connecting, PATIENCE);
  }

  /** Sends this and waits until all is quiet. */
  BareSocket send(String text) {
    return send(Buffer.buffer(text.getBytes(UTF_8)));
  }

  BareSocket send(Buffer bytes) {
    var _ = socket.write(bytes);
    server.time().settle();
    return this;
  }

  /** All that came, a character a byte. */
  synchronized String received() {
    return received.toString(ISO_8859_1);
  }

  /** Forgets what came so far. */
  synchronized void forget() {
    received = Buffer.buffer();
  }

  /** Whether the server has closed it. */
  boolean closed() {
    return closed;
  }

  /** Reads nothing more. */
  void pause() {
    socket.pause();
  }

  void close() {
    var _ = client.close();
    server.time().settle();
  }

  /** The HTTP status of the first answer, 0 while there is none. */
  int status() {
    var text = received();
    return text.startsWith("HTTP/1.1 ") ? Integer.parseInt(text.substring(9, 12)) : 0;
  }

  /** What follows the head of the answer. */
  String body() {
    var text = received();
    int head = text.indexOf("\r\n\r\n");
    return head < 0 ? "" : text.substring(head + 4);
  }

  /** The code of the close frame, when one came after the handshake's answer; 0 otherwise. */
  synchronized int closeCode() {
    int at = received.toString(ISO_8859_1).indexOf("\r\n\r\n") + 4;
    while (at + 3 < received.length()) {
      int length = received.getByte(at + 1);
      if (received.getUnsignedByte(at) == CLOSE) {
        return received.getUnsignedShort(at + 2);
      }
      at += length < 126 ? 2 + length : 4 + received.getUnsignedShort(at + 2);
    }
    return 0;
  }

  /** A WebSocket frame as a client sends it, masked with zeros. */
  static Buffer frame(int opcode, boolean last, byte[] payload) {
    var frame = Buffer.buffer().appendByte((byte) ((last ? FIN : 0) | opcode));
    if (payload.length < 126) {
      frame.appendByte((byte) (MASKED | payload.length));
    } else if (payload.length < 1 << 16) {
      frame.appendByte((byte) (MASKED | 126)).appendUnsignedShort(payload.length);
    } else {
      frame.appendByte((byte) (MASKED | 127)).appendLong(payload.length);
    }
    return frame.appendInt(0).appendBytes(payload);
  }

  /** A whole text message. */
  static Buffer text(String words) {
    return frame(1, true, words.getBytes(UTF_8));
  }

  private synchronized void take(Buffer bytes) {
    received.appendBuffer(bytes);
  }
}
