package dev.offhook.llm;

/**
 * A step on the way to speech: takes characters one by one, gives on what remains of them, and
 * holds back only what it cannot judge yet.
 */
interface Characters {
  /** The end of a line that goes on in the next: spoken as a blank. */
  int LINE_END = -1;

  /** The end of a line that stands for itself, as a heading or a list's item does. */
  int SENTENCE_END = -2;

  /**
   * Takes the next one.
   *
   * @param character a code point, or one of the ends above
   */
  void take(int character);

  /** No character follows. */
  void end();

  /** Takes each character of {@code text}. */
  default void takeAll(CharSequence text) {
    text.codePoints().forEach(this::take);
  }
}
