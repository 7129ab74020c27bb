package dev.offhook.phone.ai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offhook.phone.ai.AiRequest.ToolResult;
import java.util.ArrayList;
import java.util.List;

/** What a request tells a model of tools, whichever of the three protocols it is in. */
final class ToolsTold {

  private ToolsTold() {}

  static List<String> offered(JsonNode body) {
    List<String> names = new ArrayList<>();
    for (JsonNode tool : body.path("tools")) {
      if (tool.has("functionDeclarations")) {
        tool.path("functionDeclarations").forEach(it -> names.add(it.path("name").asText()));
      } else {
        names.add(tool.at(tool.has("function") ? "/function/name" : "/name").asText());
      }
    }
    return List.copyOf(names);
  }

  static List<ToolResult> results(JsonNode body) {
    List<ToolResult> results = new ArrayList<>();
    for (JsonNode message : body.path("messages")) {
      if (message.path("role").asText().equals("tool")) {
        results.add(
            new ToolResult(
                message.path("tool_call_id").asText(), "", message.path("content").asText()));
      }
      for (JsonNode block : message.path("content")) {
        if (block.path("type").asText().equals("tool_result")) {
          results.add(
              new ToolResult(
                  block.path("tool_use_id").asText(), "", block.path("content").asText()));
        }
      }
    }
    for (JsonNode part : body.path("contents").findValues("functionResponse")) {
      results.add(
          new ToolResult(
              part.path("id").asText(),
              part.path("name").asText(),
              part.at("/response/response").asText()));
    }
    return List.copyOf(results);
  }
}
