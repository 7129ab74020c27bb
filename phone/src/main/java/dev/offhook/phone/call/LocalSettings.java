package dev.offhook.phone.call;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The few settings of the server that a call to it has to know, from where the server takes them:
 * {@code .env}, then {@code .env.local}, then the environment; later wins, blank is not set.
 */
final class LocalSettings {
  private final Map<String, String> values = new HashMap<>();

  /** Reads the two files in {@code folder}, where they exist. */
  static LocalSettings read(Path folder, Map<String, String> environment) {
    LocalSettings settings = new LocalSettings();
    settings.add(folder.resolve(".env"));
    settings.add(folder.resolve(".env.local"));
    environment.forEach(settings::put);
    return settings;
  }

  /** The URL of {@code path} at the server on this machine. */
  String url(String path) {
    return "http://localhost:" + first("PORT", "SERVER_PORT").orElse("8080") + path;
  }

  Optional<String> authToken() {
    return first("TWILIO_AUTH_TOKEN");
  }

  /** What the server's REST API wants to see. */
  Optional<String> apiKey() {
    return first("OFFHOOK_API_KEY");
  }

  /** As it is set: with or without a scheme. */
  Optional<String> publicUrl() {
    return first("PUBLIC_URL", "SERVER", "NGROK_URL");
  }

  private Optional<String> first(String... names) {
    for (String name : names) {
      String value = values.get(name);
      if (value != null) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  private void add(Path file) {
    if (!Files.isReadable(file)) {
      return;
    }
    try {
      Files.readAllLines(file).forEach(this::line);
    } catch (IOException e) {
      throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private void line(String line) {
    String plain = line.strip().replaceFirst("^export\\s+", "");
    int equals = plain.indexOf('=');
    if (equals > 0 && !plain.startsWith("#")) {
      put(plain.substring(0, equals).strip(), unquoted(plain.substring(equals + 1).strip()));
    }
  }

  private void put(String name, String value) {
    if (!value.isBlank()) {
      values.put(name, value);
    }
  }

  private static String unquoted(String value) {
    boolean quoted =
        value.length() >= 2
            && (value.startsWith("\"") || value.startsWith("'"))
            && value.endsWith(value.substring(0, 1));
    return quoted ? value.substring(1, value.length() - 1) : value.replaceFirst("(^|\\s+)#.*$", "");
  }
}
