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
   * @param arguments as JSON text, which may be broken
   */
  record CallTool(String id, String name, String arguments) implements Step {}

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
