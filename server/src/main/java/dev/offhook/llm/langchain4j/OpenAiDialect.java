package dev.offhook.llm.langchain4j;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.offhook.llm.langchain4j.Reading.Stop;

/**
 * Chat completions, of OpenAI and of those that speak like it.
 *
 * <p>Their quirks: an error arrives as a chunk with a top-level {@code error}, named or not, and
 * vLLM sends {@code [DONE]} even after it; usage comes in a chunk with empty {@code choices}; the
 * role may be missing, repeated or odd; reasoning is a field beside the content ({@code reasoning},
 * {@code reasoning_content}); some write a blank {@code finish_reason} instead of none.
 */
final class OpenAiDialect implements Dialect {

  @Override
  public Reading read(String name, JsonNode event) {
    if (event.hasNonNull("error") || name.equals("error")) {
      return new Reading.Fault(ErrorDetail.of(event.path("error")));
    }
    var choices = event.path("choices");
    if (choices.isArray() && choices.isEmpty()) {
      return event.has("usage") ? Reading.IDLE : new Reading.Odd();
    }
    var choice = choices.path(0);
    if (!choice.isObject()) {
      return new Reading.Odd();
    }
    var words = choice.path("delta").path("content");
    return new Reading.Chunk(words.isTextual() ? words.asText() : "", stop(choice));
  }

  private static Stop stop(JsonNode choice) {
    var reason = choice.path("finish_reason").asText("");
    return switch (reason) {
      case "", "null" -> Stop.NOT_YET;
      case "content_filter" -> Stop.FILTERED;
      default -> Stop.COMPLETE;
    };
  }

  @Override
  public void pass(String words, ServerSentEventListener listener) {
    var chunk = JsonNodeFactory.instance.objectNode();
    chunk.putArray("choices").addObject().putObject("delta").put("content", words);
    listener.onEvent(new ServerSentEvent(null, chunk.toString()));
  }
}
