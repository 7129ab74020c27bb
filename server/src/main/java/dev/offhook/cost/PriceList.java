package dev.offhook.cost;

import dev.offhook.call.Usage;
import dev.offhook.call.Usage.Unit;
import java.util.Map;
import java.util.Optional;

/** Prices, as they were on one day. What is not in it has no price, which is not the price 0. */
public record PriceList(Map<Item, Price> prices) {
  /** Knows no price. */
  public static final PriceList NONE = new PriceList(Map.of());

  /** What has a price. */
  public record Item(String service, String model, Unit unit) {}

  public PriceList {
    prices = Map.copyOf(prices);
  }

  /** The price of what was used. */
  public Optional<Price> price(Usage usage) {
    return Optional.ofNullable(prices.get(new Item(usage.service(), usage.model(), usage.unit())));
  }

  /** What was used, with what it costs. */
  public CostLine line(Usage usage) {
    return new CostLine(
        usage, price(usage).map(price -> new CostLine.Charge(price, price.micros(usage.amount()))));
  }
}
