package dev.offhook.outbound;

import java.util.Map;

/**
 * Somebody's wish that a call be placed, as it came; texts are blank where nothing was said.
 *
 * @param to as people write numbers, with + and country code
 * @param from one of our numbers
 * @param mode how the conversation is to be held
 * @param assistant the id of who is to speak
 * @param instructions in place of the assistant's own; {@code {instructions}} in it stands for
 *     those
 * @param greeting in place of the assistant's own
 * @param variables for the placeholders in all of these
 * @param idempotencyKey the same key means the same call
 * @param account whose calls it counts among
 */
public record CallRequest(
    String to,
    String from,
    String mode,
    String assistant,
    String instructions,
    String greeting,
    Map<String, String> variables,
    String idempotencyKey,
    String account) {
  public CallRequest {
    variables = Map.copyOf(variables);
  }

  /** Without numbers and words. */
  @Override
  public String toString() {
    return "CallRequest[%s]".formatted(assistant);
  }
}
