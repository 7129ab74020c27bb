package dev.offhook.phone.ai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;

/** A tool call in the pieces in which it is sent. */
final class ToolPieces {

  private ToolPieces() {}

  /** A chat completion's, without their index. */
  static List<ObjectNode> of(Step.CallTool call) {
    return switch (call.manner()) {
      case USUAL, CRUMBS, NO_INDEX -> {
        List<ObjectNode> pieces = new ArrayList<>(List.of(head(call, TextNode.valueOf(""))));
        cut(call).forEach(piece -> pieces.add(fragment(piece)));
        yield pieces;
      }
      case WHOLE, INDEX_ZERO -> List.of(whole(call));
      case AS_OBJECT -> List.of(head(call, Json.parse(call.arguments())));
      case REPEATED -> cut(call).stream().map(it -> head(call, TextNode.valueOf(it))).toList();
      case LATE_NAME -> {
        List<String> halves = cut(call);
        ObjectNode first = fragment(halves.getFirst()).put("id", call.id());
        ObjectNode last = fragment(halves.getLast());
        ((ObjectNode) last.path("function")).put("name", call.name());
        yield List.of(first, last);
      }
    };
  }

  /** All of a chat completion's in one piece, without an index. */
  static ObjectNode whole(Step.CallTool call) {
    return head(call, TextNode.valueOf(call.arguments()));
  }

  /** The arguments, as they are cut up. */
  static List<String> cut(Step.CallTool call) {
    String arguments = call.arguments();
    if (call.manner() == Step.Manner.CRUMBS) {
      return arguments.chars().mapToObj(Character::toString).toList();
    }
    int middle = arguments.length() / 2;
    return List.of(arguments.substring(0, middle), arguments.substring(middle));
  }

  private static ObjectNode head(Step.CallTool call, JsonNode arguments) {
    ObjectNode tool = Json.object();
    if (!call.id().isBlank()) {
      tool.put("id", call.id());
    }
    tool.put("type", "function");
    tool.putObject("function").put("name", call.name()).set("arguments", arguments);
    return tool;
  }

  private static ObjectNode fragment(String arguments) {
    ObjectNode tool = Json.object();
    tool.putObject("function").put("arguments", arguments);
    return tool;
  }
}
