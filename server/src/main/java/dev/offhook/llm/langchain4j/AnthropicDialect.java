package dev.offhook.llm.langchain4j;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.offhook.llm.langchain4j.Reading.Chunk;
import dev.offhook.llm.langchain4j.Reading.Stop;

/**
 * Anthropic's messages: named events, whose type is repeated in the data and read there.
 *
 * <p>Thinking and tool input are blocks and deltas of their own type; only {@code text_delta} is
 * speech. A refusal comes with HTTP 200 and a stop reason. After {@code error} the stream just
 * ends. LangChain4j takes text only inside a block it saw begin, and a message for complete only at
 * {@code message_stop}.
 */
final class AnthropicDialect implements Dialect {

  @Override
  public Reading read(String name, JsonNode event) {
    var type = event.path("type").asText(name);
    return switch (type) {
      case "content_block_start" -> text(event.path("content_block"), "text");
      case "content_block_delta" -> text(event.path("delta"), "text_delta");
      case "message_delta" -> new Chunk("", stop(event.path("delta")));
      case "message_stop" -> new Reading.Done();
      case "error" -> new Reading.Fault(ErrorDetail.of(event.path("error")));
      case "" -> new Reading.Odd();
      default -> Reading.IDLE;
    };
  }

  private static Reading text(JsonNode part, String type) {
    if (!part.isObject()) {
      return new Reading.Odd();
    }
    var text = part.path("text");
    boolean spoken = part.path("type").asText("").equals(type) && text.isTextual();
    return spoken ? new Chunk(text.asText(), Stop.NOT_YET) : Reading.IDLE;
  }

  private static Stop stop(JsonNode delta) {
    var reason = delta.path("stop_reason");
    if (!reason.isTextual()) {
      return Stop.NOT_YET;
    }
    return reason.asText().equals("refusal") ? Stop.FILTERED : Stop.COMPLETE;
  }

  @Override
  public void open(ServerSentEventListener listener) {
    var event = JsonNodeFactory.instance.objectNode();
    event.put("type", "content_block_start").put("index", 0);
    event.putObject("content_block").put("type", "text").put("text", "");
    listener.onEvent(new ServerSentEvent("content_block_start", event.toString()));
  }

  @Override
  public void pass(String words, ServerSentEventListener listener) {
    var event = JsonNodeFactory.instance.objectNode();
    event.put("type", "content_block_delta").put("index", 0);
    event.putObject("delta").put("type", "text_delta").put("text", words);
    listener.onEvent(new ServerSentEvent("content_block_delta", event.toString()));
  }

  @Override
  public void complete(ServerSentEventListener listener) {
    listener.onEvent(new ServerSentEvent("message_stop", "{\"type\":\"message_stop\"}"));
  }
}
