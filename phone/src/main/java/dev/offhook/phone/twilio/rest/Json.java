package dev.offhook.phone.twilio.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.offhook.phone.twilio.Rfc2822;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writing the API's JSON. */
final class Json {
  private Json() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static @Nullable String date(@Nullable Instant moment) {
    return moment == null ? null : Rfc2822.of(moment);
  }
}
