package dev.offhook.store;

import dev.offhook.call.ToolEnd;
import java.time.Duration;
import java.util.Optional;

/**
 * A tool that the model wanted used, and what came of it.
 *
 * @param number counts the tools of a call from 0
 * @param at when it was wanted, on the call's clock
 * @param arguments as generated
 * @param end empty while it is at work, or when nobody was there to see the end
 * @param answer what the model was told; blank while it is at work
 */
public record ToolUse(
    int number, Duration at, String name, String arguments, Optional<ToolEnd> end, String answer) {

  ToolUse answered(ToolEnd how, String told) {
    return new ToolUse(number, at, name, arguments, Optional.of(how), told);
  }
}
