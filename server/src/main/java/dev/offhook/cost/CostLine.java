package dev.offhook.cost;

import dev.offhook.call.Usage;
import java.util.Optional;

/**
 * How much of a service a call has used, and what that costs.
 *
 * @param charge empty when no price is known: never 0
 */
public record CostLine(Usage usage, Optional<Charge> charge) {

  /**
   * What it costs.
   *
   * @param price the one that was applied
   * @param micros in millionths of the currency's unit
   */
  public record Charge(Price price, long micros) {}
}
