package dev.offhook.llm;

/**
 * Text made fit for a voice while it is generated: a filter fed token by token.
 *
 * <p>Markdown, tags, emoji, bare addresses, chat-template markers and thoughts go; numbers,
 * abbreviations, currency and blanks stay as they are, the voice reads them better than we would.
 * Links are their text, addresses their domain ("example dot com"), list items and table rows
 * become sentences, code in a named language is left out.
 *
 * <p>Plain words pass at once. Held back is only what may still turn out to be markup, at most some
 * 64 characters. What comes out in all does not depend on how the text was cut into tokens. One for
 * each reply; not safe for threads.
 */
public final class Speakable {
  private final SpokenText spoken = new SpokenText();
  private final Characters text =
      new WithoutTags(new WithoutLineMarks(new WithoutInlineMarks(new SpokenUrls(spoken))));
  private char firstHalf;

  /** Takes the next token and gives what can be spoken by now; may be empty, never trimmed. */
  public String feed(String token) {
    for (int i = 0; i < token.length(); i++) {
      take(token.charAt(i));
    }
    return spoken.drain();
  }

  /** No token follows: gives what was held back. */
  public String flush() {
    text.end();
    return spoken.drain();
  }

  /** Halves of a character may come in two tokens; a half without the other is dropped. */
  private void take(char next) {
    if (Character.isHighSurrogate(next)) {
      firstHalf = next;
    } else if (!Character.isLowSurrogate(next)) {
      firstHalf = 0;
      text.take(next);
    } else if (firstHalf != 0) {
      text.take(Character.toCodePoint(firstHalf, next));
      firstHalf = 0;
    }
  }
}
