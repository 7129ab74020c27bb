package dev.offhook.phone.twilio.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import java.util.Map;

/** What a request is answered with. */
record Answer(int status, Map<String, String> headers, Buffer body) {
  private static final String JSON = "application/json;charset=utf-8";

  static Answer json(int status, JsonNode body) {
    return new Answer(status, Map.of("Content-Type", JSON), Buffer.buffer(body.toString()));
  }

  static Answer nothing() {
    return new Answer(204, Map.of(), Buffer.buffer());
  }

  static Answer refusal(ApiError error) {
    Map<String, String> headers =
        error.status() == 429
            ? Map.of("Content-Type", JSON, "Retry-After", "1")
            : Map.of("Content-Type", JSON);
    return new Answer(error.status(), headers, Buffer.buffer(error.body()));
  }
}
