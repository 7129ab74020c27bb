package dev.offhook.llm.langchain4j;

import dev.offhook.call.Usage;
import dev.offhook.call.Usage.Unit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a provider says that one reply has used, read once, when the reply is over. A request that
 * it has turned down is not billed; of one that was broken off, nobody tells how much is.
 */
final class TokenMeter {
  private final String service;
  private final String model;
  private final Map<Unit, Long> told = new EnumMap<>(Unit.class);
  private boolean asked;
  private boolean read;

  TokenMeter(String service, String model) {
    this.service = service;
    this.model = model;
  }

  /** The request has left. */
  void asked() {
    asked = true;
  }

  /** It was answered with an error. */
  void turnedDown() {
    asked = false;
  }

  /** The provider has told this much, so far. */
  void told(Map<Unit, Long> counts) {
    told.putAll(counts);
  }

  /**
   * What was used, the first time.
   *
   * @param complete whether the provider had told all that it was going to
   */
  List<Usage> read(boolean complete) {
    if (!asked || read) {
      return List.of();
    }
    read = true;
    var uses = new ArrayList<Usage>();
    told.forEach((unit, amount) -> {
      if (amount > 0) {
        uses.add(new Usage(service, model, unit, amount));
      }
    });
    if (!complete || !told.containsKey(Unit.OUTPUT_TOKENS)) {
      uses.add(Usage.untold(service, model));
    }
    return uses;
  }
}
