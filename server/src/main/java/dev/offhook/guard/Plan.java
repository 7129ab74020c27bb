package dev.offhook.guard;

import java.util.List;
import java.util.Set;

/**
 * Where calls may go.
 *
 * @param countries ISO codes, upper case, of the countries that are open
 * @param open prefixes ({@code +4420}) that are open beside them; one of four digits or more also
 *     opens numbers that no plan knows yet
 * @param closed prefixes that are closed, whatever else is open
 */
public record Plan(Set<String> countries, List<String> open, List<String> closed) {
  /** Nowhere. */
  public static final Plan NOWHERE = new Plan(Set.of(), List.of(), List.of());

  /** Less is a country or a large part of one, with its expensive ranges. */
  private static final int NARROW = 5;

  public Plan {
    countries = Set.copyOf(countries);
    open = List.copyOf(open);
    closed = List.copyOf(closed);
  }

  boolean closes(String number) {
    return closed.stream().anyMatch(number::startsWith);
  }

  boolean opens(String number) {
    return open.stream().anyMatch(number::startsWith);
  }

  boolean opensUnassigned(String number) {
    return open.stream().anyMatch(it -> it.length() >= NARROW && number.startsWith(it));
  }
}
