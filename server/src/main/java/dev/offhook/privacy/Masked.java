package dev.offhook.privacy;

/**
 * A text some of which is made illegible, character for character: what was a letter or a digit is
 * an {@code x}, what stood between stays. So it is as long as before, its words are where they
 * were, and what was heard of it can still be found in what was sent.
 */
final class Masked {
  static final char COVER = 'x';

  /** Fills up a word that stands for one digit: no letter, so that the digit stays one letter. */
  private static final char FILL = '•';

  private final String original;
  private final StringBuilder text;

  Masked(String original) {
    this.original = original;
    this.text = new StringBuilder(original);
  }

  String original() {
    return original;
  }

  String text() {
    return text.toString();
  }

  void cover(int from, int to) {
    for (var at = from; at < to; ) {
      var letter = original.codePointAt(at);
      var size = Character.charCount(letter);
      if (Character.isLetterOrDigit(letter)) {
        fill(at, at + size);
      }
      at += size;
    }
  }

  /** What stands there is one digit, in a figure or in a word. */
  void cover(DigitRun.Digit digit) {
    fill(digit.from(), digit.to());
  }

  private void fill(int from, int to) {
    for (var at = from; at < to; at++) {
      text.setCharAt(at, at == from ? COVER : FILL);
    }
  }
}
