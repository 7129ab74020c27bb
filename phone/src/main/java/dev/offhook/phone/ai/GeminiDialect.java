package dev.offhook.phone.ai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gemini's streamGenerateContent: unnamed events, each a whole GenerateContentResponse, the last
 * with a finishReason; no {@code [DONE]}. A tool call comes whole and without an id; of those of
 * one reply the first is signed by models of the third generation on.
 */
final class GeminiDialect implements Dialect {

  private static final Map<Integer, String> STATUSES =
      Map.of(
          400, "INVALID_ARGUMENT",
          403, "PERMISSION_DENIED",
          404, "NOT_FOUND",
          429, "RESOURCE_EXHAUSTED",
          500, "INTERNAL",
          503, "UNAVAILABLE",
          504, "DEADLINE_EXCEEDED");

  @Override
  public Optional<Refusal> objection(AiRequest request) {
    return GeminiRules.objection(request);
  }

  @Override
  public JsonNode errorBody(Refusal refusal) {
    return error(refusal.status(), refusal.message(), refusal.type());
  }

  @Override
  public Utterance utterance(AiRequest request) {
    return new Responses(GeminiToolRules.signs(request), PromptTokens.of(request.body()));
  }

  private static ObjectNode error(int code, String message, String status) {
    ObjectNode error = Json.object().put("code", code).put("message", message);
    error.put("status", STATUSES.getOrDefault(code, status));
    return Json.object().set("error", error);
  }

  private static final class Responses implements Utterance {
    private final boolean signs;
    private final int prompt;
    private int tokens;
    private int tools;

    Responses(boolean signs, int prompt) {
      this.prompt = prompt;
      this.signs = signs;
    }

    @Override
    public List<Sse> opening() {
      return List.of();
    }

    @Override
    public List<Sse> text(String token) {
      tokens++;
      return List.of(response(Json.object().put("text", token), null));
    }

    @Override
    public List<Sse> tool(Step.CallTool call) {
      ObjectNode part = Json.object();
      tokens++;
      JsonNode arguments = Json.parse(call.arguments());
      part.putObject("functionCall").put("name", call.name()).set("args", arguments);
      if (signs && tools == 0) {
        part.put("thoughtSignature", GeminiToolRules.SIGNATURE);
      }
      tools++;
      return List.of(response(part, null));
    }

    @Override
    public List<Sse> odd(Step.Oddity oddity) {
      return List.of(
          switch (oddity) {
            case NO_CHOICES -> Sse.data(chunk());
            case NULL_FIELDS -> Sse.data(Json.object().putNull("candidates"));
            case MALFORMED_JSON -> Sse.data("{\"candidates\":[{\"content\":{\"par");
            case UNKNOWN_EVENT -> Sse.named("surprise", Json.object(Map.of("kind", "surprise")));
            case COMMENT -> Sse.comment(" keep-alive");
            case THOUGHT ->
                response(Json.object().put("text", "Hmm, let me see.").put("thought", true), null);
          });
    }

    @Override
    public List<Sse> failure(String type, String message) {
      return List.of(Sse.data(error(503, message, type)));
    }

    @Override
    public List<Sse> closing(String reason) {
      return List.of(response(Json.object().put("text", ""), reason.isEmpty() ? "STOP" : reason));
    }

    private Sse response(ObjectNode part, @Nullable String finishReason) {
      ObjectNode chunk = chunk();
      ObjectNode candidate = ((ArrayNode) chunk.get("candidates")).addObject().put("index", 0);
      ObjectNode content = candidate.putObject("content").put("role", "model");
      content.putArray("parts").add(part);
      if (finishReason != null) {
        candidate.put("finishReason", finishReason);
      }
      return Sse.data(chunk);
    }

    private ObjectNode chunk() {
      ObjectNode chunk = Json.object();
      chunk.putArray("candidates");
      chunk
          .putObject("usageMetadata")
          .put("promptTokenCount", prompt)
          .put("candidatesTokenCount", tokens)
          .put("totalTokenCount", prompt + tokens);
      return chunk.put("modelVersion", "stand-in").put("responseId", "stand-in");
    }
  }
}
