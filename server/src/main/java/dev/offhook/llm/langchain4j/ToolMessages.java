package dev.offhook.llm.langchain4j;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.offhook.call.ToolCall;

/** Wishes of a model, as LangChain4j has them and as we do. */
final class ToolMessages {
  private ToolMessages() {}

  /** What the model wished for, to be shown to it again. */
  static ToolExecutionRequest wish(ToolCall call) {
    return ToolExecutionRequest.builder()
        .id(call.id())
        .name(call.name())
        .arguments(call.arguments().isBlank() ? "{}" : call.arguments())
        .build();
  }
}
