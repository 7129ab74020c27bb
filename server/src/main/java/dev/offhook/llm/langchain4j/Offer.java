package dev.offhook.llm.langchain4j;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.offhook.tool.ToolSpec;
import java.util.List;

/**
 * The tools a model is told of, put into a request that LangChain4j wrote without them.
 *
 * <p>LangChain4j has types of its own for schemas; a schema of any other kind does not pass through
 * them whole, and not at all for Gemini. Here it arrives as it was declared.
 */
record Offer(Dialect dialect, List<ToolSpec> tools) {
  private static final ObjectMapper JSON = new ObjectMapper();

  Offer {
    tools = List.copyOf(tools);
  }

  /** The same body, with the tools in it. */
  String in(String body) {
    if (tools.isEmpty()) {
      return body;
    }
    var request = (ObjectNode) read(body);
    dialect.offer(tools, request);
    return request.toString();
  }

  static JsonNode schema(ToolSpec tool) {
    return read(tool.parameters());
  }

  private static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON", e);
    }
  }
}
