package dev.offhook.llm.builtin;

import java.util.regex.Pattern;

/** Days of the month that a recogniser wrote out: {@code december twenty fourth}. */
final class SpokenOrdinals {
  private static final String[] ORDINALS = {
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twenty first",
    "twenty second",
    "twenty third",
    "twenty fourth",
    "twenty fifth",
    "twenty sixth",
    "twenty seventh",
    "twenty eighth",
    "twenty ninth",
    "thirtieth",
    "thirty first"
  };
  private static final Pattern ANY =
      Utterance.words(
          "(?:twenty |thirty )?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|tenth"
              + "|eleventh|twelfth|\\w+teenth|twentieth|thirtieth");

  private SpokenOrdinals() {}

  static String toDigits(String plain) {
    return ANY.matcher(plain).replaceAll(match -> digits(match.group()));
  }

  private static String digits(String words) {
    for (int day = 1; day <= ORDINALS.length; day++) {
      if (ORDINALS[day - 1].equals(words)) {
        return day + "th";
      }
    }
    return words;
  }
}
