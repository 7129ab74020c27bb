package dev.offhook.phone.ai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * OpenAI's chat completions, streamed: unnamed events, the last one {@code [DONE]}.
 *
 * <p>Usage comes in a chunk of its own without choices, and only when it was asked for. A reply
 * that is kept back is GuideAnts': role and whole text in one chunk, tool calls without an index,
 * usage always.
 */
final class ChatDialect implements Dialect {

  private final AtomicLong replies = new AtomicLong();

  @Override
  public Optional<Refusal> objection(AiRequest request) {
    return ChatRules.objection(request);
  }

  @Override
  public JsonNode errorBody(Refusal refusal) {
    ObjectNode error = Json.object();
    error.put("message", refusal.message()).put("type", refusal.type());
    error.put("param", refusal.param()).put("code", refusal.code());
    return Json.object().set("error", error);
  }

  @Override
  public Utterance utterance(AiRequest request) {
    return new Chunks(request.body(), replies.incrementAndGet());
  }

  private static final class Chunks implements Utterance {
    private final String id;
    private final String model;
    private final boolean usageAsked;
    private final int prompt;
    private boolean atOnce;
    private int tools;
    private int tokens;

    Chunks(JsonNode body, long number) {
      this.id = "chatcmpl-%029d".formatted(number);
      this.model = body.path("model").asText("guide");
      this.prompt = PromptTokens.of(body);
      this.usageAsked = body.path("stream_options").path("include_usage").asBoolean();
    }

    @Override
    public List<Sse> opening() {
      return List.of(delta(Json.object().put("role", "assistant").put("content", ""), null));
    }

    @Override
    public List<Sse> text(String token) {
      tokens++;
      return List.of(delta(Json.object().put("content", token), null));
    }

    @Override
    public List<Sse> tool(Step.CallTool call) {
      tokens++;
      int index = call.manner() == Step.Manner.INDEX_ZERO ? 0 : tools;
      tools++;
      return ToolPieces.of(call).stream()
          .map(piece -> call.manner() == Step.Manner.NO_INDEX ? piece : piece.put("index", index))
          .map(piece -> delta(withTools(piece), null))
          .toList();
    }

    @Override
    public List<Sse> atOnce(String text, List<Step.CallTool> calls) {
      atOnce = true;
      tokens++;
      ObjectNode delta = Json.object().put("role", "assistant").put("content", text);
      if (!calls.isEmpty()) {
        tools = calls.size();
        ArrayNode list = delta.putArray("tool_calls");
        calls.forEach(call -> list.add(ToolPieces.whole(call)));
      }
      return List.of(delta(delta, null));
    }

    @Override
    public List<Sse> odd(Step.Oddity oddity) {
      return List.of(
          switch (oddity) {
            case NO_CHOICES -> Sse.data(chunk());
            case NULL_FIELDS -> delta(nulls(), null);
            case MALFORMED_JSON ->
                Sse.data("{\"id\":\"" + id + "\",\"choices\":[{\"index\":0,\"delta\":{\"cont");
            case UNKNOWN_EVENT -> Sse.named("surprise", Json.object(Map.of("kind", "surprise")));
            case COMMENT -> Sse.comment(" keep-alive");
            case THOUGHT -> delta(Json.object().put("reasoning_content", "Hmm, let me see."), null);
          });
    }

    @Override
    public List<Sse> failure(String type, String message) {
      ObjectNode error = Json.object().put("message", message).put("type", type);
      error.putNull("param").putNull("code");
      return List.of(Sse.data(Json.object().set("error", error)));
    }

    @Override
    public List<Sse> closing(String reason) {
      String usual = tools > 0 ? "tool_calls" : "stop";
      List<Sse> events = new ArrayList<>();
      events.add(delta(Json.object(), reason.isEmpty() ? usual : reason));
      if (usageAsked || atOnce) {
        events.add(Sse.data(chunk().set("usage", usage())));
      }
      events.add(Sse.data("[DONE]"));
      return events;
    }

    private ObjectNode usage() {
      ObjectNode usage = Json.object().put("prompt_tokens", prompt);
      usage.put("completion_tokens", tokens).put("total_tokens", prompt + tokens);
      usage.putObject("prompt_tokens_details").put("cached_tokens", 0).put("audio_tokens", 0);
      usage.putObject("completion_tokens_details").put("reasoning_tokens", 0);
      return usage;
    }

    private Sse delta(ObjectNode delta, @Nullable String finishReason) {
      ObjectNode chunk = chunk();
      ObjectNode choice = ((ArrayNode) chunk.get("choices")).addObject().put("index", 0);
      choice.<ObjectNode>set("delta", delta).putNull("logprobs").put("finish_reason", finishReason);
      if (usageAsked) {
        chunk.putNull("usage");
      }
      return Sse.data(chunk);
    }

    private ObjectNode chunk() {
      ObjectNode chunk = Json.object().put("id", id).put("object", "chat.completion.chunk");
      chunk.put("created", 1_790_000_000).put("model", model).putArray("choices");
      return chunk;
    }

    private static ObjectNode nulls() {
      ObjectNode delta = Json.object().putNull("role").putNull("content");
      return delta.putNull("refusal").putNull("tool_calls");
    }

    private static ObjectNode withTools(ObjectNode tool) {
      ObjectNode delta = Json.object();
      delta.putArray("tool_calls").add(tool);
      return delta;
    }
  }
}
