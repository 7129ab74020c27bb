package dev.offhook.tool.builtin;

import dev.offhook.assistant.Knowledge;
import dev.offhook.tool.Outcome;
import dev.offhook.tool.Tool;
import dev.offhook.tool.ToolRequest;
import dev.offhook.tool.ToolSpec;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;

/** Looks a question up in what the assistant knows. */
final class LookUp implements Tool {
  private static final ToolSpec SPEC =
      new ToolSpec(
          "look_up",
          "Look up what is known about a question, such as opening hours, prices or services."
              + " Answer from what it finds, and from nothing else.",
          """
          {"type":"object","properties":{"question":{"type":"string","minLength":1,"maxLength":500,
          "description":"one question, in the caller's words"}},"required":["question"],
          "additionalProperties":false}\
          """);

  private final BiFunction<Knowledge, String, List<String>> library;

  LookUp(BiFunction<Knowledge, String, List<String>> library) {
    this.library = library;
  }

  @Override
  public ToolSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<Outcome> use(ToolRequest request) {
    var question = request.arguments().path("question").asText();
    var found = library.apply(request.assistant().knowledge(), question);
    return CompletableFuture.completedStage(
        new Outcome.Answer(
            found.isEmpty() ? "Nothing is known about that." : String.join("\n", found)));
  }
}
