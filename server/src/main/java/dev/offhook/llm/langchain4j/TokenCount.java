package dev.offhook.llm.langchain4j;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offhook.call.Usage.Unit;
import java.util.EnumMap;
import java.util.Map;

/** Tokens as a provider counts them; what is no count is left out. */
final class TokenCount {
  private final Map<Unit, Long> counts = new EnumMap<>(Unit.class);

  void put(Unit unit, JsonNode count) {
    if (counts(count)) {
      counts.put(unit, count.asLong());
    }
  }

  /** Adds to what is known; what is not stays unknown. */
  void more(Unit unit, JsonNode count) {
    if (counts(count)) {
      counts.computeIfPresent(unit, (_, known) -> known + count.asLong());
    }
  }

  /** Of a provider that counts what it read from its cache as input. */
  void input(JsonNode all, JsonNode cached) {
    if (counts(all)) {
      var known = counts(cached) ? Math.min(cached.asLong(), all.asLong()) : 0;
      counts.put(Unit.INPUT_TOKENS, all.asLong() - known);
      counts.put(Unit.CACHED_INPUT_TOKENS, known);
    }
  }

  Map<Unit, Long> all() {
    return counts;
  }

  /** More than an int are nobody's tokens. */
  private static boolean counts(JsonNode count) {
    return count.isIntegralNumber() && count.canConvertToInt() && count.asInt() >= 0;
  }
}
