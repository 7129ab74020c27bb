package dev.offhook.web;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Admits programs on this machine only.
 *
 * <p>A loopback peer is not enough: a tunnel delivers strangers from 127.0.0.1, and a web page in
 * the user's browser dials from here too. So the {@code Host} must be this machine's, nothing may
 * say that the request was forwarded, and an {@code Origin} must be our own.
 */
public final class LoopbackGate implements Gate {
  private static final Set<String> LOCAL_HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Set<String> FORWARDING =
      Set.of("forwarded", "via", "x-real-ip", "true-client-ip", "x-original-host", "x-client-ip");

  @Override
  public boolean admits(RoutingContext context) {
    var request = context.request();
    var host = request.getHeader(HttpHeaders.HOST);
    return host != null
        && loopback(request.remoteAddress().hostAddress())
        && LOCAL_HOSTS.contains(withoutPort(host).toLowerCase(Locale.ROOT))
        && !forwarded(request.headers())
        && ownOrigin(request.getHeader(HttpHeaders.ORIGIN), host);
  }

  private static boolean loopback(String address) {
    try {
      return InetAddress.ofLiteral(address).isLoopbackAddress();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean forwarded(MultiMap headers) {
    for (Map.Entry<String, String> header : headers) {
      var name = header.getKey().toLowerCase(Locale.ROOT);
      if (name.startsWith("x-forwarded-") || name.startsWith("cf-") || FORWARDING.contains(name)) {
        return true;
      }
    }
    return false;
  }

  private static boolean ownOrigin(String origin, String host) {
    return origin == null || origin.equals("http://" + host) || origin.equals("https://" + host);
  }

  private static String withoutPort(String host) {
    var colon = host.lastIndexOf(':');
    return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
  }
}
