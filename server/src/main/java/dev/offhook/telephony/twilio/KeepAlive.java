package dev.offhook.telephony.twilio;

import dev.offhook.time.Deadline;
import dev.offhook.time.Timers;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;

/**
 * Finds out that a far end has died without a word: a ping every 15 s, a pong within 10 s.
 *
 * <p>A frozen peer reports nothing and the operating system's own keep-alive takes two hours.
 */
final class KeepAlive {
  private static final Duration EVERY = Duration.ofSeconds(15);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Buffer PING = Buffer.buffer("offhook");

  private final ServerWebSocket socket;
  private final Deadline nextPing;
  private final Deadline pong;

  private KeepAlive(ServerWebSocket socket, Timers timers, Runnable dead) {
    this.socket = socket;
    this.nextPing = Deadline.in(timers, EVERY, this::ping);
    this.pong = Deadline.in(timers, EVERY.plus(PATIENCE), dead);
    socket.pongHandler(_ -> alive());
  }

  /** Watches {@code socket}; {@code dead} runs once when it no longer answers. */
  static KeepAlive on(ServerWebSocket socket, Timers timers, Runnable dead) {
    return new KeepAlive(socket, timers, dead);
  }

  void stop() {
    nextPing.met();
    pong.met();
  }

  private void ping() {
    var _ = socket.writePing(PING);
  }

  private void alive() {
    nextPing.renew(EVERY);
    pong.renew(EVERY.plus(PATIENCE));
  }
}
