package dev.offhook.call;

/**
 * How much of a service was used. What it costs is not in it: prices change, amounts do not.
 *
 * @param service who bills for it: {@link #CARRIER}, or the name of a provider
 * @param model which of the service's kinds, as its provider calls it: a language model, a
 *     direction
 * @param amount how many; never negative
 */
public record Usage(String service, String model, Unit unit, long amount) {
  /** The carrier of the call, as a service. */
  public static final String CARRIER = "carrier";

  /** What is counted. */
  public enum Unit {
    /** Begun ones. */
    MINUTES,
    USES,
    /** Neither read from a cache nor written to one. */
    INPUT_TOKENS,
    CACHED_INPUT_TOKENS,
    CACHE_WRITE_TOKENS,
    /** With those of reasoning that nobody sees. */
    OUTPUT_TOKENS,
    CHARACTERS,
    SECONDS,
    /** Uses of which nobody told how much was used: there is no price for them. */
    UNTOLD
  }

  public Usage {
    if (amount < 0) {
      throw new IllegalArgumentException("%d %s of %s".formatted(amount, unit, service));
    }
  }

  /** One use of which nobody told how much was used. */
  public static Usage untold(String service, String model) {
    return new Usage(service, model, Unit.UNTOLD, 1);
  }

  /** So many more. */
  public Usage plus(long more) {
    return new Usage(service, model, unit, amount + more);
  }

  /** Whether it is the same that is used. */
  public boolean same(Usage other) {
    return service.equals(other.service) && model.equals(other.model) && unit == other.unit;
  }
}
