package dev.offhook.llm.langchain4j;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.regex.Pattern;

/**
 * What may be logged of a provider's error: its type, code and status words.
 *
 * <p>Never the message: OpenAI's repeats part of the key, others repeat the prompt.
 */
final class ErrorDetail {
  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
  private static final String[] FIELDS = {"type", "code", "status"};

  private ErrorDetail() {}

  /** Of an error object: {@code {type, code, status, …}}; blank when it has none of them. */
  static String of(JsonNode error) {
    var words = new ArrayList<String>();
    for (var field : FIELDS) {
      var value = error.path(field);
      var text = value.isTextual() || value.isNumber() ? value.asText() : "";
      if (HARMLESS.matcher(text).matches() && !words.contains(text)) {
        words.add(text);
      }
    }
    return String.join(" ", words);
  }

  /** Of an error's body; blank when it is not the JSON these providers send. */
  static String ofBody(ObjectMapper json, String body) {
    try {
      var tree = json.readTree(body);
      // Gemini wraps the object in an array when it was asked for a stream
      var object = tree.isArray() ? tree.path(0) : tree;
      return of(object.path("error"));
    } catch (JsonProcessingException e) {
      return "";
    }
  }
}
