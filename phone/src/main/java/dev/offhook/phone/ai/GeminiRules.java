package dev.offhook.phone.ai;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;

/** What Gemini refuses in a request for content. */
final class GeminiRules {

  private GeminiRules() {}

  static Optional<Refusal> objection(AiRequest request) {
    if (request.header("x-goog-api-key").isEmpty() && !request.target().contains("key=")) {
      return Optional.of(
          Refusal.of(
              403,
              "PERMISSION_DENIED",
              "Method doesn't allow unregistered callers (callers without established identity)."));
    }
    if (!request.target().contains("alt=sse")) {
      return refuse("This stand-in answers with alt=sse only.");
    }
    Optional<Refusal> wrong = contents(request.body().path("contents"));
    if (wrong.isPresent()) {
      return wrong;
    }
    Optional<Refusal> tools = GeminiToolRules.tools(request.body().path("tools"));
    return tools.isPresent() ? tools : GeminiToolRules.history(request);
  }

  private static Optional<Refusal> contents(JsonNode contents) {
    if (!contents.isArray() || contents.isEmpty()) {
      return refuse("* GenerateContentRequest.contents: contents is not specified");
    }
    for (JsonNode content : contents) {
      if (!Set.of("user", "model", "").contains(content.path("role").asText())) {
        return refuse("Please use a valid role: user, model.");
      }
      if (content.path("parts").isEmpty()) {
        return refuse("* GenerateContentRequest.contents.parts: must not be empty");
      }
    }
    if (contents.get(contents.size() - 1).path("role").asText().equals("model")) {
      return refuse("Please ensure that multiturn requests end with a user role.");
    }
    return Optional.empty();
  }

  static Optional<Refusal> refuse(String message) {
    return Optional.of(Refusal.of(400, "INVALID_ARGUMENT", message));
  }
}
