package dev.offhook.api;

import dev.offhook.web.Access;
import dev.offhook.web.Routes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The OpenAPI document of all this: {@code /api/openapi.yaml}. */
public final class DocumentRoute {
  private final String document = read();

  public void register(Routes routes) {
    routes.get(
        "/api/openapi.yaml",
        Access.OPERATOR,
        it -> it.response().putHeader("Content-Type", "application/yaml").end(document));
  }

  private static String read() {
    try (var in = DocumentRoute.class.getResourceAsStream("openapi.yaml")) {
      if (in == null) {
        throw new IllegalStateException("missing from the jar: openapi.yaml");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
