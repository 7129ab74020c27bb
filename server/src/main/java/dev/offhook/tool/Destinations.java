package dev.offhook.tool;

import dev.offhook.assistant.Assistant;
import dev.offhook.call.PhoneNumber;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * To whom an assistant may hand a call over: those its file names, else everybody's. Only a name
 * leads to a number.
 *
 * @param everybodys for assistants that name nobody
 * @param objection why a number may not be dialled, in words for a model; empty when it may
 */
public record Destinations(
    Map<String, PhoneNumber> everybodys, Function<PhoneNumber, Optional<String>> objection) {
  public Destinations {
    everybodys = Map.copyOf(everybodys);
  }

  /** Those of this assistant; may be none. */
  public Map<String, PhoneNumber> of(Assistant assistant) {
    var own = assistant.abilities().destinations();
    return own.isEmpty() ? everybodys : own;
  }

  /** A {@link Outcome.Transfer}, or an {@link Outcome.Failed} that says why not. */
  public Outcome find(Assistant assistant, String name) {
    var to = of(assistant).get(name);
    return to == null
        ? new Outcome.Failed("There is nobody of that name.")
        : objection
            .apply(to)
            .<Outcome>map(Outcome.Failed::new)
            .orElseGet(() -> new Outcome.Transfer(name, to));
  }
}
