package dev.offhook.llm;

/**
 * The last step: what is really spoken. Ends of lines become blanks or full stops, pictures and
 * invisible characters go, and with a picture one of the two blanks around it.
 */
final class SpokenText implements Characters {
  private static final String ENDS_A_PHRASE = ".!?:;,…";
  private static final String CLOSES = "\"'”’»)";
  private static final int KEYCAP = 0x20E3;
  private static final int JOINER = 0x200D;

  private final StringBuilder out = new StringBuilder();
  private int last = LINE_END;
  private int beforeLast = LINE_END;
  private int lineEnd;
  private boolean afterPicture;

  /** What was added since it was last drained. */
  String drain() {
    var text = out.toString();
    out.setLength(0);
    return text;
  }

  @Override
  public void take(int c) {
    if (c < 0) {
      lineEnd = last == LINE_END ? 0 : Math.min(lineEnd, c);
    } else if (c == '→' || c == '➜' || c == '➔') {
      arrow();
    } else if (isPicture(c)) {
      afterPicture = true;
    } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
      blank();
    } else if (!isSilent(c)) {
      settleLine();
      give(c);
    }
  }

  @Override
  public void end() {
    if (lineEnd == SENTENCE_END && isOpen()) {
      give('.');
    }
    lineEnd = 0;
  }

  private void give(int c) {
    afterPicture = false;
    beforeLast = last;
    last = c;
    out.appendCodePoint(c);
  }

  private void blank() {
    boolean twice = afterPicture && (last == ' ' || last == LINE_END);
    afterPicture = false;
    if (lineEnd == 0 && !twice) {
      give(' ');
    }
  }

  private void arrow() {
    settleLine();
    for (char letter : (last == ' ' || last == LINE_END ? "to" : " to ").toCharArray()) {
      give(letter);
    }
    afterPicture = true;
  }

  private void settleLine() {
    if (lineEnd == SENTENCE_END && isOpen()) {
      give('.');
    }
    if (lineEnd != 0 && last != ' ') {
      give(' ');
    }
    lineEnd = 0;
  }

  /** Whether what was said last does not yet sound like the end of a phrase. */
  private boolean isOpen() {
    int end = CLOSES.indexOf(last) >= 0 ? beforeLast : last;
    return end != LINE_END && ENDS_A_PHRASE.indexOf(end) < 0;
  }

  /** Trade marks and the like count as pictographs, but are read out. */
  private static boolean isPicture(int c) {
    boolean readOut = c == '©' || c == '®' || c == '™';
    boolean symbol = c >= 0x2300 && c <= 0x2BFF && Character.getType(c) == Character.OTHER_SYMBOL;
    boolean flag = c >= 0x1F1E6 && c <= 0x1F1FF;
    boolean skin = c >= 0x1F3FB && c <= 0x1F3FF;
    return !readOut && (Character.isExtendedPictographic(c) || symbol || flag || skin);
  }

  private boolean isSilent(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.PRIVATE_USE, Character.SURROGATE, Character.UNASSIGNED ->
          true;
      // joiners shape letters in some scripts; between pictures they are part of the picture
      case Character.FORMAT -> c != 0x200C && (c != JOINER || afterPicture);
      default -> c == KEYCAP || (c >= 0xFE00 && c <= 0xFE0F);
    };
  }
}
