package dev.offhook.phone.ai;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What Anthropic refuses in a Messages request.
 *
 * <p>That version 2026-10-21 knows no sampling parameters is documented; that it refuses them in
 * these words is assumed.
 */
final class MessagesRules {

  private static final String SAMPLING_ENDED = "2026-10-21";
  private static final Set<String> VERSIONS = Set.of("2023-06-01", SAMPLING_ENDED);
  private static final List<String> SAMPLING = List.of("temperature", "top_p", "top_k");

  private MessagesRules() {}

  static Optional<Refusal> objection(AiRequest request) {
    if (request.header("x-api-key").isEmpty()) {
      return Optional.of(Refusal.of(401, "authentication_error", "x-api-key header is required"));
    }
    Optional<String> version = request.header("anthropic-version");
    if (version.isEmpty()) {
      return refuse("anthropic-version: header is required");
    }
    if (!VERSIONS.contains(version.get())) {
      return refuse("anthropic-version: \"" + version.get() + "\" is not a valid version");
    }
    if (!request.header("content-type").orElse("").startsWith("application/json")) {
      return refuse("content-type: must be application/json");
    }
    return body(request.body(), version.get());
  }

  private static Optional<Refusal> body(JsonNode body, String version) {
    if (!body.isObject()) {
      return refuse("The request body is not valid JSON");
    }
    for (String field : List.of("model", "max_tokens", "messages")) {
      if (!body.hasNonNull(field)) {
        return refuse(field + ": Field required");
      }
    }
    if (!body.path("max_tokens").isInt() || body.path("max_tokens").asInt() < 1) {
      return refuse("max_tokens: Input should be greater than or equal to 1");
    }
    for (String field : SAMPLING) {
      if (version.equals(SAMPLING_ENDED) && body.has(field)) {
        return refuse(field + ": Extra inputs are not permitted");
      }
    }
    if (!body.path("stream").asBoolean()) {
      return refuse("stream: this stand-in answers streamed requests only");
    }
    Optional<Refusal> tools = MessagesToolRules.objection(body);
    return tools.isPresent() ? tools : messages(body.path("messages"));
  }

  private static Optional<Refusal> messages(JsonNode messages) {
    if (!messages.isArray() || messages.isEmpty()) {
      return refuse("messages: at least one message is required");
    }
    if (!messages.get(0).path("role").asText().equals("user")) {
      return refuse("messages: first message must use the \"user\" role");
    }
    Set<String> unanswered = new HashSet<>();
    for (int i = 0; i < messages.size(); i++) {
      Optional<Refusal> wrong = message(messages.get(i), "messages." + i, unanswered);
      if (wrong.isPresent()) {
        return wrong;
      }
    }
    if (messages.get(messages.size() - 1).path("role").asText().equals("assistant")) {
      return refuse(
          "This model does not support assistant message prefill. The conversation must end with a"
              + " user message.");
    }
    return Optional.empty();
  }

  private static Optional<Refusal> message(JsonNode message, String where, Set<String> unanswered) {
    String role = message.path("role").asText();
    if (!Set.of("user", "assistant", "system").contains(role)) {
      return refuse(where + ".role: Input should be 'user', 'assistant' or 'system'");
    }
    JsonNode content = message.path("content");
    if (!content.isArray() && !content.isTextual()) {
      return refuse(where + ".content: Input should be a valid list or string");
    }
    if (content.isEmpty() && content.asText().isBlank()) {
      return refuse(where + ": content must be non-empty");
    }
    return blocks(content, where, unanswered);
  }

  /** Every tool asked for is answered in the very next message, first thing; nothing else is. */
  private static Optional<Refusal> blocks(JsonNode content, String where, Set<String> unanswered) {
    Set<String> expected = new HashSet<>(unanswered);
    unanswered.clear();
    boolean saidSomething = false;
    for (JsonNode block : content) {
      switch (block.path("type").asText()) {
        case "text" -> {
          if (block.path("text").asText().isBlank()) {
            return refuse("messages: text content blocks must be non-empty");
          }
          saidSomething = true;
        }
        case "tool_use" -> unanswered.add(block.path("id").asText());
        case "tool_result" -> {
          if (saidSomething) {
            return refuse(where + ": `tool_result` blocks must come before any text");
          }
          if (!expected.remove(block.path("tool_use_id").asText())) {
            return refuse(where + ": unexpected `tool_use_id` found in `tool_result` blocks");
          }
        }
        default -> {}
      }
    }
    if (expected.isEmpty()) {
      return Optional.empty();
    }
    return refuse(
        where
            + ": `tool_use` ids were found without `tool_result` blocks immediately after: "
            + String.join(", ", expected));
  }

  static Optional<Refusal> refuse(String message) {
    return Optional.of(Refusal.of(400, "invalid_request_error", message));
  }
}
