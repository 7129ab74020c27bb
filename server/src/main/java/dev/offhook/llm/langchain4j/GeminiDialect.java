package dev.offhook.llm.langchain4j;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.offhook.llm.langchain4j.Reading.Chunk;
import dev.offhook.llm.langchain4j.Reading.Stop;

/**
 * Gemini's {@code streamGenerateContent} as server-sent events.
 *
 * <p>There is no event that ends it: the HTTP response does. Some models write a {@code
 * finishReason} into every chunk, so it is taken as proof that the end is an end, not as the end. A
 * part with {@code thought: true} is reasoning. A blocked prompt is answered with {@code
 * promptFeedback} and no candidate.
 */
final class GeminiDialect implements Dialect {

  @Override
  public Reading read(String name, JsonNode event) {
    if (event.path("error").isObject()) {
      return new Reading.Fault(ErrorDetail.of(event.path("error")));
    }
    if (event.path("promptFeedback").hasNonNull("blockReason")) {
      return new Chunk("", Stop.FILTERED);
    }
    var candidate = event.path("candidates").path(0);
    if (!candidate.isObject()) {
      return event.has("usageMetadata") ? Reading.IDLE : new Reading.Odd();
    }
    return new Chunk(words(candidate.path("content").path("parts")), stop(candidate));
  }

  private static String words(JsonNode parts) {
    var words = new StringBuilder();
    for (var part : parts) {
      var text = part.path("text");
      if (text.isTextual() && !part.path("thought").asBoolean(false)) {
        words.append(text.asText());
      }
    }
    return words.toString();
  }

  private static Stop stop(JsonNode candidate) {
    return switch (candidate.path("finishReason").asText("")) {
      case "", "null", "FINISH_REASON_UNSPECIFIED" -> Stop.NOT_YET;
      case "SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII" -> Stop.FILTERED;
      default -> Stop.COMPLETE;
    };
  }

  @Override
  public void pass(String words, ServerSentEventListener listener) {
    var event = JsonNodeFactory.instance.objectNode();
    var content = event.putArray("candidates").addObject().putObject("content");
    content.put("role", "model").putArray("parts").addObject().put("text", words);
    listener.onEvent(new ServerSentEvent(null, event.toString()));
  }
}
