package dev.offhook.llm;

import java.util.Map;
import java.util.OptionalInt;

/** The HTML entities models write when they believe they write HTML. */
final class Entities {
  private static final Map<String, Integer> NAMED =
      Map.ofEntries(
          Map.entry("amp", (int) '&'),
          Map.entry("lt", (int) '<'),
          Map.entry("gt", (int) '>'),
          Map.entry("quot", (int) '"'),
          Map.entry("apos", (int) '\''),
          Map.entry("nbsp", (int) ' '),
          Map.entry("ndash", (int) '–'),
          Map.entry("mdash", (int) '—'),
          Map.entry("hellip", (int) '…'),
          Map.entry("lsquo", (int) '‘'),
          Map.entry("rsquo", (int) '’'),
          Map.entry("ldquo", (int) '“'),
          Map.entry("rdquo", (int) '”'),
          Map.entry("euro", (int) '€'),
          Map.entry("pound", (int) '£'),
          Map.entry("deg", (int) '°'));

  private Entities() {}

  /** The character of {@code amp}, {@code #39} or {@code #x27}; empty when it is none. */
  static OptionalInt character(String name) {
    var named = NAMED.get(name);
    if (named != null) {
      return OptionalInt.of(named);
    }
    if (!name.matches("#(\\d{1,6}|[xX][0-9a-fA-F]{1,5})")) {
      return OptionalInt.empty();
    }
    boolean hex = name.charAt(1) == 'x' || name.charAt(1) == 'X';
    return OptionalInt.of(Integer.parseInt(name, hex ? 2 : 1, name.length(), hex ? 16 : 10));
  }
}
