package dev.offhook.phone.ai;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What Anthropic refuses about tools in a Messages request, apart from the pairing. */
final class MessagesToolRules {

  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,128}");
  private static final Pattern ID = Pattern.compile("[a-zA-Z0-9_-]+");
  private static final List<String> NOT_AT_THE_TOP = List.of("oneOf", "allOf", "anyOf");

  private MessagesToolRules() {}

  static Optional<Refusal> objection(JsonNode body) {
    Set<String> names = new HashSet<>();
    int number = 0;
    for (JsonNode tool : body.path("tools")) {
      Optional<Refusal> wrong = tool(tool, "tools." + number++ + ".custom");
      if (wrong.isPresent()) {
        return wrong;
      }
      if (!names.add(tool.path("name").asText())) {
        return MessagesRules.refuse("tools: Tool names must be unique.");
      }
    }
    return history(body.path("messages"), !names.isEmpty());
  }

  private static Optional<Refusal> tool(JsonNode tool, String where) {
    if (!NAME.matcher(tool.path("name").asText()).matches()) {
      return MessagesRules.refuse(
          where + ".name: String should match pattern '^[a-zA-Z0-9_-]{1,128}$'");
    }
    JsonNode schema = tool.path("input_schema");
    if (!schema.isObject()) {
      return MessagesRules.refuse(where + ".input_schema: Field required");
    }
    if (!schema.path("type").asText().equals("object")) {
      return MessagesRules.refuse(where + ".input_schema.type: Input should be 'object'");
    }
    return NOT_AT_THE_TOP.stream().anyMatch(schema::has)
        ? MessagesRules.refuse(
            where
                + ".input_schema: input_schema does not support oneOf, allOf, or anyOf at the top"
                + " level")
        : Optional.empty();
  }

  private static Optional<Refusal> history(JsonNode messages, boolean defined) {
    Set<String> ids = new HashSet<>();
    for (JsonNode message : messages) {
      for (JsonNode block : message.path("content")) {
        if (block.path("type").asText().startsWith("tool_") && !defined) {
          return MessagesRules.refuse(
              "Requests which include `tool_use` or `tool_result` blocks must define tools");
        }
        Optional<Refusal> wrong = use(block, message, ids);
        if (wrong.isPresent()) {
          return wrong;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Refusal> use(JsonNode block, JsonNode message, Set<String> ids) {
    if (!block.path("type").asText().equals("tool_use")) {
      return Optional.empty();
    }
    if (!message.path("role").asText().equals("assistant")) {
      return MessagesRules.refuse("`tool_use` blocks can only be in `assistant` messages");
    }
    String id = block.path("id").asText();
    if (!ID.matcher(id).matches()) {
      return MessagesRules.refuse("tool_use.id: String should match pattern '^[a-zA-Z0-9_-]+$'");
    }
    if (!ids.add(id)) {
      return MessagesRules.refuse("messages: `tool_use` ids must be unique");
    }
    if (!NAME.matcher(block.path("name").asText()).matches()) {
      return MessagesRules.refuse("tool_use.name: String should match pattern");
    }
    return block.path("input").isObject()
        ? Optional.empty()
        : MessagesRules.refuse("tool_use.input: Input should be a valid dictionary");
  }
}
