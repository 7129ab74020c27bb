package dev.offhook.privacy;

import dev.offhook.privacy.DigitRun.Digit;
import java.util.ArrayList;
import java.util.List;

/** Finds card numbers by what they all have: 13 to 19 digits whose check digit is right (Luhn). */
final class Cards {
  private static final int SHORTEST = 13;
  private static final int LONGEST = 19;

  private Cards() {}

  /**
   * The card numbers among digits, each from the beginning of a group to the end of one; within a
   * group that is longer than any card, wherever they are. They may overlap: then nobody can tell
   * which it is.
   */
  static List<List<Digit>> among(List<Digit> digits) {
    var cards = new ArrayList<List<Digit>>();
    for (var from = 0; from + SHORTEST <= digits.size(); from++) {
      var glued = glued(digits, from);
      if (!digits.get(from).leads() && !glued) {
        continue;
      }
      for (var to = from + SHORTEST; to <= Math.min(digits.size(), from + LONGEST); to++) {
        var whole = to == digits.size() || digits.get(to).leads();
        if ((whole || glued) && isCard(digits.subList(from, to))) {
          cards.add(List.copyOf(digits.subList(from, to)));
        }
      }
    }
    return cards;
  }

  /** Those that begin with the first digit. */
  static List<List<Digit>> beginning(List<Digit> digits) {
    var cards = new ArrayList<List<Digit>>();
    for (var to = SHORTEST; to <= Math.min(digits.size(), LONGEST); to++) {
      if ((to == digits.size() || digits.get(to).leads()) && isCard(digits.subList(0, to))) {
        cards.add(List.copyOf(digits.subList(0, to)));
      }
    }
    return cards;
  }

  /** Whether the group that a digit is in is longer than a card. */
  private static boolean glued(List<Digit> digits, int at) {
    var from = at;
    while (from > 0 && !digits.get(from).leads()) {
      from--;
    }
    var to = at + 1;
    while (to < digits.size() && !digits.get(to).leads()) {
      to++;
    }
    return to - from > LONGEST;
  }

  private static boolean isCard(List<Digit> digits) {
    var sum = 0;
    for (var at = 0; at < digits.size(); at++) {
      var value = digits.get(digits.size() - 1 - at).value() - '0';
      var weighed = at % 2 == 0 ? value : 2 * value;
      sum += weighed > 9 ? weighed - 9 : weighed;
    }
    return sum > 0 && sum % 10 == 0;
  }
}
