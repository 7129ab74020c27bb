package dev.offhook.phone.call;

import dev.offhook.phone.twilio.Hosts;
import java.net.URI;
import java.util.Set;

/**
 * What to dial: a server that knows itself by a public address is rung by that, so that signatures
 * fit, and reached where it really is.
 *
 * @param voiceUrl what the carrier has been told to ask
 */
record Target(String voiceUrl, Hosts hosts) {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /** The server is at {@code url} and knows itself by the same address. */
  static Target at(String url) {
    checked(url);
    return new Target(url, Hosts.direct());
  }

  /** The server is at {@code url} and is told that it is {@code publicUrl}. */
  static Target behind(String publicUrl, String url) {
    URI real = checked(url);
    String origin = publicUrl.contains("://") ? publicUrl : "https://" + publicUrl;
    URI shown = checked(origin);
    int port = real.getPort() >= 0 ? real.getPort() : 80;
    String query = real.getRawQuery() == null ? "" : "?" + real.getRawQuery();
    String asked = shown.getScheme() + "://" + shown.getRawAuthority() + real.getRawPath() + query;
    return new Target(asked, Hosts.of(origin, port));
  }

  /** Whether it is reached on this machine by a name of this machine. */
  boolean onThisMachine() {
    return LOOPBACK.contains(URI.create(voiceUrl).getHost());
  }

  private static URI checked(String url) {
    try {
      URI uri = URI.create(url);
      if (uri.getHost() != null && String.valueOf(uri.getScheme()).matches("https?")) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("not a URL: " + url, e);
    }
    throw new IllegalArgumentException("not an http or https URL: " + url);
  }
}
