package dev.offhook.phone.ai;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What OpenAI refuses in a chat request, and in which words.
 *
 * <p>Stricter than OpenAI in one thing: a conversation that ends with the assistant is refused, as
 * most compatible servers do. Under GuideAnts' path neither a key nor a model is needed.
 */
final class ChatRules {

  private static final List<String> ROLES =
      List.of("system", "assistant", "user", "function", "tool", "developer");
  private static final String INVALID = "invalid_request_error";

  private ChatRules() {}

  static Optional<Refusal> objection(AiRequest request) {
    boolean guide = request.path().contains("/published/openai/");
    if (!guide && !request.header("authorization").orElse("").startsWith("Bearer ")) {
      return Optional.of(
          Refusal.of(
              401,
              INVALID,
              "You didn't provide an API key. You need to provide your API key in an Authorization"
                  + " header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY)."));
    }
    JsonNode body = request.body();
    if (!body.isObject()) {
      return refuse("We could not parse the JSON body of your request.", null, null);
    }
    if (!body.path("model").isTextual() && !(guide && body.path("model").isMissingNode())) {
      return refuse("you must provide a model parameter", "model", null);
    }
    if (!body.path("stream").asBoolean()) {
      return refuse("This stand-in answers streamed requests only.", "stream", "not_stood_in_for");
    }
    Optional<Refusal> tools = ChatToolRules.tools(body.path("tools"));
    return tools.isPresent() ? tools : messages(body.path("messages"));
  }

  private static Optional<Refusal> messages(JsonNode messages) {
    if (!messages.isArray()) {
      return refuse(
          "Missing required parameter: 'messages'.", "messages", "missing_required_parameter");
    }
    if (messages.isEmpty()) {
      return refuse(
          "Invalid 'messages': empty array. Expected an array with minimum length 1, but got an"
              + " empty array instead.",
          "messages",
          "empty_array");
    }
    Set<String> unanswered = new HashSet<>();
    for (int i = 0; i < messages.size(); i++) {
      Optional<Refusal> wrong = message(messages.get(i), "messages.[" + i + "]", unanswered);
      if (wrong.isPresent()) {
        return wrong;
      }
    }
    return ending(messages.get(messages.size() - 1), unanswered);
  }

  private static Optional<Refusal> message(JsonNode message, String where, Set<String> unanswered) {
    String role = message.path("role").asText();
    if (!ROLES.contains(role)) {
      String supported = String.join("', '", ROLES);
      return refuse(
          "Invalid value: '%s'. Supported values are: '%s'.".formatted(role, supported),
          where + ".role",
          "invalid_value");
    }
    if (role.equals("tool")) {
      if (!unanswered.remove(message.path("tool_call_id").asText())) {
        return refuse(
            "Invalid parameter: messages with role 'tool' must be a response to a preceeding"
                + " message with 'tool_calls'.",
            where + ".role",
            null);
      }
    } else if (!unanswered.isEmpty()) {
      return leftUnanswered(unanswered);
    }
    Optional<Refusal> calls = ChatToolRules.calls(message, where);
    if (calls.isPresent()) {
      return calls;
    }
    message.path("tool_calls").forEach(call -> unanswered.add(call.path("id").asText()));
    return content(message, where + ".content");
  }

  private static Optional<Refusal> content(JsonNode message, String where) {
    JsonNode content = message.path("content");
    boolean asksForTools = !message.path("tool_calls").isEmpty();
    boolean parts = content.isArray() && !content.isEmpty();
    if (content.isTextual()
        || parts
        || (asksForTools && (content.isNull() || content.isMissingNode()))) {
      return Optional.empty();
    }
    return refuse(
        "Invalid value for 'content': expected a string, got %s."
            .formatted(content.isMissingNode() ? "nothing" : content),
        where,
        null);
  }

  private static Optional<Refusal> ending(JsonNode last, Set<String> unanswered) {
    if (!unanswered.isEmpty()) {
      return leftUnanswered(unanswered);
    }
    if (last.path("role").asText().equals("assistant")) {
      return refuse(
          "The last message must not be the assistant's.", "messages", "invalid_messages");
    }
    return Optional.empty();
  }

  private static Optional<Refusal> leftUnanswered(Set<String> ids) {
    return refuse(
        "An assistant message with 'tool_calls' must be followed by tool messages responding to"
            + " each 'tool_call_id'. The following tool_call_ids did not have response messages: "
            + String.join(", ", ids),
        "messages",
        null);
  }

  static Optional<Refusal> refuse(String message, @Nullable String param, @Nullable String code) {
    return Optional.of(new Refusal(400, INVALID, message, param, code));
  }
}
