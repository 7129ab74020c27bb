package dev.offhook.api;

import dev.offhook.store.TurnRecord;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** A turn as the apps told it: a role and what was heard. */
final class Message {
  private Message() {}

  static JsonObject of(TurnRecord turn) {
    var role =
        switch (turn.side()) {
          case CALLER -> "user";
          case ASSISTANT -> "assistant";
        };
    return new JsonObject().put("role", role).put("content", turn.heard().strip());
  }

  /** Those that were heard at all. */
  static JsonArray all(List<TurnRecord> turns) {
    var messages = new JsonArray();
    turns.stream().filter(turn -> !turn.heard().isBlank()).map(Message::of).forEach(messages::add);
    return messages;
  }
}
