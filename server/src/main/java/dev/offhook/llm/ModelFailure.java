package dev.offhook.llm;

/**
 * Why a model did not answer.
 *
 * @param kind what went wrong, as far as a caller's next words depend on it
 * @param detail for the log: status, type and code from the provider; never its prompt or our keys
 */
public record ModelFailure(Kind kind, String detail) {

  /** What went wrong. */
  public enum Kind {
    /** No first token in time. */
    SLOW,
    /** It stopped in the middle of the answer. */
    STALLED,
    /** The whole answer took longer than a caller waits. */
    ENDLESS,
    /** Could not be reached, or the connection broke. */
    UNREACHABLE,
    /** 429. */
    BUSY,
    /** 5xx, or an error inside the stream. */
    BROKEN,
    /** 4xx: the request, the key or the model's name is wrong; trying again will not help. */
    REFUSED,
    /** It ended without a word. */
    EMPTY
  }

  /** Whether the same request may succeed when it is sent once more. */
  public boolean passing() {
    return switch (kind) {
      case SLOW, UNREACHABLE, BUSY, BROKEN, EMPTY -> true;
      case STALLED, ENDLESS, REFUSED -> false;
    };
  }
}
