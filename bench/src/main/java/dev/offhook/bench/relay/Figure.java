package dev.offhook.bench.relay;

import java.util.Locale;

/** A number as a report shows it, the same whatever the machine's language. */
final class Figure {

  private Figure() {}

  static String of(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
