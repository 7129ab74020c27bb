package dev.offhook.llm.langchain4j;

/** What may be logged of an exception. */
final class Reasons {
  private static final int MOST_CHARACTERS = 160;

  private Reasons() {}

  /** One of our own network stack: its name and its message, short. */
  static String ofNetwork(Throwable why) {
    var message = why.getMessage();
    var name = why.getClass().getSimpleName();
    var text = message == null ? name : name + ": " + message;
    return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS);
  }

  /** Any other: its name only, because messages quote headers and chunks. */
  static String of(Throwable why) {
    return why.getClass().getSimpleName();
  }
}
