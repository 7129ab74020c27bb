package dev.offhook.llm.builtin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a caller said, ready to be understood: lower case, no punctuation, single blanks.
 *
 * @param plain the words; apostrophes are kept, and colons inside times
 * @param question whether the transcript has a question mark
 */
record Utterance(String plain, boolean question) {
  private static final String STARTERS =
      "what|what's|whats|where|where's|when|when's|how|how's|who|who's|which|is|are|do|does|did|can"
          + "|could|will|would|have|may|should|tell me";
  private static final Pattern STARTS_AS_QUESTION = Pattern.compile("(?:" + STARTERS + ")\\b.*");
  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.?!;])(?=\\s|$)");

  /** "… and where are you?" begins another question; "a wash and a cut" does not. */
  private static final Pattern NEXT_QUESTION =
      Pattern.compile(
          "(?:,\\s*|\\s+)(?:and|also|plus|but)\\s+(?:also\\s+)?(?=(?:"
              + STARTERS
              + ")\\s|(?:your |the )?(?:opening hours|hours|address|location"
              + "|phone number|prices)\\b)");

  private static final Pattern HALF_OF_DAY = Pattern.compile("\\b([ap])\\.\\s?m\\b\\.?");
  private static final Pattern NOISE = Pattern.compile("[^\\p{L}\\p{N}': ]+|:(?!\\d)|(?<!\\d):");

  static Utterance of(String words) {
    var lower =
        HALF_OF_DAY.matcher(words.toLowerCase(Locale.ROOT).replace('’', '\'')).replaceAll("$1m");
    var plain = NOISE.matcher(lower).replaceAll(" ").replaceAll("\\s+", " ").strip();
    return new Utterance(plain, words.contains("?"));
  }

  /** The same with its plain words replaced. */
  Utterance with(String words) {
    return new Utterance(words.replaceAll("\\s+", " ").strip(), question);
  }

  /** Whether it asks, by its mark or by its first word. */
  boolean asks() {
    return question || STARTS_AS_QUESTION.matcher(plain).matches();
  }

  boolean blank() {
    return plain.isBlank();
  }

  int length() {
    return blank() ? 0 : plain.split(" ", -1).length;
  }

  /** Cuts what was said into sentences, and sentences into the questions they ask. */
  static List<Utterance> parts(String words) {
    var parts = new ArrayList<Utterance>();
    var whole = HALF_OF_DAY.matcher(words.toLowerCase(Locale.ROOT)).replaceAll("$1m");
    for (var sentence : SENTENCE_END.split(whole, -1)) {
      for (var part : NEXT_QUESTION.split(sentence.strip(), -1)) {
        var utterance = new Utterance(Utterance.of(part).plain(), sentence.contains("?"));
        if (!utterance.blank()) {
          parts.add(utterance);
        }
      }
    }
    return parts;
  }

  /** A pattern that finds these alternatives as whole words only, never inside another word. */
  static Pattern words(String alternatives) {
    return Pattern.compile("(?<![\\p{L}\\p{N}'])(?:" + alternatives + ")(?![\\p{L}\\p{N}'])");
  }

  boolean has(Pattern pattern) {
    return pattern.matcher(plain).find();
  }

  boolean is(Pattern pattern) {
    return pattern.matcher(plain).matches();
  }
}
