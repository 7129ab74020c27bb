package dev.offhook.bench.relay;

import java.util.Locale;

/** A number as a report shows it, the same whatever the machine's language. */
public final class Figure {

  private Figure() {}

  public static String of(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
