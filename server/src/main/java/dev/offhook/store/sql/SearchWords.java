package dev.offhook.store.sql;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words of a text, as both databases search for them: without case and accents, and without
 * anything that either would take for an operator. Cut here and not by the databases, so that they
 * find the same. Where no blanks are written between words, every character is one.
 */
final class SearchWords {
  private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036f]");

  /** Longer ones are no words; a database has its limits. */
  private static final int LONGEST = 100;

  private final Set<String> words = new LinkedHashSet<>();
  private final StringBuilder open = new StringBuilder();

  private SearchWords() {}

  /** Every word of {@code text} once. */
  static Set<String> of(String text) {
    var plain = Normalizer.normalize(text, Normalizer.Form.NFKD);
    var folded = ACCENTS.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT);
    var found = new SearchWords();
    Normalizer.normalize(folded, Normalizer.Form.NFC).codePoints().forEach(found::read);
    found.close();
    return found.words;
  }

  private void read(int letter) {
    if (standsAlone(letter)) {
      close();
      words.add(Character.toString(letter));
    } else if (Character.isLetterOrDigit(letter) || (isMark(letter) && !open.isEmpty())) {
      open.appendCodePoint(letter);
    } else {
      close();
    }
  }

  private void close() {
    if (!open.isEmpty()) {
      words.add(open.length() <= LONGEST ? open.toString() : cut());
      open.setLength(0);
    }
  }

  private String cut() {
    var end = Character.isHighSurrogate(open.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return open.substring(0, end);
  }

  private static boolean standsAlone(int letter) {
    return switch (Character.UnicodeScript.of(letter)) {
      case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> Character.isLetter(letter);
      default -> false;
    };
  }

  private static boolean isMark(int letter) {
    return switch (Character.getType(letter)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          true;
      default -> false;
    };
  }
}
