package dev.offhook.llm.langchain4j;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.offhook.call.Usage.Unit;
import dev.offhook.llm.langchain4j.Reading.Chunk;
import dev.offhook.llm.langchain4j.Reading.Stop;
import dev.offhook.tool.ToolSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Gemini's {@code streamGenerateContent} as server-sent events.
 *
 * <p>There is no event that ends it: the HTTP response does. Some models write a {@code
 * finishReason} into every chunk, so it is taken as proof that the end is an end, not as the end. A
 * part with {@code thought: true} is reasoning. A blocked prompt is answered with {@code
 * promptFeedback} and no candidate. Tool calls come whole, most often without an id, and from the
 * third generation on with a signature that must be sent back with them.
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
    var reason = candidate.path("finishReason").asText("");
    if (reason.equals("MALFORMED_FUNCTION_CALL") || reason.equals("UNEXPECTED_TOOL_CALL")) {
      return new Reading.Fault(reason);
    }
    var parts = candidate.path("content").path("parts");
    return new Chunk(words(parts), wishes(parts), stop(reason));
  }

  private static List<ToolPiece> wishes(JsonNode parts) {
    var pieces = new ArrayList<ToolPiece>();
    for (var part : parts) {
      var call = part.path("functionCall");
      if (call.isObject()) {
        var arguments = call.path("args");
        pieces.add(
            new ToolPiece(
                ToolPiece.NO_SLOT,
                call.path("id").asText(""),
                call.path("name").asText(""),
                arguments.isObject() ? arguments.toString() : "",
                part.path("thoughtSignature").asText("")));
      }
    }
    return pieces;
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

  private static Stop stop(String reason) {
    return switch (reason) {
      case "", "null", "FINISH_REASON_UNSPECIFIED" -> Stop.NOT_YET;
      case "SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII" -> Stop.FILTERED;
      default -> Stop.COMPLETE;
    };
  }

  /** In every event, so far; thoughts are billed as output, and are not among the candidates. */
  @Override
  public Map<Unit, Long> used(JsonNode event) {
    var usage = event.path("usageMetadata");
    var tokens = new TokenCount();
    tokens.input(usage.path("promptTokenCount"), usage.path("cachedContentTokenCount"));
    tokens.put(Unit.OUTPUT_TOKENS, usage.path("candidatesTokenCount"));
    tokens.more(Unit.INPUT_TOKENS, usage.path("toolUsePromptTokenCount"));
    tokens.more(Unit.OUTPUT_TOKENS, usage.path("thoughtsTokenCount"));
    return tokens.all();
  }

  /** By the field that takes JSON Schema: the older one knows a few of its words and no others. */
  @Override
  public void offer(List<ToolSpec> tools, ObjectNode request) {
    var offered = request.putArray("tools").addObject().putArray("functionDeclarations");
    for (var tool : tools) {
      offered
          .addObject()
          .put("name", tool.name())
          .put("description", tool.description())
          .set("parametersJsonSchema", Offer.schema(tool));
    }
    if (request.path("contents") instanceof ArrayNode contents) {
      gatherAnswers(contents);
    }
  }

  /** All calls of one message must be answered in the next one. */
  private static void gatherAnswers(ArrayNode contents) {
    for (int i = contents.size() - 1; i > 0; i--) {
      if (answers(contents.get(i)) && answers(contents.get(i - 1))) {
        contents
            .get(i - 1)
            .<ArrayNode>withArray("parts")
            .addAll((ArrayNode) contents.get(i).path("parts"));
        contents.remove(i);
      }
    }
  }

  private static boolean answers(JsonNode content) {
    return content.path("parts").path(0).has("functionResponse");
  }

  @Override
  public void pass(String words, ServerSentEventListener listener) {
    var event = JsonNodeFactory.instance.objectNode();
    var content = event.putArray("candidates").addObject().putObject("content");
    content.put("role", "model").putArray("parts").addObject().put("text", words);
    listener.onEvent(new ServerSentEvent(null, event.toString()));
  }
}
