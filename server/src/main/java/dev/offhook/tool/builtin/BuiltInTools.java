package dev.offhook.tool.builtin;

import dev.offhook.assistant.Abilities.BuiltIn;
import dev.offhook.assistant.Assistant;
import dev.offhook.assistant.Knowledge;
import dev.offhook.tool.Confirmed;
import dev.offhook.tool.Destinations;
import dev.offhook.tool.Tool;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The built-in tools of an assistant: those that its file asks for and that have something to work
 * on. A transfer without a destination, or a look into knowledge that is empty, is no tool.
 *
 * @param destinations to whom calls may be handed over
 * @param library finds what an assistant's knowledge says about a question
 */
public record BuiltInTools(
    Destinations destinations, BiFunction<Knowledge, String, List<String>> library) {

  /** Those of this assistant. */
  public List<Tool> of(Assistant assistant) {
    return assistant.abilities().builtIn().stream()
        .flatMap(it -> make(it, assistant).stream())
        .map(tool -> confirmed(tool, assistant))
        .toList();
  }

  private Optional<Tool> make(BuiltIn kind, Assistant assistant) {
    return switch (kind) {
      case END_CALL -> Optional.of(new EndCall());
      case TRANSFER_CALL -> transfer(assistant);
      case SEND_DIGITS -> Optional.of(new SendDigits());
      case TAKE_MESSAGE -> Optional.of(new TakeMessage());
      case LOOK_UP ->
          assistant.knowledge().equals(Knowledge.NONE)
              ? Optional.empty()
              : Optional.of(new LookUp(library));
    };
  }

  private Optional<Tool> transfer(Assistant assistant) {
    return destinations.of(assistant).isEmpty()
        ? Optional.empty()
        : Optional.of(new TransferCall(destinations, assistant));
  }

  private static Tool confirmed(Tool tool, Assistant assistant) {
    return assistant.abilities().confirmed().contains(tool.spec().name())
        ? new Confirmed(tool)
        : tool;
  }
}
