package dev.offhook.settings;

import java.util.Map;
import java.util.Optional;

/**
 * All that was set by name, secrets among it, for who asks for one of them by its name. {@link
 * #toString()} hides them.
 *
 * @param values by name
 */
public record Variables(Map<String, String> values) {
  public Variables {
    values = Map.copyOf(values);
  }

  /** The value of this name; empty when it is blank or not set. */
  public Optional<String> find(String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
  }

  @Override
  public String toString() {
    return "(" + values.size() + " variables)";
  }
}
