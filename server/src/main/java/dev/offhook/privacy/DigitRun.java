package dev.offhook.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Digits that follow each other in a text, as a caller dictates a number: in figures or in English
 * words, nothing between them but blanks, dashes, dots and an "uh".
 *
 * @param atStart whether no word stands before it in the text
 * @param atEnd whether none stands behind it, so that more of it may come
 */
record DigitRun(List<Digit> digits, boolean atStart, boolean atEnd) {
  DigitRun {
    digits = List.copyOf(digits);
  }

  /**
   * One digit.
   *
   * @param value from '0' to '9'
   * @param from where it begins in the text
   * @param to behind its end
   * @param leads whether a group begins with it: "4111 1111" are two groups
   */
  record Digit(char value, int from, int to, boolean leads) {}

  /** All that are in a text, in order. */
  static List<DigitRun> of(String text) {
    return new DigitScan(text).runs();
  }

  int from() {
    return digits.getFirst().from();
  }

  /** It as figures. */
  String figures() {
    return digits.stream().map(it -> String.valueOf(it.value())).collect(Collectors.joining());
  }

  /** This run, and one that goes on with it in a later text. */
  static List<Digit> joined(List<Digit> first, List<Digit> then) {
    var all = new ArrayList<>(first);
    all.addAll(then);
    return all;
  }
}
