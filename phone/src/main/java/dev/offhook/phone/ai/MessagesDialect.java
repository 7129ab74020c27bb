package dev.offhook.phone.ai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Anthropic's Messages, streamed: named events, content in numbered blocks, a ping early on, no
 * {@code [DONE]}. An error in the stream is its last event.
 */
final class MessagesDialect implements Dialect {

  private final AtomicLong replies = new AtomicLong();

  @Override
  public Optional<Refusal> objection(AiRequest request) {
    return MessagesRules.objection(request);
  }

  @Override
  public JsonNode errorBody(Refusal refusal) {
    return error(refusal.type(), refusal.message())
        .put("request_id", "req_%024d".formatted(replies.incrementAndGet()));
  }

  @Override
  public Utterance utterance(AiRequest request) {
    return new Blocks(
        request.body().path("model").asText(),
        "msg_%024d".formatted(replies.incrementAndGet()),
        PromptTokens.of(request.body()));
  }

  private static ObjectNode error(String type, String message) {
    ObjectNode body = Json.object().put("type", "error");
    body.set("error", Json.object(Map.of("type", type, "message", message)));
    return body;
  }

  private static Sse event(ObjectNode data) {
    return Sse.named(data.path("type").asText(), data);
  }

  private static ObjectNode typed(String type) {
    return Json.object().put("type", type);
  }

  private static final class Blocks implements Utterance {
    private final String model;
    private final String id;
    private int index;
    private boolean textOpen;
    private boolean toolUsed;
    private final int prompt;
    private int tokens;

    Blocks(String model, String id, int prompt) {
      this.prompt = prompt;
      this.model = model;
      this.id = id;
    }

    @Override
    public List<Sse> opening() {
      ObjectNode start = typed("message_start");
      ObjectNode message = start.putObject("message");
      message.put("id", id).put("type", "message").put("role", "assistant").put("model", model);
      message.putArray("content");
      message.putNull("stop_reason").putNull("stop_sequence");
      ObjectNode usage = message.putObject("usage").put("input_tokens", prompt);
      usage.put("cache_creation_input_tokens", 0).put("cache_read_input_tokens", 0);
      usage.put("output_tokens", 1);
      return List.of(event(start), event(typed("ping")));
    }

    @Override
    public List<Sse> text(String token) {
      tokens++;
      List<Sse> events = new ArrayList<>();
      if (!textOpen) {
        textOpen = true;
        events.add(start(typed("text").put("text", "")));
      }
      events.add(delta(typed("text_delta").put("text", token)));
      return events;
    }

    /** The input comes in fragments and never in the block's start, where it is always empty. */
    @Override
    public List<Sse> tool(Step.CallTool call) {
      toolUsed = true;
      tokens++;
      List<Sse> events = new ArrayList<>(closeText());
      ObjectNode block = typed("tool_use").put("id", call.id()).put("name", call.name());
      block.putObject("input");
      events.add(start(block));
      events.add(input(""));
      ToolPieces.cut(call).forEach(piece -> events.add(input(piece)));
      events.add(stop());
      return events;
    }

    @Override
    public List<Sse> odd(Step.Oddity oddity) {
      return switch (oddity) {
        case NO_CHOICES -> List.of(event(typed("ping")));
        case NULL_FIELDS ->
            List.of(
                Sse.named(
                    "content_block_delta",
                    typed("content_block_delta").put("index", index).putNull("delta")));
        case MALFORMED_JSON ->
            List.of(new Sse("content_block_delta", "{\"type\":\"content_block_del", null));
        case UNKNOWN_EVENT -> List.of(event(typed("surprise").put("kind", "surprise")));
        case COMMENT -> List.of(Sse.comment(" keep-alive"));
        case THOUGHT -> thought();
      };
    }

    @Override
    public List<Sse> failure(String type, String message) {
      return List.of(event(error(type, message)));
    }

    @Override
    public List<Sse> closing(String reason) {
      List<Sse> events = new ArrayList<>(closeText());
      String usual = toolUsed ? "tool_use" : "end_turn";
      ObjectNode last = typed("message_delta");
      ObjectNode delta = last.putObject("delta");
      delta.put("stop_reason", reason.isEmpty() ? usual : reason).putNull("stop_sequence");
      last.putObject("usage").put("output_tokens", tokens);
      events.add(event(last));
      events.add(event(typed("message_stop")));
      return events;
    }

    private List<Sse> thought() {
      List<Sse> events = new ArrayList<>(closeText());
      events.add(start(typed("thinking").put("thinking", "").put("signature", "")));
      events.add(delta(typed("thinking_delta").put("thinking", "Hmm, let me see.")));
      events.add(delta(typed("signature_delta").put("signature", "c2lnbmF0dXJl")));
      events.add(stop());
      return events;
    }

    private List<Sse> closeText() {
      if (!textOpen) {
        return List.of();
      }
      textOpen = false;
      return List.of(stop());
    }

    private Sse start(ObjectNode block) {
      ObjectNode start = typed("content_block_start").put("index", index);
      return event(start.set("content_block", block));
    }

    private Sse delta(ObjectNode delta) {
      return event(typed("content_block_delta").put("index", index).set("delta", delta));
    }

    private Sse input(String fragment) {
      return delta(typed("input_json_delta").put("partial_json", fragment));
    }

    private Sse stop() {
      return event(typed("content_block_stop").put("index", index++));
    }
  }
}
