package dev.offhook.phone.ai;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** One server-sent event, its data on a single line. */
record Sse(@Nullable String event, @Nullable String data, @Nullable String comment) {

  static Sse data(JsonNode data) {
    return new Sse(null, data.toString(), null);
  }

  static Sse data(String data) {
    return new Sse(null, data, null);
  }

  static Sse named(String event, JsonNode data) {
    return new Sse(event, data.toString(), null);
  }

  static Sse comment(String text) {
    return new Sse(null, null, text);
  }
}
