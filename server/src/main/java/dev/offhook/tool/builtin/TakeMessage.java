package dev.offhook.tool.builtin;

import dev.offhook.tool.Outcome;
import dev.offhook.tool.Tool;
import dev.offhook.tool.ToolRequest;
import dev.offhook.tool.ToolSpec;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Takes a message for those who are not there. It stands in the call's log, as all that tools were
 * used for.
 */
final class TakeMessage implements Tool {
  private static final ToolSpec SPEC =
      new ToolSpec(
          "take_message",
          "Write down a message for the people behind this number, once you know who it is from,"
              + " what it is about and how to reach them.",
          """
          {"type":"object","properties":{
          "from":{"type":"string","minLength":1,"maxLength":200,"description":"the caller's name"},
          "message":{"type":"string","minLength":1,"maxLength":2000,
          "description":"what is to be passed on"},
          "reach":{"type":"string","maxLength":200,"description":"how to reach the caller"}},
          "required":["from","message"],"additionalProperties":false}\
          """);

  @Override
  public ToolSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<Outcome> use(ToolRequest request) {
    return CompletableFuture.completedStage(new Outcome.Answer("The message is written down."));
  }
}
