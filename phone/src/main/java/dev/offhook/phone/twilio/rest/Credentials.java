package dev.offhook.phone.twilio.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.offhook.phone.twilio.Account;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Who may use an account's API: the account itself with its token, and its keys. */
final class Credentials {
  private final Account account;
  private final Map<String, String> keys = new ConcurrentHashMap<>();

  Credentials(Account account) {
    this.account = account;
  }

  void key(String sid, String secret) {
    keys.put(sid, secret);
  }

  /** The user an {@code Authorization} header names; blank where it names none. */
  static String user(@Nullable String header) {
    int colon = decoded(header).indexOf(':');
    return colon < 0 ? "" : decoded(header).substring(0, colon);
  }

  boolean accept(@Nullable String header) {
    String user = user(header);
    String given = decoded(header).substring(Math.min(decoded(header).length(), user.length() + 1));
    String wanted = user.equals(account.sid()) ? account.authToken() : keys.get(user);
    return wanted != null && wanted.equals(given);
  }

  private static String decoded(@Nullable String header) {
    if (header == null || !header.startsWith("Basic ")) {
      return "";
    }
    try {
      return new String(Base64.getDecoder().decode(header.substring(6).trim()), UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
