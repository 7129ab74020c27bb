package dev.offhook.phone.twilio;

import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Where public hosts are really reached: a server that is told it is {@code https://shop.example}
 * listens on a port of this machine, in plain text.
 *
 * @param ports the local port by host, or by host and port where the URL names one
 */
public record Hosts(Map<String, Integer> ports) {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  public Hosts {
    ports = Map.copyOf(ports);
  }

  /** Everything is where its URL says. */
  public static Hosts direct() {
    return new Hosts(Map.of());
  }

  /** The host of {@code publicUrl} is at {@code port} of this machine. */
  public static Hosts of(String publicUrl, int port) {
    return direct().and(publicUrl, port);
  }

  /** These, and one more. */
  public Hosts and(String publicUrl, int port) {
    Map<String, Integer> more = new HashMap<>(ports);
    more.put(authority(URI.create(publicUrl)), port);
    return new Hosts(more);
  }

  /**
   * How to dial {@code url}.
   *
   * @throws IllegalArgumentException when that is no absolute http, https, ws or wss URL
   */
  Route route(String url) {
    URI uri = URI.create(url);
    String scheme = uri.getScheme();
    if (scheme == null || uri.getHost() == null || !scheme.matches("https?|wss?")) {
      throw new IllegalArgumentException("not an absolute http(s) or ws(s) URL: " + url);
    }
    boolean secure = scheme.equals("https") || scheme.equals("wss");
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    Integer mapped = ports.getOrDefault(authority(uri), ports.get(host));
    if (mapped != null) {
      return new Route("127.0.0.1", mapped, false, authority(uri), target(uri));
    }
    int port = uri.getPort() >= 0 ? uri.getPort() : secure ? 443 : 80;
    boolean tls = secure && !LOOPBACK.contains(host);
    return new Route(host.replaceAll("[\\[\\]]", ""), port, tls, authority(uri), target(uri));
  }

  private static String authority(URI uri) {
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    return uri.getPort() < 0 ? host : host + ":" + uri.getPort();
  }

  private static String target(URI uri) {
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }

  /**
   * Where to connect, and what to ask for there.
   *
   * @param authority the {@code Host} header
   * @param target path and query
   */
  record Route(String host, int port, boolean tls, String authority, String target) {}
}
