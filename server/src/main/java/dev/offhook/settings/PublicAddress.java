package dev.offhook.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * The address by which the carrier reaches us: host and port, from which web and socket URLs are
 * built. A port that was given is kept, because the carrier signs the URL it was given.
 *
 * @param host lower case; IPv6 in brackets
 * @param port as written, or -1 when none was
 */
public record PublicAddress(String host, int port) {
  private static final String RIGHT =
      "must be a host such as abc123.ngrok.app, or https://abc123.ngrok.app, without a path";

  /**
   * Reads {@code host}, {@code host:port} or either behind {@code https://} or {@code http://}; a
   * trailing slash is taken.
   */
  static PublicAddress parse(String text) {
    var uri = uri(text.contains("://") ? text : "https://" + text);
    var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    var bare =
        uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
    var path = uri.getRawPath();
    if (!(scheme.equals("https") || scheme.equals("http"))
        || uri.getHost() == null
        || !bare
        || !(path.isEmpty() || path.equals("/"))
        || uri.getPort() > 65535) {
      throw new NotRight(RIGHT);
    }
    return new PublicAddress(uri.getHost().toLowerCase(Locale.ROOT), uri.getPort());
  }

  private static URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new NotRight(RIGHT, e);
    }
  }

  /** The web URL of a path that begins with a slash. */
  public URI web(String path) {
    return URI.create((loopback() ? "http://" : "https://") + authority() + path);
  }

  /** The WebSocket URL of a path that begins with a slash. */
  public URI socket(String path) {
    return URI.create((loopback() ? "ws://" : "wss://") + authority() + path);
  }

  /** Host and port as in a {@code Host} header. */
  public String authority() {
    return port < 0 ? host : host + ":" + port;
  }

  /** Whether it is this very machine, where nobody terminates TLS for us. */
  boolean loopback() {
    return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
  }

  @Override
  public String toString() {
    return authority();
  }
}
