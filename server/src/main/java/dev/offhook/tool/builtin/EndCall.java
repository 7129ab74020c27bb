package dev.offhook.tool.builtin;

import dev.offhook.tool.Outcome;
import dev.offhook.tool.Tool;
import dev.offhook.tool.ToolRequest;
import dev.offhook.tool.ToolSpec;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Ends the call. */
final class EndCall implements Tool {
  private static final ToolSpec SPEC =
      new ToolSpec(
          "end_call",
          "End the call. Use it when the caller says goodbye or has nothing more to ask; say your own"
              + " goodbye first, in the same answer.",
          """
          {"type":"object","properties":{"reason":{"type":"string","maxLength":200,
          "description":"why, in a few words"}},"additionalProperties":false}\
          """);

  @Override
  public ToolSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<Outcome> use(ToolRequest request) {
    return CompletableFuture.completedStage(new Outcome.HangUp());
  }
}
