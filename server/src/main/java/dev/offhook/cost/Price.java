package dev.offhook.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/**
 * What so many of something cost.
 *
 * @param price in units of the currency; 0 is a price, for what is free
 * @param per for how many
 * @param asOf the day on which it was looked up
 * @param currency as ISO 4217 names it
 */
public record Price(BigDecimal price, long per, LocalDate asOf, String currency) {
  /** Millionths of the currency's unit for one of it. */
  private static final BigDecimal MICROS = BigDecimal.valueOf(1_000_000);

  public Price {
    if (price.signum() < 0 || per < 1) {
      throw new IllegalArgumentException("%s for %d".formatted(price, per));
    }
  }

  /**
   * What {@code amount} of it costs, in millionths of the currency's unit, half of one rounded up.
   *
   * @throws ArithmeticException when that is more money than there is
   */
  public long micros(long amount) {
    return price
        .multiply(BigDecimal.valueOf(amount))
        .multiply(MICROS)
        .divide(BigDecimal.valueOf(per), 0, RoundingMode.HALF_UP)
        .longValueExact();
  }
}
