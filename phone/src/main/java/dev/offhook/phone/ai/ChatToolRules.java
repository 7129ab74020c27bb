package dev.offhook.phone.ai;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What OpenAI refuses about tools in a chat request. */
final class ChatToolRules {

  private static final int MOST_TOOLS = 128;
  private static final int LONGEST_DESCRIPTION = 1_024;
  private static final int LONGEST_NAME = 64;
  private static final int LONGEST_ID = 40;
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]+");
  private static final List<String> NOT_AT_THE_TOP =
      List.of("oneOf", "anyOf", "allOf", "enum", "not");

  private ChatToolRules() {}

  static Optional<Refusal> tools(JsonNode tools) {
    if (tools.isMissingNode()) {
      return Optional.empty();
    }
    if (!tools.isArray() || tools.isEmpty() || tools.size() > MOST_TOOLS) {
      return refuse(
          "Invalid 'tools': expected an array of 1 to 128, got %d.".formatted(tools.size()));
    }
    for (int i = 0; i < tools.size(); i++) {
      Optional<Refusal> wrong = tool(tools.get(i), "tools[" + i + "]");
      if (wrong.isPresent()) {
        return wrong;
      }
    }
    return Optional.empty();
  }

  private static Optional<Refusal> tool(JsonNode tool, String where) {
    if (!tool.path("type").asText().equals("function")) {
      return refuse(
          "Invalid value for '%s.type'. Supported values are: 'function'.".formatted(where));
    }
    JsonNode function = tool.path("function");
    Optional<Refusal> name = name(function.path("name"), where + ".function.name");
    if (name.isPresent()) {
      return name;
    }
    if (function.path("description").asText().length() > LONGEST_DESCRIPTION) {
      return refuse(
          ("Invalid '%s.function.description': string too long. Expected a string with maximum length"
                  + " 1024.")
              .formatted(where));
    }
    return function.has("parameters")
        ? schema(function.path("parameters"), function.path("name").asText())
        : Optional.empty();
  }

  private static Optional<Refusal> schema(JsonNode schema, String name) {
    if (!schema.path("type").asText().equals("object")) {
      return refuse(
          "Invalid schema for function '%s': schema must be a JSON Schema of 'type: \"object\"'."
              .formatted(name));
    }
    for (String word : NOT_AT_THE_TOP) {
      if (schema.has(word)) {
        return refuse(
            "Invalid schema for function '%s': schema must not have '%s' at the top level."
                .formatted(name, word));
      }
    }
    for (JsonNode property : schema.path("properties")) {
      if (property.path("type").asText().equals("array") && !property.has("items")) {
        return refuse(
            "Invalid schema for function '%s': array schema missing items.".formatted(name));
      }
    }
    return Optional.empty();
  }

  /** The calls an earlier message asked for. */
  static Optional<Refusal> calls(JsonNode message, String where) {
    JsonNode calls = message.path("tool_calls");
    if (calls.isArray() && calls.isEmpty()) {
      return refuse("Invalid '%s.tool_calls': empty array.".formatted(where));
    }
    for (JsonNode call : calls) {
      JsonNode function = call.path("function");
      String id = call.path("id").asText();
      if (id.isEmpty() || id.length() > LONGEST_ID) {
        return refuse("Invalid '%s.tool_calls': ids have 1 to 40 characters.".formatted(where));
      }
      if (!call.path("type").asText().equals("function")
          || !function.path("arguments").isTextual()) {
        return refuse(
            "Invalid '%s.tool_calls': a type and arguments are required.".formatted(where));
      }
      Optional<Refusal> name = name(function.path("name"), where + ".tool_calls.function.name");
      if (name.isPresent()) {
        return name;
      }
    }
    return Optional.empty();
  }

  private static Optional<Refusal> name(JsonNode name, String where) {
    if (!NAME.matcher(name.asText()).matches()) {
      return refuse(
          ("Invalid '%s': string does not match pattern. Expected a string that matches the pattern"
                  + " '^[a-zA-Z0-9_-]+$'.")
              .formatted(where));
    }
    return name.asText().length() <= LONGEST_NAME
        ? Optional.empty()
        : refuse("Invalid '%s': string too long. Expected a maximum length 64.".formatted(where));
  }

  private static Optional<Refusal> refuse(String message) {
    return ChatRules.refuse(message, "tools", null);
  }
}
