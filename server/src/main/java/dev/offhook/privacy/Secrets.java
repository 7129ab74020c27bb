package dev.offhook.privacy;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What of one call has turned out to be sensitive: in other words of the call it is covered as
 * well, also a piece of it, as when a carrier reports a clause that ends in the midst of a number.
 */
final class Secrets {
  /** Fewer digits, or letters at the edge of a text, are a piece of anything. */
  private static final int TELLING = 4;

  /** A text that is nothing but digits is a piece of a number from here on. */
  private static final int ALONE = 3;

  private static final int MOST = 64;

  private final Set<String> numbers = new LinkedHashSet<>();
  private final Set<String> words = new LinkedHashSet<>();

  void learn(String found) {
    var plain = plain(found);
    var kind = plain.chars().allMatch(Character::isDigit) ? numbers : words;
    if (kind.size() < MOST && plain.length() >= TELLING) {
      kind.add(plain);
    }
  }

  /** Covers what is a piece of them. */
  void cover(Masked masked) {
    if (!numbers.isEmpty()) {
      for (var run : DigitRun.of(masked.original())) {
        numbers.forEach(number -> cover(masked, run, number, ALONE));
      }
    }
    words.forEach(word -> coverWord(masked, word));
  }

  /**
   * Covers what of a run is a piece of {@code number}.
   *
   * @param alone how many digits are a piece when the text holds nothing else
   */
  static void cover(Masked masked, DigitRun run, String number, int alone) {
    var figures = run.figures();
    var least = run.atStart() && run.atEnd() ? Math.min(alone, TELLING) : TELLING;
    for (var from = 0; from < figures.length(); ) {
      var to = from;
      while (to < figures.length() && number.contains(figures.substring(from, to + 1))) {
        to++;
      }
      if (to - from >= least || (to - from == figures.length() && to - from >= alone)) {
        run.digits().subList(from, to).forEach(masked::cover);
        from = to;
      } else {
        from++;
      }
    }
  }

  /** Wherever it stands whole, and what of it a text ends or begins with. */
  private static void coverWord(Masked masked, String word) {
    var text = masked.original();
    var letters = plain(text);
    for (var at = letters.indexOf(word); at >= 0; at = letters.indexOf(word, at + 1)) {
      coverLetters(masked, at, at + word.length());
    }
    for (var size = Math.min(word.length(), letters.length()); size >= TELLING; size--) {
      if (letters.endsWith(word.substring(0, size))) {
        coverLetters(masked, letters.length() - size, letters.length());
        break;
      }
    }
    for (var size = Math.min(word.length(), letters.length()); size >= TELLING; size--) {
      if (letters.startsWith(word.substring(word.length() - size))) {
        coverLetters(masked, 0, size);
        break;
      }
    }
  }

  /** Covers letters and digits from one to before another, counted without all that is between. */
  private static void coverLetters(Masked masked, int from, int to) {
    var text = masked.original();
    var count = 0;
    for (var at = 0; at < text.length() && count < to; at++) {
      if (Character.isLetterOrDigit(text.charAt(at))) {
        if (count >= from) {
          masked.cover(at, at + 1);
        }
        count++;
      }
    }
  }

  private static String plain(String text) {
    var plain = new StringBuilder();
    for (var at = 0; at < text.length(); at++) {
      if (Character.isLetterOrDigit(text.charAt(at))) {
        plain.append(Character.toLowerCase(text.charAt(at)));
      }
    }
    return plain.toString();
  }
}
