package dev.offhook.turn;

/**
 * Where a text may be cut: behind a word and the punctuation that closes it, never inside. All
 * places are offsets into the text, all work is local to the place asked about.
 */
final class WordEnds {
  private WordEnds() {}

  /**
   * The last place at or before a word's end where the text may be cut.
   *
   * <p>Punctuation that follows a word stays with it, so what is left begins with a word and the
   * two sides join with one blank. Inside "well-known" or "1,000" there is no place: the cut moves
   * back before it. With no word left behind the place the cut is the end of the text.
   */
  static int cut(String text, int reached) {
    var behind = closing(text, reached);
    if (behind == text.length() || wordless(text, behind)) {
      return text.length();
    }
    if (reached == 0 || Character.isWhitespace(text.charAt(reached - 1))) {
      return reached;
    }
    if (Character.isWhitespace(text.charAt(behind))) {
      return detached(text, behind);
    }
    var before = text.codePointBefore(reached);
    if (!LetterFolding.spoken(before) && !LetterFolding.extending(before)) {
      return behind;
    }
    return cuttable(text, reached, behind) ? behind : wordStart(text, reached);
  }

  /** Behind the punctuation that follows a place; marks that open something are left. */
  private static int closing(String text, int from) {
    var at = from;
    while (at < text.length()) {
      var letter = text.codePointAt(at);
      if (LetterFolding.spoken(letter) || Character.isWhitespace(letter) || opening(letter)) {
        return at;
      }
      at += Character.charCount(letter);
    }
    return at;
  }

  private static boolean opening(int letter) {
    var type = Character.getType(letter);
    return type == Character.START_PUNCTUATION || type == Character.INITIAL_QUOTE_PUNCTUATION;
  }

  private static boolean wordless(String text, int from) {
    for (var at = from; at < text.length(); ) {
      var letter = text.codePointAt(at);
      if (LetterFolding.spoken(letter)) {
        return false;
      }
      at += Character.charCount(letter);
    }
    return true;
  }

  /** Takes along punctuation that stands by itself, as in "Bonjour !" or "A I . Ask". */
  private static int detached(String text, int blank) {
    var at = blank;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    var end = at;
    while (end < text.length() && closes(text.charAt(end))) {
      end++;
    }
    var whole = end == text.length() || Character.isWhitespace(text.charAt(end));
    return end > at && whole ? end : blank;
  }

  private static boolean closes(char mark) {
    return mark != '—' && mark != '–' && (clauseMark(mark) || mark == '»' || mark == '”');
  }

  /** Whether one of the two words that meet here is written without blanks. */
  private static boolean cuttable(String text, int reached, int behind) {
    return (behind > reached && fullWidth(text.charAt(behind - 1)))
        || LetterFolding.standsAlone(text.codePointBefore(reached))
        || LetterFolding.standsAlone(text.codePointAt(behind));
  }

  private static int wordStart(String text, int reached) {
    var at = reached;
    while (at > 0) {
      var before = text.codePointBefore(at);
      if (Character.isWhitespace(before)) {
        return at;
      }
      if (LetterFolding.standsAlone(before)) {
        return Math.min(reached, closing(text, at));
      }
      at -= Character.charCount(before);
    }
    return 0;
  }

  /** The start of the sentence a place lies in: at or before the place. */
  static int sentenceStart(String text, int place) {
    for (var at = Math.min(place, text.length() - 1); at > 0; at--) {
      if (sentenceEndsAt(text, at)) {
        return at;
      }
    }
    return 0;
  }

  /**
   * Whether the sentence that the last word before a place lies in is, as far as written, a
   * question.
   */
  static boolean asks(String text, int place) {
    var end = place;
    while (end < text.length() && !sentenceEndsAt(text, Math.max(1, end))) {
      end++;
    }
    var sentence = text.substring(0, end).stripTrailing();
    return sentence.endsWith("?") || sentence.endsWith("？");
  }

  private static boolean sentenceEndsAt(String text, int at) {
    var here = text.charAt(at);
    if (here == '\n') {
      return true;
    }
    var last = at - 1;
    while (last > 0 && "\"')]»”’".indexOf(text.charAt(last)) >= 0) {
      last--;
    }
    var mark = text.charAt(last);
    return "。！？".indexOf(mark) >= 0
        || (Character.isWhitespace(here) && ".!?…।؟".indexOf(mark) >= 0);
  }

  /** Whether a clause is over at a place, so that speech stopped there by itself. */
  static boolean clauseEndsAt(String text, int place) {
    var next = place;
    while (next < text.length() && !LetterFolding.spoken(text.codePointAt(next))) {
      next++;
    }
    return next == text.length() || clauseEndsWithin(text, Math.max(0, place - 1), next);
  }

  static boolean clauseEndsWithin(String text, int from, int to) {
    for (var at = from; at < to; at++) {
      if (clauseMark(text.charAt(at))) {
        return true;
      }
    }
    return false;
  }

  /** Behind the last clause that is whole, looked for no further back than {@code from}. */
  static int lastClauseEnd(String text, int from) {
    var at = text.length();
    while (at > from && !clauseMark(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  private static boolean clauseMark(char mark) {
    return !LetterFolding.spoken(mark) && (",.:;!?…—–\n।؟،".indexOf(mark) >= 0 || fullWidth(mark));
  }

  private static boolean fullWidth(char mark) {
    return "。、，！？：；".indexOf(mark) >= 0;
  }
}
