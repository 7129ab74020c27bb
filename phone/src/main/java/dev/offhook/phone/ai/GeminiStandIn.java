package dev.offhook.phone.ai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offhook.phone.time.PhoneTime;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Optional;

/**
 * A provider of Gemini's streamed content: {@code POST
 * …/v1beta/models/{model}:streamGenerateContent?alt=sse} under any prefix.
 */
public final class GeminiStandIn extends ProviderStandIn {

  private GeminiStandIn(Vertx vertx, PhoneTime time) {
    super(vertx, time, new GeminiDialect());
  }

  /** One that listens on a free loopback port. */
  public static Future<GeminiStandIn> listen(Vertx vertx, PhoneTime time) {
    GeminiStandIn standIn = new GeminiStandIn(vertx, time);
    return standIn.listen().map(listening -> standIn);
  }

  @Override
  boolean answersAt(String path) {
    return path.contains("/v1beta/models/") && path.endsWith(":streamGenerateContent");
  }

  @Override
  Optional<JsonNode> page(String path) {
    return Optional.empty();
  }
}
