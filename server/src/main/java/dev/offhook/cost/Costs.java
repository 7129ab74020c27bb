package dev.offhook.cost;

import dev.offhook.call.Usage;
import dev.offhook.call.Usage.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a call costs, line by line.
 *
 * @param lines one for each service, model and unit
 * @param told whether it is known of everything that was used how much it was
 */
public record Costs(List<CostLine> lines, boolean told) {
  /** Nothing is known to have been used. */
  public static final Costs NONE = new Costs(List.of(), true);

  public Costs {
    lines = List.copyOf(lines);
  }

  /** Of all lines; those that say {@link Unit#UNTOLD} become {@link #told}. */
  public static Costs of(List<CostLine> all) {
    var lines = new ArrayList<>(all);
    var told = !lines.removeIf(line -> line.usage().unit() == Unit.UNTOLD);
    return new Costs(lines, told);
  }

  /** What was used, at today's prices. */
  public static Costs of(List<Usage> uses, PriceList prices) {
    return of(uses.stream().map(prices::line).toList());
  }

  /** The currency of all prices; empty when nothing has one, or not all have the same. */
  public Optional<String> currency() {
    var all = charges().stream().map(charge -> charge.price().currency()).distinct().toList();
    return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
  }

  /**
   * What everything that has a price costs together, in millionths of the currency's unit; empty
   * when nothing has one, or when there are several currencies.
   */
  public OptionalLong total() {
    return currency().isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(charges().stream().mapToLong(CostLine.Charge::micros).sum());
  }

  /** Whether the total is that of everything that was used. */
  public boolean complete() {
    return told
        && lines.stream().allMatch(line -> line.charge().isPresent())
        && (lines.isEmpty() || total().isPresent());
  }

  private List<CostLine.Charge> charges() {
    return lines.stream().flatMap(line -> line.charge().stream()).toList();
  }
}
