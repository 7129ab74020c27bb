package dev.offhook.tool.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JSON body in which arguments have their places: a text that is nothing but {@code {argument}}
 * becomes the argument itself, in another text it becomes words of it. As a tree, so that nothing
 * in an argument can end a text or begin a key.
 *
 * @param tree as the file has it
 */
record BodyTemplate(JsonNode tree) {
  private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z_][a-zA-Z0-9_-]{0,63})\\}");

  Set<String> places() {
    var names = new TreeSet<String>();
    collect(tree, names);
    return names;
  }

  private static void collect(JsonNode node, Set<String> names) {
    if (node.isTextual()) {
      PLACE.matcher(node.asText()).results().forEach(place -> names.add(place.group(1)));
    }
    node.forEach(inner -> collect(inner, names));
  }

  /** The body; what is missing among the arguments is left out of objects and null elsewhere. */
  JsonNode fill(JsonNode arguments) {
    return fill(tree, arguments);
  }

  private static JsonNode fill(JsonNode node, JsonNode arguments) {
    return switch (node) {
      case ObjectNode object -> {
        var filled = JsonNodeFactory.instance.objectNode();
        for (var entry : object.properties()) {
          var value = fill(entry.getValue(), arguments);
          if (!value.isMissingNode()) {
            filled.set(entry.getKey(), value);
          }
        }
        yield filled;
      }
      case ArrayNode array -> {
        var filled = JsonNodeFactory.instance.arrayNode();
        for (var item : array) {
          var value = fill(item, arguments);
          filled.add(value.isMissingNode() ? JsonNodeFactory.instance.nullNode() : value);
        }
        yield filled;
      }
      case TextNode text -> text(text.asText(), arguments);
      default -> node;
    };
  }

  private static JsonNode text(String text, JsonNode arguments) {
    var whole = PLACE.matcher(text);
    if (whole.matches()) {
      return arguments.path(whole.group(1));
    }
    return TextNode.valueOf(
        PLACE
            .matcher(text)
            .replaceAll(place -> Matcher.quoteReplacement(words(arguments, place.group(1)))));
  }

  private static String words(JsonNode arguments, String name) {
    var value = arguments.path(name);
    return value.isContainerNode() ? value.toString() : value.asText();
  }
}
