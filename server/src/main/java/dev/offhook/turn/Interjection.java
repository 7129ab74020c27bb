package dev.offhook.turn;

/** What a caller meant by speaking while the assistant spoke, and the rule that says so. */
public sealed interface Interjection {

  /** The rule that decided, for explaining the decision. */
  Rule rule();

  /**
   * The same with two outcomes instead of three: a stop is a turn like a question, and everything
   * else means nothing.
   */
  default Interjection plain() {
    return switch (this) {
      case Stop _ -> new NewTurn(rule());
      case NewTurn _ ->
          switch (rule()) {
            case QUESTION_MARK, QUESTION_WORD, ANSWER -> this;
            default -> new Backchannel(rule());
          };
      case InDoubt _ -> new Backchannel(rule());
      case Backchannel _, Unsettled _ -> this;
    };
  }

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
    STOP_PHRASE("a stop phrase"),
    /** It begins with one of the assistant's own stop phrases. */
    EXTRA_STOP_PHRASE("a stop phrase of the assistant's own"),
    /** It asks to stop: "could you hold on". */
    ASKED_TO_STOP("a request to stop"),
    /** "No" or "no thanks", and nothing else. */
    DECLINED("a no and nothing else"),
    /** It ends in a question mark. */
    QUESTION_MARK("a question"),
    /** It begins as questions do. */
    QUESTION_WORD("the beginning of a question"),
    /** It begins as requests do. */
    REQUEST("a request"),
    /** The assistant had just asked. */
    ANSWER("an answer to a question"),
    /** It says something. */
    CONTENT("words that say something"),
    /** Nothing but signs of listening. */
    BACKCHANNEL("a nod"),
    /** Nothing but hesitation. */
    NOISE("hesitation"),
    /** No words at all. */
    NO_WORDS("no words"),
    /** One word, or words that carry nothing. */
    TOO_LITTLE("too little to tell"),
    /** The transcript may still change. */
    NOT_SETTLED("still being spoken");

    private final String words;

    Rule(String words) {
      this.words = words;
    }

    /** It in a few words, for people. */
    public String words() {
      return words;
    }
  }
}
