package dev.offhook.llm.builtin;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Taking a message, over several turns. Where it stands is read off the receptionist's own last
 * words, which is all there is to remember by.
 *
 * @param lastSaid what the receptionist said last, as far as it was heard; blank at the beginning
 */
record MessageTaking(String lastSaid) {
  static final String OFFER = "Would you like to leave a message?";
  static final String ASK = "What's your name, and what should I pass on?";

  private static final String AND_WHAT = "And what should I pass on?";
  private static final String ANYTHING_ELSE = "Is there anything else I can help you with?";
  private static final String ASKED = "what should I pass on";
  private static final Pattern CANCEL =
      Utterance.words(
          "never ?mind|forget (?:it|about it)|cancel(?: that)?|no message|doesn't matter");
  private static final Pattern ONLY_A_NAME =
      Pattern.compile(
          "(?:(?:my name is|my name's|my name|it's|it is|this is|i'm|i am|the name is) )?"
              + "\\p{L}[\\p{L}']*(?: \\p{L}[\\p{L}']*)?");

  /** Whether the caller has just been asked for the message. */
  boolean waiting() {
    return lastSaid.contains(ASKED);
  }

  /** Whether the caller has just been offered to leave one. */
  boolean offered() {
    return lastSaid.contains(OFFER);
  }

  /**
   * What to say to this, if it belongs to the taking of a message.
   *
   * @param words as transcribed
   */
  Optional<Answer> next(String words, Courtesy courtesy) {
    if (waiting()) {
      return Optional.of(taken(words, courtesy));
    }
    if (!offered() || courtesy.bye() || courtesy.closing()) {
      return Optional.empty();
    }
    if (courtesy.only() && (courtesy.yes() || courtesy.no())) {
      return Optional.of(courtesy.no() ? declined() : Answer.say("Of course. " + ASK));
    }
    boolean dictated = courtesy.yes() && !courtesy.rest().asks() && courtesy.rest().length() > 4;
    return dictated ? Optional.of(noted(words)) : Optional.empty();
  }

  private Answer taken(String words, Courtesy courtesy) {
    var said = Utterance.of(words);
    if (said.has(CANCEL) || (courtesy.only() && courtesy.no())) {
      return declined();
    }
    if (courtesy.only()) {
      return Answer.say("I'm listening. " + ASK);
    }
    boolean firstTime = !lastSaid.contains(AND_WHAT);
    if (firstTime && said.is(ONLY_A_NAME)) {
      return Answer.say("Thank you. " + AND_WHAT);
    }
    return noted(words);
  }

  private static Answer declined() {
    return Answer.say("No problem. " + ANYTHING_ELSE);
  }

  private static Answer noted(String words) {
    var message = words.strip();
    var end = message.matches("(?s).*[.!?]") ? "" : ".";
    return Answer.say(
        "I've noted: "
            + message
            + end
            + " Your message is kept with the record of this call. "
            + ANYTHING_ELSE);
  }
}
