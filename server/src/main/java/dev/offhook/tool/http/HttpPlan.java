package dev.offhook.tool.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offhook.assistant.HttpDeclaration;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.Set;

/**
 * What a declared tool sends, as far as it is the same each time.
 *
 * @param declared the file's words
 * @param url where to
 */
record HttpPlan(HttpDeclaration declared, UrlTemplate url) {
  private static final Set<String> WITHOUT_BODY = Set.of("GET", "DELETE");
  private static final Set<String> IDEMPOTENT = Set.of("GET", "PUT", "DELETE");

  static HttpPlan of(HttpDeclaration declared) throws UnfitException {
    return new HttpPlan(declared, UrlTemplate.parse(declared.request().url()));
  }

  static boolean takesBody(String method) {
    return !WITHOUT_BODY.contains(method);
  }

  HttpMethod method() {
    return HttpMethod.valueOf(declared.request().method());
  }

  /** Whether a request that may have arrived may be sent once more. */
  boolean repeatable() {
    return declared.repeatable() || IDEMPOTENT.contains(declared.request().method());
  }

  /** Whether the far end needs a key to tell a repetition from another request. */
  boolean keyed() {
    return declared.repeatable() && !IDEMPOTENT.contains(declared.request().method());
  }

  /** Empty for a method that has none. */
  Buffer body(JsonNode arguments) {
    if (!takesBody(declared.request().method())) {
      return Buffer.buffer();
    }
    var written = declared.request().body();
    var body = written.isMissingNode() ? arguments : new BodyTemplate(written).fill(arguments);
    return Buffer.buffer(body.toString());
  }
}
