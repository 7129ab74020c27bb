package dev.offhook.phone.twilio;

import java.time.Duration;

/**
 * How long the carrier takes between the steps of a call.
 *
 * @param handshake from the TwiML to the dialling of the socket
 * @param close from the application's {@code end} to the close of the socket
 * @param action from the close of the socket to the action URL
 * @param drop from the loss of the socket to the action URL
 * @param status from the end of the call to the status callback
 * @param reconnect how long a lost socket is dialled again, where the document asks for it
 * @param retry between two such attempts
 */
public record Delays(
    Duration handshake,
    Duration close,
    Duration action,
    Duration drop,
    Duration status,
    Duration reconnect,
    Duration retry) {

  /** As recorded calls have it; the two of reconnecting are this phone's own. */
  public static Delays natural() {
    return new Delays(
        Duration.ofMillis(400),
        Duration.ofMillis(90),
        Duration.ofMillis(500),
        Duration.ofMillis(1200),
        Duration.ofMillis(600),
        Duration.ofSeconds(5),
        Duration.ofMillis(500));
  }

  /** Everything {@code factor} times as fast. */
  public Delays faster(double factor) {
    return new Delays(
        shorter(handshake, factor),
        shorter(close, factor),
        shorter(action, factor),
        shorter(drop, factor),
        shorter(status, factor),
        shorter(reconnect, factor),
        shorter(retry, factor));
  }

  private static Duration shorter(Duration duration, double factor) {
    return Duration.ofNanos(Math.round(duration.toNanos() / factor));
  }
}
