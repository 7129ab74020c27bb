package dev.offhook.phone.ai;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One thing a provider does in the course of a reply. */
public sealed interface Step {

  /** Does nothing for a while. */
  record Wait(Duration duration) implements Step {}

  /**
   * Sends the response's head and the events every reply begins with; otherwise the first words do.
   */
  record Open() implements Step {}

  /** Sends one token of text. */
  record Say(String text) implements Step {}

  /**
   * Asks for a tool.
   *
   * @param id blank where the provider forgets it
   * @param arguments as JSON text, which may be broken
   * @param manner how it is put into events, where the protocol leaves a choice
   */
  record CallTool(String id, String name, String arguments, Manner manner) implements Step {

    /** As the provider itself does it. */
    public CallTool(String id, String name, String arguments) {
      this(id, name, arguments, Manner.USUAL);
    }
  }

  /** Sends one event of a kind a client must get over. */
  record Odd(Oddity oddity) implements Step {}

  /** Sends this text as it is: any line, any ending. */
  record Raw(String text) implements Step {}

  /**
   * Reports an error inside the stream, which began with status 200. What follows still happens.
   */
  record Fail(String type, String message) implements Step {}

  /**
   * Answers with an error instead of a stream; nothing may have been sent before, nothing follows.
   *
   * @param type the provider's name for it; Gemini's status word is one too
   * @param retryAfter sent as a header, in whole seconds
   */
  record Refuse(int status, String type, String message, @Nullable Duration retryAfter)
      implements Step {}

  /** Sends nothing more and keeps the connection open; nothing follows. */
  record Stall() implements Step {}

  /** Resets the connection; nothing follows. */
  record Reset() implements Step {}

  /**
   * Ends the reply as the protocol wants it; nothing follows.
   *
   * @param reason the provider's word for why, such as {@code stop} or {@code end_turn}; blank for
   *     its usual one
   */
  record Finish(String reason) implements Step {}

  /** How servers of chat completions put a tool call into events: all of it has been seen. */
  enum Manner {
    /** Id and name first, the arguments in two pieces after them. */
    USUAL,
    /** All in one piece. */
    WHOLE,
    /** The arguments a character at a time. */
    CRUMBS,
    /** No piece says which call it belongs to. */
    NO_INDEX,
    /** In one piece, and every call of the reply is number 0. */
    INDEX_ZERO,
    /** Id and name again with every piece. */
    REPEATED,
    /** The name only with the last piece. */
    LATE_NAME,
    /** In one piece, the arguments as an object instead of text. */
    AS_OBJECT
  }

  /** Events that real servers send and careless clients fall over. */
  enum Oddity {
    /** A chunk whose list of choices or candidates is empty. */
    NO_CHOICES,
    /** A chunk whose fields are all null. */
    NULL_FIELDS,
    /** A chunk that breaks off in the middle of its JSON. */
    MALFORMED_JSON,
    /** An event of a kind that does not exist yet. */
    UNKNOWN_EVENT,
    /** A comment line, as proxies send to keep a stream alive. */
    COMMENT,
    /** The model's thoughts, which nobody may hear. */
    THOUGHT
  }
}
