package dev.offhook.tool.mcp;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.offhook.tool.Outcome;
import dev.offhook.tool.Tool;
import dev.offhook.tool.ToolRequest;
import dev.offhook.tool.ToolSpec;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;

/**
 * A tool of an MCP server.
 *
 * @param own the server's name for it
 * @param server uses it
 */
record McpTool(
    ToolSpec spec,
    Manner manner,
    String own,
    BiFunction<String, Map<String, Object>, CompletionStage<Outcome>> server)
    implements Tool {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Override
  public CompletionStage<Outcome> use(ToolRequest request) {
    return server.apply(
        own, JSON.convertValue(request.arguments(), new TypeReference<Map<String, Object>>() {}));
  }
}
