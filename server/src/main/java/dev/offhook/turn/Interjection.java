package dev.offhook.turn;

/** What a caller meant by speaking while the assistant spoke, and the rule that says so. */
public sealed interface Interjection {

  /** The rule that decided, for explaining the decision. */
  Rule rule();

  /**
   * Be quiet.
   *
   * @param rest the words behind the stop phrase, as transcribed; blank when there is nothing to
   *     answer
   */
  record Stop(Rule rule, String rest) implements Interjection {}

  /** The caller takes the floor: the words are to be answered. */
  record NewTurn(Rule rule) implements Interjection {}

  /** A sign of listening or a noise: the assistant goes on, the words mean nothing. */
  record Backchannel(Rule rule) implements Interjection {}

  /** Too little to tell: the assistant goes on, the words are kept for the next turn. */
  record InDoubt(Rule rule) implements Interjection {}

  /** Still being spoken, and no stop so far: nothing is decided yet. */
  record Unsettled(Rule rule) implements Interjection {}

  /** Why an interjection was taken for what it is. */
  enum Rule {
    /** It begins with a phrase of the built-in list. */
    STOP_PHRASE,
    /** It begins with one of the assistant's own stop phrases. */
    EXTRA_STOP_PHRASE,
    /** It asks to stop: "could you hold on". */
    ASKED_TO_STOP,
    /** "No" or "no thanks", and nothing else. */
    DECLINED,
    /** It ends in a question mark. */
    QUESTION_MARK,
    /** It begins as questions do. */
    QUESTION_WORD,
    /** It begins as requests do. */
    REQUEST,
    /** The assistant had just asked. */
    ANSWER,
    /** It says something. */
    CONTENT,
    /** Nothing but signs of listening. */
    BACKCHANNEL,
    /** Nothing but hesitation. */
    NOISE,
    /** No words at all. */
    NO_WORDS,
    /** One word, or words that carry nothing. */
    TOO_LITTLE,
    /** The transcript may still change. */
    NOT_SETTLED
  }
}
