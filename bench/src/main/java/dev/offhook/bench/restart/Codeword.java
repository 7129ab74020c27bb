package dev.offhook.bench.restart;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A word that nobody else says, by which a question or a reply is found again wherever it is. */
final class Codeword {

  private static final String[] SYLLABLES = {
    "ba", "ce", "di", "fo", "gu", "ka", "le", "mi", "no", "pu"
  };
  private static final String NUMBER = "(?:" + String.join("|", SYLLABLES) + "){6}";
  private static final Pattern QUESTION = Pattern.compile("\\bQ" + NUMBER + "\\b");
  private static final Pattern REPLY = Pattern.compile("\\bR" + NUMBER + "\\b");

  private Codeword() {}

  static String ofQuestion(int number) {
    return "Q" + spoken(number);
  }

  static String ofReply(int number) {
    return "R" + spoken(number);
  }

  /** The last question's in a text. */
  static Optional<String> questionIn(String text) {
    return QUESTION.matcher(text).results().map(MatchResult::group).reduce((first, next) -> next);
  }

  /** The first reply's in a text. */
  static Optional<String> replyIn(String text) {
    return REPLY.matcher(text).results().map(MatchResult::group).findFirst();
  }

  private static String spoken(int number) {
    StringBuilder word = new StringBuilder();
    for (int place = 100_000; place > 0; place /= 10) {
      word.append(SYLLABLES[number / place % 10]);
    }
    return word.toString();
  }
}
