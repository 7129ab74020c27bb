package dev.offhook.assistant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Turns SnakeYAML nodes into a JSON tree and notes the line of each value.
 *
 * <p>Plain scalars are read as YAML 1.2 does: {@code no} is a word and {@code 9:30} a text, not a
 * boolean and a number to the base of sixty. What aliases unfold to is counted, so a small file
 * cannot become a large tree.
 */
final class YamlTree {
  private static final int MOST_VALUES = 10_000;
  private static final int DEEPEST = 20;
  private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9]\\d{0,8})");
  private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,9}\\.\\d{1,9}");

  private final JsonNodeFactory json = JsonNodeFactory.instance;
  private final Map<String, Integer> lines = new HashMap<>();
  private int values;

  /** The file is YAML, but not of a kind that can be taken. */
  static final class Refused extends RuntimeException {
    private final int line;
    private final String right;

    Refused(Node node, String wrong, String right) {
      super(wrong);
      this.line = node.getStartMark().getLine() + 1;
      this.right = right;
    }

    int line() {
      return line;
    }

    String right() {
      return right;
    }
  }

  Map<String, Integer> lines() {
    return lines;
  }

  ObjectNode object(MappingNode mapping, String pointer, int depth) {
    note(mapping, pointer, depth);
    var object = json.objectNode();
    for (var entry : mapping.getValue()) {
      var key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
      var place = pointer + "/" + key.replace("~", "~0").replace("/", "~1");
      if (object.has(key)) {
        throw new Refused(entry.getKeyNode(), "duplicate key " + key, "give each key once");
      }
      object.set(key, value(entry.getValueNode(), place, depth + 1));
      lines.put(place, entry.getKeyNode().getStartMark().getLine() + 1);
    }
    return object;
  }

  private JsonNode value(Node node, String pointer, int depth) {
    return switch (node) {
      case MappingNode mapping -> object(mapping, pointer, depth);
      case SequenceNode sequence -> array(sequence, pointer, depth);
      case ScalarNode scalar -> scalar(scalar, pointer, depth);
      default -> throw new IllegalStateException("unknown kind of YAML node: " + node.getNodeId());
    };
  }

  private ArrayNode array(SequenceNode sequence, String pointer, int depth) {
    note(sequence, pointer, depth);
    var array = json.arrayNode();
    for (var item : sequence.getValue()) {
      array.add(value(item, pointer + "/" + array.size(), depth + 1));
    }
    return array;
  }

  private JsonNode scalar(ScalarNode scalar, String pointer, int depth) {
    note(scalar, pointer, depth);
    var text = scalar.getValue();
    if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
      return json.textNode(text);
    }
    if (WHOLE.matcher(text).matches()) {
      return json.numberNode(Integer.parseInt(text));
    }
    if (DECIMAL.matcher(text).matches()) {
      return json.numberNode(Double.parseDouble(text));
    }
    return switch (text) {
      case "", "~", "null" -> json.nullNode();
      case "true" -> json.booleanNode(true);
      case "false" -> json.booleanNode(false);
      default -> json.textNode(text);
    };
  }

  private void note(Node node, String pointer, int depth) {
    values++;
    if (values > MOST_VALUES || depth > DEEPEST) {
      throw new Refused(
          node,
          "the file unfolds to more than " + MOST_VALUES + " values or nests too deep",
          "keep it small and plain");
    }
    lines.put(pointer, node.getStartMark().getLine() + 1);
  }
}
