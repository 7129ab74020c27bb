package dev.offhook.phone.ai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.offhook.phone.time.PhoneTime;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Optional;

/**
 * A provider of OpenAI's chat completions: {@code POST …/v1/chat/completions} and {@code GET
 * …/v1/models} under any prefix, GuideAnts' {@code /api/published/openai/{pubId}} among them.
 */
public final class ChatStandIn extends ProviderStandIn {

  private ChatStandIn(Vertx vertx, PhoneTime time) {
    super(vertx, time, new ChatDialect());
  }

  /** One that listens on a free loopback port. */
  public static Future<ChatStandIn> listen(Vertx vertx, PhoneTime time) {
    ChatStandIn standIn = new ChatStandIn(vertx, time);
    return standIn.listen().map(listening -> standIn);
  }

  /** The base URL as clients are given it, up to and with {@code /v1}. */
  public String baseUrl() {
    return origin() + "/v1";
  }

  @Override
  boolean answersAt(String path) {
    return path.endsWith("/v1/chat/completions");
  }

  @Override
  Optional<JsonNode> page(String path) {
    if (!path.endsWith("/v1/models")) {
      return Optional.empty();
    }
    ObjectNode list = Json.object().put("object", "list");
    ArrayNode models = list.putArray("data");
    for (String model : MODELS) {
      models
          .addObject()
          .put("id", model)
          .put("object", "model")
          .put("created", 1_790_000_000)
          .put("owned_by", "stand-in");
    }
    return Optional.of(list);
  }
}
