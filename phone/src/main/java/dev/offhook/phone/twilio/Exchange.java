package dev.offhook.phone.twilio;

import dev.offhook.phone.time.PhoneTime;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.WebSocketClient;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What all calls of one simulated Twilio share.
 *
 * @param epoch the time of day when the phone's clock stood at {@code epochUptime}
 */
record Exchange(
    PhoneTime time,
    Account account,
    Hosts hosts,
    HttpClient http,
    WebSocketClient sockets,
    Recordings recordings,
    Subscribers subscribers,
    Instant epoch,
    Duration epochUptime) {

  /** The time of day, moved on by the phone's clock. */
  Instant timeOfDay() {
    return epoch.plus(time.uptime().minus(epochUptime));
  }

  /** A fresh SID: two letters and 32 hexadecimal digits. */
  static String sid(String prefix) {
    byte[] bytes = new byte[16];
    ThreadLocalRandom.current().nextBytes(bytes);
    return prefix + HexFormat.of().formatHex(bytes);
  }
}
