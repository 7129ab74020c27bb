package dev.offhook.tool.builtin;

import dev.offhook.tool.Outcome;
import dev.offhook.tool.Tool;
import dev.offhook.tool.ToolRequest;
import dev.offhook.tool.ToolSpec;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Presses keys at the far end, to find the way through somebody's menu. */
final class SendDigits implements Tool {
  private static final ToolSpec SPEC =
      new ToolSpec(
          "send_digits",
          "Press keys on the phone, for a menu such as 'press 1 for sales'. w waits half a second.",
          """
          {"type":"object","properties":{"digits":{"type":"string","pattern":"^[0-9*#w]{1,32}$",
          "description":"the keys, such as 1 or 12345#"}},"required":["digits"],
          "additionalProperties":false}\
          """);

  @Override
  public ToolSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<Outcome> use(ToolRequest request) {
    return CompletableFuture.completedStage(
        new Outcome.SendDigits(request.arguments().path("digits").asText()));
  }
}
