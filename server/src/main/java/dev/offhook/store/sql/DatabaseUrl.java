package dev.offhook.store.sql;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a PostgreSQL is, without the secret: {@code jdbc:postgresql://host:port/name}, with user
 * and password in front of the host, as the parameters {@code user} and {@code password}, or not in
 * it at all (then the driver looks into {@code ~/.pgpass}). {@code postgresql://…} means the same.
 *
 * <p>{@link #toString()} shows neither user nor parameters, so that it can be told.
 *
 * @param jdbc the URL for the driver, without user and password
 */
record DatabaseUrl(String jdbc, Optional<String> user, Optional<String> password) {
  private static final Pattern SHAPE =
      Pattern.compile("(?:jdbc:)?postgres(?:ql)?://(?:([^/?@]*)@)?([^/?@]+)/([^/?]+)(?:\\?(.*))?");

  /**
   * Reads a URL.
   *
   * @throws IllegalArgumentException when it does not have the shape; nothing of it is repeated
   */
  static DatabaseUrl parse(String text) {
    var parts = SHAPE.matcher(text.strip());
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "must look like jdbc:postgresql://user:password@host:5432/database");
    }
    var account = Optional.ofNullable(parts.group(1)).orElse("").split(":", 2);
    var user = given(account[0]);
    var password = account.length < 2 ? Optional.<String>empty() : given(account[1]);
    List<String> others = new ArrayList<>();
    for (var parameter : Optional.ofNullable(parts.group(4)).orElse("").split("&", -1)) {
      if (parameter.startsWith("user=")) {
        user = given(parameter.substring("user=".length()));
      } else if (parameter.startsWith("password=")) {
        password = given(parameter.substring("password=".length()));
      } else if (!parameter.isEmpty()) {
        others.add(parameter);
      }
    }
    var rest = others.isEmpty() ? "" : "?" + String.join("&", others);
    return new DatabaseUrl(
        "jdbc:postgresql://" + parts.group(2) + "/" + parts.group(3) + rest, user, password);
  }

  private static Optional<String> given(String text) {
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    var parameters = jdbc.indexOf('?');
    return parameters < 0 ? jdbc : jdbc.substring(0, parameters);
  }
}
