package dev.offhook.phone.twilio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/**
 * One message on the relay socket.
 *
 * @param at since the call was dialled
 * @param text as on the wire; a binary one in hexadecimal
 */
public record Frame(Duration at, String text) {

  /** The message as JSON; a missing node when it is not. */
  public JsonNode json() {
    try {
      return Json.MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      return Json.MAPPER.missingNode();
    }
  }

  /** Its {@code type}; blank when it has none. */
  public String type() {
    return json().path("type").asText("");
  }
}
