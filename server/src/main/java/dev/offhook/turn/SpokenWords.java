package dev.offhook.turn;

import java.util.Arrays;

/**
 * The words of a text as they sound, and where each stands in it. Punctuation is nowhere, letters
 * are folded; in scripts without blanks every character is a word.
 */
final class SpokenWords {
  private final String text;
  private final StringBuilder letters;
  private int[] starts;
  private int[] ends;
  private int[] letterEnds;
  private int size;

  private SpokenWords(String text) {
    this.text = text;
    letters = new StringBuilder(text.length());
    starts = new int[text.length() / 4 + 4];
    ends = new int[starts.length];
    letterEnds = new int[starts.length];
  }

  static SpokenWords of(String text) {
    var words = new SpokenWords(text);
    words.read();
    return words;
  }

  int size() {
    return size;
  }

  boolean empty() {
    return size == 0;
  }

  /** Where a word begins in the text. */
  int start(int word) {
    return starts[word];
  }

  /** Just behind the last letter of a word. */
  int end(int word) {
    return ends[word];
  }

  int firstLetter(int word) {
    return word == 0 ? 0 : letterEnds[word - 1];
  }

  int letterEnd(int word) {
    return letterEnds[word];
  }

  char letter(int at) {
    return letters.charAt(at);
  }

  /** A word folded, for looking it up in a table. */
  String folded(int word) {
    return letters.substring(firstLetter(word), letterEnds[word]);
  }

  /** The first word that begins at or behind a place in the text. */
  int after(int place) {
    var found = Arrays.binarySearch(starts, 0, size, place);
    return found >= 0 ? found : -found - 1;
  }

  /** Whether a carrier could have started a chunk of speech at this word. */
  boolean beginsClause(int word) {
    return word == 0 || WordEnds.clauseEndsWithin(text, ends[word - 1], starts[word]);
  }

  private void read() {
    var open = false;
    for (var at = 0; at < text.length(); ) {
      var letter = text.codePointAt(at);
      var next = at + Character.charCount(letter);
      if (LetterFolding.spoken(letter)) {
        open = add(letter, at, next, open);
      } else if (size > 0 && at == ends[size - 1] && LetterFolding.extending(letter)) {
        ends[size - 1] = next;
      } else {
        open = open && LetterFolding.apostrophe(letter);
      }
      at = next;
    }
  }

  /** Adds a letter to the open word or to a new one; says whether the word stays open. */
  private boolean add(int letter, int at, int next, boolean open) {
    var alone = LetterFolding.standsAlone(letter);
    if (!open || alone) {
      begin(at);
    }
    LetterFolding.append(letter, letters);
    ends[size - 1] = next;
    letterEnds[size - 1] = letters.length();
    return !alone;
  }

  private void begin(int at) {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, size * 2);
      ends = Arrays.copyOf(ends, size * 2);
      letterEnds = Arrays.copyOf(letterEnds, size * 2);
    }
    starts[size++] = at;
  }
}
