package dev.offhook.cost;

import java.util.List;

/** A price file that cannot be used: one line for each thing that is wrong in it, and where. */
public final class PricesRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PricesRefused(List<String> problems) {
    super(String.join("\n", problems));
  }
}
