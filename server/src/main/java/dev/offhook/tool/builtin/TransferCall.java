package dev.offhook.tool.builtin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.offhook.assistant.Assistant;
import dev.offhook.tool.Destinations;
import dev.offhook.tool.Outcome;
import dev.offhook.tool.Tool;
import dev.offhook.tool.ToolRequest;
import dev.offhook.tool.ToolSpec;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Hands the call over to somebody the assistant's file names; a number is nothing it takes. */
final class TransferCall implements Tool {
  private final Destinations destinations;
  private final ToolSpec spec;

  TransferCall(Destinations destinations, Assistant assistant) {
    this.destinations = destinations;
    this.spec =
        new ToolSpec(
            "transfer_call",
            "Put the caller through to a person, when they insist on one or you cannot help. Say so"
                + " first, in the same answer.",
            parameters(destinations.of(assistant).keySet()));
  }

  private static String parameters(Set<String> known) {
    var schema = JsonNodeFactory.instance.objectNode().put("type", "object");
    var names = schema.putObject("properties").putObject("to").put("type", "string");
    names.put("description", "whom to put the caller through to").putArray("enum");
    known.forEach(names.withArray("enum")::add);
    schema.putArray("required").add("to");
    return schema.put("additionalProperties", false).toString();
  }

  @Override
  public ToolSpec spec() {
    return spec;
  }

  @Override
  public CompletionStage<Outcome> use(ToolRequest request) {
    var name = request.arguments().path("to").asText();
    return CompletableFuture.completedStage(destinations.find(request.assistant(), name));
  }
}
