package dev.offhook.phone.twilio.rest;

import dev.offhook.phone.twilio.EventCallback;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of a form, checked as the API checks them; what is wrong is {@link Refused}. */
record Form(Map<String, List<String>> fields) {
  private static final int INVALID_URL = 21205;
  private static final int INVALID_METHOD = 21209;
  private static final int INVALID_STATUS_CALLBACK = 21609;

  /** Blank counts as not sent. */
  Optional<String> text(String name) {
    return fields.getOrDefault(name, List.of()).stream().findFirst().filter(s -> !s.isBlank());
  }

  List<String> all(String name) {
    return fields.getOrDefault(name, List.of());
  }

  boolean flag(String name) {
    return text(name).filter(value -> value.equalsIgnoreCase("true")).isPresent();
  }

  String method(String name) {
    String method = text(name).orElse("POST").toUpperCase(Locale.ROOT);
    if (!method.equals("GET") && !method.equals("POST")) {
      throw new Refused(INVALID_METHOD, name + " must be GET or POST");
    }
    return method;
  }

  Optional<String> url(String name) {
    return text(name).map(value -> checked(name, value, INVALID_URL));
  }

  /** A number of {@code unit}s. */
  Duration time(String name, Duration unit, int least, int most, int otherwise, int code) {
    Optional<String> said = text(name);
    if (said.isEmpty()) {
      return unit.multipliedBy(otherwise);
    }
    String number = said.get();
    if (!number.matches("\\d{1,9}")
        || Integer.parseInt(number) < least
        || Integer.parseInt(number) > most) {
      throw new Refused(code, "Invalid " + name + ": " + number);
    }
    return unit.multipliedBy(Integer.parseInt(number));
  }

  /** The callback at {@code name}, with {@code events}, where there is one. */
  @Nullable EventCallback callback(String name, String methodName, Set<String> events) {
    return text(name)
        .map(url -> checked(name, url, INVALID_STATUS_CALLBACK))
        .map(url -> new EventCallback(method(methodName), url, events))
        .orElse(null);
  }

  private static String checked(String name, String value, int code) {
    try {
      URI uri = new URI(value);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (web && uri.getHost() != null) {
        return value;
      }
    } catch (URISyntaxException e) {
      throw new Refused(code, name + " is not a valid URL: " + e.getMessage());
    }
    throw new Refused(code, name + " is not a valid URL: " + value);
  }
}
