package dev.offhook.telephony.twilio;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The spellings of one URL the carrier may have signed.
 *
 * <p>It is not consistent about ports: the same webhook has been seen signed with the port as it is
 * configured, with none, and with the scheme's usual one. Everything else is kept byte for byte,
 * since a signature covers letter case, escapes and the order of the query. The fragment holds
 * connection settings and is never signed.
 */
final class SignedUrl {
  private SignedUrl() {}

  static Set<String> spellings(String url) {
    var signed = withoutFragment(url);
    var spellings = new LinkedHashSet<String>();
    spellings.add(signed);
    int host = signed.indexOf("://") + 3;
    if (host < 3) {
      return spellings;
    }
    int path = endOfAuthority(signed, host);
    int port = startOfPort(signed, host, path);
    var before = signed.substring(0, port);
    var after = signed.substring(path);
    spellings.add(before + after);
    spellings.add(before + ":" + usualPort(signed.substring(0, host - 3)) + after);
    return spellings;
  }

  static String withoutFragment(String url) {
    int hash = url.indexOf('#');
    return hash < 0 ? url : url.substring(0, hash);
  }

  private static int endOfAuthority(String url, int host) {
    for (int i = host; i < url.length(); i++) {
      if (url.charAt(i) == '/' || url.charAt(i) == '?') {
        return i;
      }
    }
    return url.length();
  }

  /** Where {@code :port} begins, or where it would; a colon inside {@code [::1]} is none. */
  private static int startOfPort(String url, int host, int path) {
    for (int i = path - 1; i >= host; i--) {
      char c = url.charAt(i);
      if (c == ':') {
        return i;
      }
      if (c < '0' || c > '9') {
        return path;
      }
    }
    return path;
  }

  private static int usualPort(String scheme) {
    return switch (scheme.toLowerCase(Locale.ROOT)) {
      case "https", "wss" -> 443;
      default -> 80;
    };
  }
}
