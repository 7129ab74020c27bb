package dev.offhook.llm.langchain4j;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.offhook.call.Usage.Unit;
import dev.offhook.llm.langchain4j.Reading.Chunk;
import dev.offhook.llm.langchain4j.Reading.Stop;
import dev.offhook.tool.ToolSpec;
import java.util.List;
import java.util.Map;

/**
 * Anthropic's messages: named events, whose type is repeated in the data and read there.
 *
 * <p>Thinking and tool calls are blocks and deltas of their own type; only {@code text_delta} is
 * speech. A call's input streams after its block began, where it stands empty. A refusal comes with
 * HTTP 200 and a stop reason. After {@code error} the stream just ends. LangChain4j takes text only
 * inside a block it saw begin, and a message for complete only at {@code message_stop}.
 */
final class AnthropicDialect implements Dialect {

  @Override
  public Reading read(String name, JsonNode event) {
    var type = event.path("type").asText(name);
    return switch (type) {
      case "content_block_start" -> part(event, event.path("content_block"));
      case "content_block_delta" -> part(event, event.path("delta"));
      case "message_delta" -> new Chunk("", stop(event.path("delta")));
      case "message_stop" -> new Reading.Done();
      case "error" -> new Reading.Fault(ErrorDetail.of(event.path("error")));
      case "" -> new Reading.Odd();
      default -> Reading.IDLE;
    };
  }

  private static Reading part(JsonNode event, JsonNode part) {
    if (!part.isObject()) {
      return new Reading.Odd();
    }
    return switch (part.path("type").asText("")) {
      case "text", "text_delta" -> new Chunk(textOf(part, "text"), Stop.NOT_YET);
      case "tool_use" -> {
        var input = part.path("input");
        var whole = input.isObject() && !input.isEmpty() ? input.toString() : "";
        yield wish(event, textOf(part, "id"), textOf(part, "name"), whole);
      }
      case "input_json_delta" -> wish(event, "", "", textOf(part, "partial_json"));
      default -> Reading.IDLE;
    };
  }

  private static Reading wish(JsonNode event, String id, String name, String arguments) {
    var slot = event.path("index").asInt(ToolPiece.NO_SLOT);
    return new Chunk("", List.of(new ToolPiece(slot, id, name, arguments, "")), Stop.NOT_YET);
  }

  private static String textOf(JsonNode node, String field) {
    var text = node.path(field);
    return text.isTextual() ? text.asText() : "";
  }

  private static Stop stop(JsonNode delta) {
    var reason = delta.path("stop_reason");
    if (!reason.isTextual()) {
      return Stop.NOT_YET;
    }
    return reason.asText().equals("refusal") ? Stop.FILTERED : Stop.COMPLETE;
  }

  /** The output that a message begins with is a beginning; only its delta tells the whole. */
  @Override
  public Map<Unit, Long> used(JsonNode event) {
    var began = event.path("message").path("usage");
    var ended = event.path("usage");
    var usage = ended.isObject() ? ended : began;
    var tokens = new TokenCount();
    tokens.put(Unit.INPUT_TOKENS, usage.path("input_tokens"));
    tokens.put(Unit.CACHED_INPUT_TOKENS, usage.path("cache_read_input_tokens"));
    tokens.put(Unit.CACHE_WRITE_TOKENS, usage.path("cache_creation_input_tokens"));
    tokens.put(Unit.OUTPUT_TOKENS, ended.path("output_tokens"));
    return tokens.all();
  }

  @Override
  public void offer(List<ToolSpec> tools, ObjectNode request) {
    var offered = request.putArray("tools");
    for (var tool : tools) {
      offered
          .addObject()
          .put("name", tool.name())
          .put("description", tool.description())
          .set("input_schema", Offer.schema(tool));
    }
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
