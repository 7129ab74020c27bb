package dev.offhook.phone.ai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offhook.phone.time.PhoneTime;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Optional;

/** A provider of Anthropic's Messages: {@code POST …/v1/messages} under any prefix. */
public final class MessagesStandIn extends ProviderStandIn {

  private MessagesStandIn(Vertx vertx, PhoneTime time) {
    super(vertx, time, new MessagesDialect());
  }

  /** One that listens on a free loopback port. */
  public static Future<MessagesStandIn> listen(Vertx vertx, PhoneTime time) {
    MessagesStandIn standIn = new MessagesStandIn(vertx, time);
    return standIn.listen().map(listening -> standIn);
  }

  @Override
  boolean answersAt(String path) {
    return path.endsWith("/v1/messages");
  }

  @Override
  Optional<JsonNode> page(String path) {
    return Optional.empty();
  }
}
