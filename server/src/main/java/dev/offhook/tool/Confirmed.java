package dev.offhook.tool;

import java.util.concurrent.CompletionStage;

/** A tool to which the caller must have said yes. */
public record Confirmed(Tool tool) implements Tool {
  @Override
  public ToolSpec spec() {
    return tool.spec();
  }

  @Override
  public Manner manner() {
    return new Manner(tool.manner().deadline(), true);
  }

  @Override
  public CompletionStage<Outcome> use(ToolRequest request) {
    return tool.use(request);
  }
}
