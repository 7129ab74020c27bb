package dev.offhook.bench.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What the model says every time, and how a carrier cuts it into clauses. */
final class ScriptedReply {

  private static final String[] WORDS =
      ("It left us on the day you asked, and is on its way to you now; it will be with you by noon, "
              + "or by two at the most.")
          .split(" ");
  private static final Pattern AFTER_A_CLAUSE = Pattern.compile("(?<=[.,:;!?])");

  private ScriptedReply() {}

  /** As many words, and so tokens, as asked for; the last one ends a sentence. */
  static String of(int tokens) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < tokens; i++) {
      words.add(WORDS[i % WORDS.length]);
    }
    words.set(tokens - 1, words.getLast().replaceAll("\\W$", "") + ".");
    return String.join(" ", words);
  }

  /** As a carrier reports them when they have been spoken. */
  static List<String> clauses(String words) {
    return AFTER_A_CLAUSE.splitAsStream(words).filter(clause -> !clause.isBlank()).toList();
  }
}
