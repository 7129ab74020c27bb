package dev.offhook.llm.langchain4j;

import dev.offhook.llm.Prompt;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Ids for tool calls, of which no two in a call are the same: the model's own where it gives one
 * that is, else one of ours.
 */
final class CallIds {
  private static final String OURS = "offhook_";

  /** As long as any provider's; some take no longer one back. */
  private static final Pattern USABLE = Pattern.compile("[!-~]{1,64}");

  private final Set<String> taken = new HashSet<>();

  /** Beside those that were given in the call before. */
  CallIds(Prompt prompt) {
    for (var turn : prompt.turns()) {
      if (turn instanceof Prompt.Turn.Used used) {
        taken.add(used.call().id());
      }
    }
  }

  String unique(String generated) {
    if (USABLE.matcher(generated).matches() && !isOurs(generated) && taken.add(generated)) {
      return generated;
    }
    int number = taken.size() + 1;
    while (!taken.add(OURS + number)) {
      number++;
    }
    return OURS + number;
  }

  /** Whether the provider has never seen it. */
  static boolean isOurs(String id) {
    return id.startsWith(OURS);
  }
}
