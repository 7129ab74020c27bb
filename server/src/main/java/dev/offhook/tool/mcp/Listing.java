package dev.offhook.tool.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.offhook.assistant.McpDeclaration;
import dev.offhook.tool.Outcome;
import dev.offhook.tool.Parameters;
import dev.offhook.tool.Tool;
import dev.offhook.tool.Tool.Manner;
import dev.offhook.tool.ToolSpec;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What of a server's list of tools a model is told: those that the file allows and every provider
 * takes, under names that every provider takes. A list is somebody else's word: it is checked, and
 * cut.
 *
 * @param use uses a tool by the server's own name
 */
record Listing(
    McpDeclaration declared,
    BiFunction<String, Map<String, Object>, CompletionStage<Outcome>> use) {
  private static final Logger log = LoggerFactory.getLogger(Listing.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int MOST = 128;
  private static final int LONGEST_NAME = 64;
  private static final int LONGEST_DESCRIPTION = 1024;

  List<Tool> of(List<McpSchema.Tool> listed) {
    var names = new HashSet<String>();
    var tools = new ArrayList<Tool>();
    for (var tool : listed) {
      if (tools.size() < MOST && allowed(tool)) {
        make(tool, names).ifPresent(tools::add);
      }
    }
    return List.copyOf(tools);
  }

  private boolean allowed(McpSchema.Tool tool) {
    return declared.allowed().isEmpty() || declared.allowed().contains(tool.name());
  }

  private Optional<Tool> make(McpSchema.Tool tool, Set<String> names) {
    var name = name(tool.name());
    var schema = schema(tool);
    var objection =
        names.add(name)
            ? Parameters.objection(schema).map(Parameters.Objection::wrong)
            : Optional.of("has the name of another");
    if (objection.isPresent()) {
      log.warn("the MCP tool {} is left out: it {}", name, objection.get());
      return Optional.empty();
    }
    var spec = new ToolSpec(name, description(tool), schema.toString());
    var manner = new Manner(declared.timeout(), false);
    return Optional.of(new McpTool(spec, manner, tool.name(), use));
  }

  /** Begins with the server's name, which begins with a letter, as Gemini wants it. */
  private String name(String own) {
    var name = declared.name() + "_" + own.replaceAll("[^a-zA-Z0-9_-]", "_");
    return name.substring(0, Math.min(name.length(), LONGEST_NAME));
  }

  private static String description(McpSchema.Tool tool) {
    var text = tool.description() == null ? tool.name() : tool.description();
    return text.length() <= LONGEST_DESCRIPTION ? text : text.substring(0, LONGEST_DESCRIPTION);
  }

  private static JsonNode schema(McpSchema.Tool tool) {
    ObjectNode schema =
        tool.inputSchema() == null
            ? JsonNodeFactory.instance.objectNode()
            : JSON.valueToTree(tool.inputSchema());
    return schema.has("type") ? schema : schema.put("type", "object");
  }
}
