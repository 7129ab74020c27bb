package dev.offhook.llm.builtin;

import java.util.regex.Pattern;

/**
 * The polite part of what was said, and what is left when it is taken away.
 *
 * @param rest the words that are not courtesy
 * @param bye whether the caller takes leave in so many words
 * @param closing whether the caller lets on to be finished, such as "that's all"
 * @param thanks whether the caller thanks
 * @param yes whether the caller agrees
 * @param no whether the caller declines
 */
record Courtesy(
    Utterance rest, boolean bye, boolean closing, boolean thanks, boolean yes, boolean no) {
  private static final String DAY_PARTS = "day|one|evening|weekend|night|afternoon|morning";
  private static final Pattern BYE =
      Utterance.words(
          "good ?bye|bye|bye-bye|see (?:you|ya)(?: later| soon| then| tomorrow)?|nothing else"
              + "|talk to you (?:later|soon)|good night|hang up"
              + "|(?:have|enjoy) (?:a|your) (?:good |nice |great |lovely |wonderful )?(?:"
              + DAY_PARTS
              + ")");
  private static final Pattern CLOSING =
      Utterance.words(
          "that's all|that is all|thats all|that'll be all|that will be all|that's it|that was all"
              + "|that's everything|i'm done|i am done|i'm good|i have to go|i've got to go|take care");
  private static final Pattern THANKS =
      Utterance.words(
          "thank you(?: so much| very much| kindly)?|many thanks"
              + "|thanks(?: a lot| so much| again)?|much appreciated"
              + "|for (?:all )?(?:your|the) (?:help|time|information|assistance)");
  private static final Pattern YES =
      Utterance.words(
          "yes|yeah|yep|yup|sure|of course|certainly|absolutely|please do|i would|i do");
  private static final Pattern NO = Utterance.words("no|nope|nah|not really|never mind|nevermind");
  private static final Pattern FILLER =
      Utterance.words(
          "ok|okay|great|perfect|alright|all right|good|fine|lovely|excellent|awesome|cool|nice"
              + "|wonderful|well|then|now|so|um|uh|erm|hmm|please|oh|ah|right|got it|i see|you too"
              + "|for now|for today|today|and|but|very much|i think|i guess|i said|really|just");
  private static final Pattern GREETING =
      Pattern.compile(
          "^(?:hello|hi|hey|hiya|howdy|greetings|good (?:morning|afternoon|evening))"
              + "(?: there| again)?(?![\\p{L}'])");

  static Courtesy of(Utterance said) {
    var left = new Taking(said.plain());
    boolean bye = left.take(BYE);
    boolean closing = left.take(CLOSING);
    boolean thanks = left.take(THANKS);
    var answer = new Taking(left.words);
    answer.take(FILLER);
    boolean no = answer.take(NO);
    boolean yes = answer.take(YES);
    answer.take(FILLER);
    if (answer.blank()) {
      left.words = "";
    }
    return new Courtesy(said.with(left.words), bye, closing, thanks, yes, no);
  }

  /** Whether there was nothing but courtesy. */
  boolean only() {
    return rest.blank();
  }

  /** Whether the caller is leaving: "goodbye" beside no question, or thanks and nothing else. */
  boolean leaving() {
    if (only()) {
      return bye || closing || thanks;
    }
    return (bye && !rest.asks()) || (closing && !rest.asks() && rest.length() <= 4);
  }

  /** What is left of it without a greeting at its beginning. */
  static Utterance withoutGreeting(Utterance said) {
    return said.with(GREETING.matcher(said.plain()).replaceFirst(""));
  }

  private static final class Taking {
    private String words;

    Taking(String words) {
      this.words = words;
    }

    boolean take(Pattern pattern) {
      var before = words;
      words = pattern.matcher(words).replaceAll(" ");
      return !words.equals(before);
    }

    boolean blank() {
      return words.isBlank();
    }
  }
}
