package dev.offhook.turn;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Numbers as digits, however a voice spells them: "twenty five" and "25", "one hundred and five"
 * and "105". English; in other languages a re-spelled number is stepped over as an unlike word.
 */
final class NumberWords {
  private static final Map<String, Integer> SMALL =
      Map.ofEntries(
          Map.entry("zero", 0),
          Map.entry("oh", 0),
          Map.entry("one", 1),
          Map.entry("two", 2),
          Map.entry("three", 3),
          Map.entry("four", 4),
          Map.entry("five", 5),
          Map.entry("six", 6),
          Map.entry("seven", 7),
          Map.entry("eight", 8),
          Map.entry("nine", 9),
          Map.entry("ten", 10),
          Map.entry("eleven", 11),
          Map.entry("twelve", 12),
          Map.entry("thirteen", 13),
          Map.entry("fourteen", 14),
          Map.entry("fifteen", 15),
          Map.entry("sixteen", 16),
          Map.entry("seventeen", 17),
          Map.entry("eighteen", 18),
          Map.entry("nineteen", 19));

  private static final Map<String, Integer> TENS =
      Map.of(
          "twenty", 20, "thirty", 30, "forty", 40, "fifty", 50, "sixty", 60, "seventy", 70,
          "eighty", 80, "ninety", 90);

  private static final Map<String, Integer> SCALES =
      Map.of("hundred", 100, "thousand", 1_000, "million", 1_000_000);

  private static final Set<String> UNITS =
      Set.of(
          "dollar", "dollars", "cent", "cents", "euro", "euros", "pound", "pounds", "rupee",
          "rupees", "percent");

  private static final int LONGEST_DIGITS = 18;

  private NumberWords() {}

  /**
   * One number at a word.
   *
   * @param digits its value as written in figures
   * @param words how many words it takes
   * @param figures whether the text has it in figures
   */
  record Figure(String digits, int words, boolean figures) {}

  static boolean unit(SpokenWords words, int at) {
    return at < words.size() && UNITS.contains(words.folded(at));
  }

  static Optional<Figure> at(SpokenWords words, int at) {
    if (at >= words.size()) {
      return Optional.empty();
    }
    if (figures(words, at)) {
      return Optional.of(new Figure(words.folded(at), 1, true));
    }
    var first = words.folded(at);
    return SMALL.containsKey(first) || TENS.containsKey(first)
        ? spelled(words, at)
        : Optional.empty();
  }

  private static boolean figures(SpokenWords words, int at) {
    for (var letter = words.firstLetter(at); letter < words.letterEnd(at); letter++) {
      if (words.letter(letter) < '0' || words.letter(letter) > '9') {
        return false;
      }
    }
    return words.letterEnd(at) - words.firstLetter(at) <= LONGEST_DIGITS;
  }

  private static Optional<Figure> spelled(SpokenWords words, int at) {
    var total = 0L;
    var part = 0L;
    var next = at;
    while (next < words.size() && next - at < LONGEST_DIGITS) {
      var word = words.folded(next);
      var scale = SCALES.getOrDefault(word, 0);
      if (scale > 0 && next > at) {
        part = Math.max(1, part) * scale;
        if (scale > 100) {
          total += part;
          part = 0;
        }
      } else if (follows(word, part, next == at)) {
        part += valueOf(word);
      } else if (!joined(words, next, at)) {
        break;
      }
      next++;
    }
    return next == at
        ? Optional.empty()
        : Optional.of(new Figure(Long.toString(total + part), next - at, false));
  }

  private static int valueOf(String word) {
    return SMALL.getOrDefault(word, 0) + TENS.getOrDefault(word, 0);
  }

  /** Whether a word goes on with a number: "five" behind "twenty", not behind "five". */
  private static boolean follows(String word, long part, boolean first) {
    if (TENS.containsKey(word)) {
      return first || part % 100 == 0;
    }
    var value = SMALL.get(word);
    if (value == null || first) {
      return value != null;
    }
    return value > 0 && (part % 100 == 0 || (value < 10 && part % 10 == 0 && part % 100 > 10));
  }

  /** The "and" of "one hundred and five". */
  private static boolean joined(SpokenWords words, int at, int first) {
    return at > first
        && words.folded(at).equals("and")
        && SCALES.containsKey(words.folded(at - 1))
        && at + 1 < words.size()
        && valueOf(words.folded(at + 1)) > 0;
  }
}
