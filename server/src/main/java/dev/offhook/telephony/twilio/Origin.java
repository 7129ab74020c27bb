package dev.offhook.telephony.twilio;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/**
 * The address the carrier reaches us by, from which every URL we give it is built, and over which
 * it signs.
 *
 * @param http scheme and authority, as {@code https://shop.example:8443}
 * @param socket the same for sockets, as {@code wss://shop.example:8443}
 */
public record Origin(String http, String socket) {

  /** The configured address: {@code https://host[:port]}, without a path. */
  public static Origin of(String https) {
    var authority = https.substring(https.indexOf("://") + 3);
    return new Origin(https, "wss://" + authority);
  }

  /**
   * The address a program on this machine used. Only for requests that have been found to come from
   * this machine: a {@code Host} from outside is never believed.
   */
  static Origin usedBy(HttpServerRequest local) {
    var host = local.getHeader(HttpHeaders.HOST);
    return new Origin("http://" + host, "wss://" + host);
  }
}
