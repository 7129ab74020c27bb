package dev.offhook.outbound;

import dev.offhook.assistant.Assistant;
import dev.offhook.call.CallDetails;
import dev.offhook.call.CallDetails.Direction;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who speaks in a call we placed, and what about. It travels in the call's parameters, so that it
 * is in the call's log, and whoever takes the call up after a restart goes on with it.
 *
 * @param assistant the assistant's id
 * @param instructions in place of the assistant's own, placeholders unfilled; blank for its own
 * @param greeting the first words, placeholders filled; may be blank
 * @param awaited whether the greeting waits for who was called to say hello
 * @param variables for the placeholders
 */
public record Errand(
    String assistant,
    String instructions,
    String greeting,
    boolean awaited,
    Map<String, String> variables) {
  private static final String ASSISTANT = "assistant";
  private static final String INSTRUCTIONS = "instructions";
  private static final String GREETING = "greeting";
  private static final String AWAITED = "awaitHello";
  private static final String VARIABLE = "variable.";

  /** Where this stands in per-call instructions, the assistant's own are put. */
  static final String OWN = "{instructions}";

  /** What whoever places a call has to know about the first seconds of it. */
  private static final String MANNERS =
      """


      You placed this call; the other person did not ask for it. If a voice, human or automatic, \
      asks who is calling and why, or asks you to record your name and reason, answer in one or two \
      sentences with who you are and why you call, then wait until somebody comes to the phone. \
      When a person comes to the phone after that, greet them again.\
      """;

  public Errand {
    variables = Map.copyOf(variables);
  }

  /** That of a call; empty for one we did not place. */
  public static Optional<Errand> of(CallDetails call) {
    var given = call.parameters();
    if (call.direction() != Direction.OUTBOUND || !given.containsKey(ASSISTANT)) {
      return Optional.empty();
    }
    var variables = new HashMap<String, String>();
    given.forEach((name, value) -> {
      if (name.startsWith(VARIABLE)) {
        variables.put(name.substring(VARIABLE.length()), value);
      }
    });
    return Optional.of(
        new Errand(
            given.getOrDefault(ASSISTANT, ""),
            given.getOrDefault(INSTRUCTIONS, ""),
            given.getOrDefault(GREETING, ""),
            given.containsKey(AWAITED),
            variables));
  }

  /** The parameters of a call that say the same. */
  Map<String, String> parameters() {
    var parameters = new HashMap<String, String>();
    parameters.put(ASSISTANT, assistant);
    parameters.put(GREETING, greeting);
    if (!instructions.isBlank()) {
      parameters.put(INSTRUCTIONS, instructions);
    }
    if (awaited) {
      parameters.put(AWAITED, "true");
    }
    variables.forEach((name, value) -> parameters.put(VARIABLE + name, value));
    return parameters;
  }

  /** The assistant as it is in this call. A greeting that waits is not the line's to say. */
  public Assistant brief(Assistant usual) {
    var told = instructions(usual);
    return usual.calling(awaited ? "" : greeting, told.isBlank() ? told : told + MANNERS);
  }

  /** What it is told, before what every call we place is told. */
  private String instructions(Assistant usual) {
    var text =
        instructions.isBlank()
            ? usual.instructions()
            : instructions.replace(OWN, usual.instructions());
    return Template.of(text).filled(variables);
  }
}
