package dev.offhook.privacy;

import dev.offhook.privacy.DigitRun.Digit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the {@link DigitRun}s of one text, in one pass. */
final class DigitScan {
  private static final Map<String, Character> WORDS =
      Map.ofEntries(
          Map.entry("zero", '0'),
          Map.entry("oh", '0'),
          Map.entry("o", '0'),
          Map.entry("one", '1'),
          Map.entry("two", '2'),
          Map.entry("three", '3'),
          Map.entry("four", '4'),
          Map.entry("five", '5'),
          Map.entry("six", '6'),
          Map.entry("seven", '7'),
          Map.entry("eight", '8'),
          Map.entry("nine", '9'));

  private static final Map<String, Integer> TIMES = Map.of("double", 2, "triple", 3);
  private static final Set<String> PASSED_OVER =
      Set.of("uh", "um", "uhm", "er", "erm", "hm", "and", "then", "okay");

  /** More between two digits than a dash with blanks around it makes two numbers of them. */
  private static final int WIDEST_GAP = 5;

  private final String text;
  private final List<DigitRun> runs = new ArrayList<>();
  private final List<Digit> open = new ArrayList<>();
  private int gap;
  private int times = 1;
  private int timesFrom;
  private boolean words;

  /** Whether what stands since the last digit keeps the run's group open. */
  private boolean grouped;

  /** Whether a word stands before the open run. */
  private boolean preceded;

  /** Whether a word stands behind the last run. */
  private boolean followed;

  DigitScan(String text) {
    this.text = text;
  }

  List<DigitRun> runs() {
    var at = 0;
    while (at < text.length()) {
      var letter = text.codePointAt(at);
      if (Character.isDigit(letter)) {
        at = figure(at, letter);
      } else if (Character.isLetter(letter)) {
        at = word(at);
      } else {
        between(letter);
        at += Character.charCount(letter);
      }
    }
    close(true);
    endWithoutWords();
    return runs;
  }

  /** Behind the last run there may be marks, and still no word. */
  private void endWithoutWords() {
    if (!runs.isEmpty() && !followed) {
      var last = runs.removeLast();
      runs.add(new DigitRun(last.digits(), last.atStart(), true));
    }
  }

  private int figure(int at, int letter) {
    var to = at + Character.charCount(letter);
    add(Character.forDigit(Character.digit(letter, 10), 10), at, to, !grouped);
    grouped = true;
    return to;
  }

  private int word(int from) {
    var to = from;
    while (to < text.length() && Character.isLetter(text.codePointAt(to))) {
      to += Character.charCount(text.codePointAt(to));
    }
    var word = text.substring(from, to).toLowerCase(Locale.ROOT);
    var digit = WORDS.get(word);
    if (digit != null) {
      add(digit, from, to, true);
    } else if (TIMES.containsKey(word)) {
      times = TIMES.get(word);
      timesFrom = from;
    } else if (!PASSED_OVER.contains(word) && !unfinished(word, to)) {
      close(false);
      words = true;
      followed = true;
    } else {
      gap = 0;
    }
    grouped = false;
    return to;
  }

  /** At the very end a word of which the rest may be on its way. */
  private boolean unfinished(String word, int to) {
    return to == text.length() && !open.isEmpty() && begins(word);
  }

  /**
   * Where the last word of a text begins, if it may become one for a digit; else the text's end.
   */
  static int unfinishedWord(String text) {
    var from = text.length();
    while (from > 0 && Character.isLetter(text.charAt(from - 1))) {
      from--;
    }
    var word = text.substring(from).toLowerCase(Locale.ROOT);
    return !word.isEmpty() && begins(word) ? from : text.length();
  }

  private static boolean begins(String word) {
    return Stream.of(WORDS.keySet(), TIMES.keySet(), PASSED_OVER)
        .flatMap(Set::stream)
        .anyMatch(it -> it.startsWith(word));
  }

  private void add(char value, int from, int to, boolean leads) {
    if (open.isEmpty()) {
      preceded = words;
      followed = false;
    }
    // "double four" is covered as two digits, the first of which is the word "double"
    for (var again = 1; again < times; again++) {
      open.add(new Digit(value, timesFrom, timesFrom, true));
    }
    open.add(new Digit(value, times > 1 ? timesFrom : from, to, leads || times > 1));
    times = 1;
    gap = 0;
    words = true;
  }

  private void between(int letter) {
    gap++;
    if (!separates(letter) || gap > WIDEST_GAP) {
      close(false);
    }
    grouped = false;
  }

  private boolean separates(int letter) {
    return switch (letter) {
      case '-', '.', '\u2010', '\u2011', '\u2013', '\u2014' -> true;
      // Where a recogniser hears pauses; but a list of hours is no number
      case ',' -> lastGroup() == 1 || lastGroup() == 4;
      default -> Character.isWhitespace(letter) || Character.isSpaceChar(letter);
    };
  }

  private int lastGroup() {
    var size = 1;
    var at = open.size() - 1;
    while (at > 0 && !open.get(at).leads()) {
      at--;
      size++;
    }
    return size;
  }

  private void close(boolean end) {
    if (!open.isEmpty()) {
      runs.add(new DigitRun(open, !preceded, end));
      open.clear();
    }
    times = 1;
  }
}
