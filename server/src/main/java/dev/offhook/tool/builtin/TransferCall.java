package dev.offhook.tool.builtin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.offhook.call.PhoneNumber;
import dev.offhook.tool.Outcome;
import dev.offhook.tool.Tool;
import dev.offhook.tool.ToolRequest;
import dev.offhook.tool.ToolSpec;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Hands the call over to somebody the assistant's file names; a number is nothing it takes. */
final class TransferCall implements Tool {
  private final Map<String, PhoneNumber> destinations;
  private final ToolSpec spec;

  TransferCall(Map<String, PhoneNumber> destinations) {
    this.destinations = destinations;
    this.spec =
        new ToolSpec(
            "transfer_call",
            "Put the caller through to a person, when they insist on one or you cannot help. Say so"
                + " first, in the same answer.",
            parameters());
  }

  private String parameters() {
    var schema = JsonNodeFactory.instance.objectNode().put("type", "object");
    var names = schema.putObject("properties").putObject("to").put("type", "string");
    names.put("description", "whom to put the caller through to").putArray("enum");
    destinations.keySet().forEach(names.withArray("enum")::add);
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
    var to = destinations.get(name);
    return CompletableFuture.completedStage(
        to == null
            ? new Outcome.Failed("There is nobody of that name.")
            : new Outcome.Transfer(name, to));
  }
}
