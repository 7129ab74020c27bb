package dev.offhook.web;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Admits programs on this machine only.
 *
 * <p>A loopback peer is not enough: a tunnel delivers strangers from 127.0.0.1, and a web page in
 * the user's browser dials from here too. So the {@code Host} must be this machine's, nothing may
 * say that the request was forwarded, and an {@code Origin} must be our own, as must the page a
 * browser says it asks for.
 */
public final class LoopbackGate implements Gate {
  private static final Pattern LOCAL_HOST =
      Pattern.compile(
          "(localhost|127\\.0\\.0\\.1|\\[::1])(:[0-9]{1,5})?", Pattern.CASE_INSENSITIVE);
  private static final Set<String> FORWARDING =
      Set.of("forwarded", "via", "x-real-ip", "true-client-ip", "x-original-host", "x-client-ip");

  private static final String FETCH_SITE = "Sec-Fetch-Site";

  @Override
  public boolean admits(RoutingContext context) {
    var request = context.request();
    var host = request.getHeader(HttpHeaders.HOST);
    return host != null
        && loopback(request.remoteAddress().hostAddress())
        && LOCAL_HOST.matcher(host).matches()
        && !forwarded(request.headers())
        && ownOrigin(request.getHeader(HttpHeaders.ORIGIN), host)
        && ownPage(request.getHeader(FETCH_SITE));
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

  private static boolean ownOrigin(@Nullable String origin, String host) {
    return origin == null || origin.equals("http://" + host) || origin.equals("https://" + host);
  }

  /**
   * A picture or a link on a foreign page is asked for without an {@code Origin}, but with this.
   */
  private static boolean ownPage(@Nullable String fetchSite) {
    return fetchSite == null || fetchSite.equals("same-origin") || fetchSite.equals("none");
  }
}
