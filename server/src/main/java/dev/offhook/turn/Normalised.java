package dev.offhook.turn;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An utterance or a phrase of a list as whole words that can be compared: case, punctuation, every
 * kind of apostrophe and Unicode's different ways to write one character are gone. Utterances and
 * lists come through here alike, so whatever can be listed can be met.
 *
 * @param text the words as they came
 * @param words normalised; accents stay, "si" is not "sí"
 * @param starts where each word begins in the text
 */
record Normalised(String text, List<String> words, List<Integer> starts) {
  Normalised {
    words = List.copyOf(words);
    starts = List.copyOf(starts);
  }

  static Normalised of(String text) {
    var words = new ArrayList<String>();
    var starts = new ArrayList<Integer>();
    for (var at = 0; at < text.length(); ) {
      var letter = text.codePointAt(at);
      var end = at + Character.charCount(letter);
      if (LetterFolding.spoken(letter)) {
        end = wordEnd(text, end, LetterFolding.standsAlone(letter));
        words.add(normalised(text.substring(at, end)));
        starts.add(at);
      }
      at = end;
    }
    return new Normalised(text, words, starts);
  }

  private static int wordEnd(String text, int from, boolean alone) {
    var at = from;
    while (at < text.length()) {
      var letter = text.codePointAt(at);
      var more = LetterFolding.spoken(letter) && !alone && !LetterFolding.standsAlone(letter);
      if (!more && !LetterFolding.apostrophe(letter) && !LetterFolding.extending(letter)) {
        return at;
      }
      at += Character.charCount(letter);
    }
    return at;
  }

  int size() {
    return words.size();
  }

  /** The text from a word on, as it came. */
  String from(int word) {
    return word < size() ? text.substring(starts.get(word)).strip() : "";
  }

  boolean asks() {
    var end = text.length();
    while (end > 0 && !LetterFolding.spoken(text.charAt(end - 1))) {
      end--;
      if ("?？؟".indexOf(text.charAt(end)) >= 0) {
        return true;
      }
    }
    return text.indexOf('¿') >= 0;
  }

  private static String normalised(String word) {
    return withoutApostrophes(
        plain(word)
            ? word.toLowerCase(Locale.ROOT)
            : inOneCase(Normalizer.normalize(word, Normalizer.Form.NFKC)));
  }

  private static String inOneCase(String word) {
    for (var at = 0; at < word.length(); ) {
      var letter = word.codePointAt(at);
      if (LetterFolding.cased(letter)) {
        // Upper case first: only then is "ß" the same as "ss".
        return word.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
      }
      at += Character.charCount(letter);
    }
    return word;
  }

  private static boolean plain(String word) {
    for (var at = 0; at < word.length(); at++) {
      if (word.charAt(at) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static String withoutApostrophes(String word) {
    var first = 0;
    while (first < word.length() && !silent(word.charAt(first))) {
      first++;
    }
    if (first == word.length()) {
      return word;
    }
    var kept = new StringBuilder(word.length()).append(word, 0, first);
    for (var at = first; at < word.length(); at++) {
      if (!silent(word.charAt(at))) {
        kept.append(word.charAt(at));
      }
    }
    return kept.toString();
  }

  private static boolean silent(char letter) {
    return LetterFolding.apostrophe(letter)
        || (!LetterFolding.spoken(letter) && Character.getType(letter) == Character.FORMAT);
  }
}
