package dev.offhook.llm.langchain4j;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.offhook.call.Usage.Unit;
import dev.offhook.llm.langchain4j.Reading.Stop;
import dev.offhook.tool.ToolSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Chat completions, of OpenAI and of those that speak like it.
 *
 * <p>Their quirks: an error arrives as a chunk with a top-level {@code error}, named or not, and
 * vLLM sends {@code [DONE]} even after it; usage comes in a chunk with empty {@code choices}; the
 * role may be missing, repeated or odd; reasoning is a field beside the content ({@code reasoning},
 * {@code reasoning_content}); some write a blank {@code finish_reason} instead of none. A reply
 * that wants tools may end with {@code stop} as well as with {@code tool_calls}; arguments come as
 * text, or already as an object.
 */
final class OpenAiDialect implements Dialect {

  /** OpenAI refuses a longer description; nobody else minds a short one. */
  private static final int LONGEST_DESCRIPTION = 1_024;

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
    var delta = choice.path("delta");
    return new Reading.Chunk(
        textOf(delta, "content"), wishes(delta.path("tool_calls")), stop(choice));
  }

  private static List<ToolPiece> wishes(JsonNode calls) {
    var pieces = new ArrayList<ToolPiece>();
    for (var call : calls) {
      var index = call.path("index");
      var function = call.path("function");
      var arguments = function.path("arguments");
      pieces.add(
          new ToolPiece(
              index.canConvertToInt() && index.asInt() >= 0 ? index.asInt() : ToolPiece.NO_SLOT,
              textOf(call, "id"),
              textOf(function, "name"),
              arguments.isObject() ? arguments.toString() : textOf(function, "arguments"),
              ""));
    }
    return pieces;
  }

  private static String textOf(JsonNode node, String field) {
    var text = node.path(field);
    return text.isTextual() ? text.asText() : "";
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
  public Map<Unit, Long> used(JsonNode event) {
    var usage = event.path("usage");
    var tokens = new TokenCount();
    tokens.input(
        usage.path("prompt_tokens"), usage.path("prompt_tokens_details").path("cached_tokens"));
    tokens.put(Unit.OUTPUT_TOKENS, usage.path("completion_tokens"));
    return tokens.all();
  }

  @Override
  public void offer(List<ToolSpec> tools, ObjectNode request) {
    var offered = request.putArray("tools");
    for (var tool : tools) {
      var function = offered.addObject().put("type", "function").putObject("function");
      var description = tool.description();
      function.put("name", tool.name());
      function.put(
          "description",
          description.substring(0, Math.min(description.length(), LONGEST_DESCRIPTION)));
      function.set("parameters", Offer.schema(tool));
    }
  }

  @Override
  public void pass(String words, ServerSentEventListener listener) {
    var chunk = JsonNodeFactory.instance.objectNode();
    chunk.putArray("choices").addObject().putObject("delta").put("content", words);
    listener.onEvent(new ServerSentEvent(null, chunk.toString()));
  }
}
