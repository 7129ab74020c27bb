package dev.offhook.llm.langchain4j;

import java.util.List;

/** What one event of a provider's stream turned out to be. */
sealed interface Reading {
  /** Nothing of the answer and nothing wrong: a ping, a role, usage, reasoning. */
  Reading IDLE = new Chunk("", Stop.NOT_YET);

  /**
   * Part of the answer.
   *
   * @param words untrimmed, may be empty
   * @param wishes parts of tool calls
   */
  record Chunk(String words, List<ToolPiece> wishes, Stop stop) implements Reading {
    public Chunk {
      wishes = List.copyOf(wishes);
    }

    Chunk(String words, Stop stop) {
      this(words, List.of(), stop);
    }
  }

  /** The provider's word for: nothing more will come. */
  record Done() implements Reading {}

  /** Not what the protocol says: counted and left out, the reply goes on. */
  record Odd() implements Reading {}

  /**
   * An error inside the stream.
   *
   * @param detail its type and code, never its text
   */
  record Fault(String detail) implements Reading {}

  /** Whether the model said that it has ended, and why. */
  enum Stop {
    NOT_YET,
    /** It has said everything, or all it was allowed to. */
    COMPLETE,
    /** A filter withheld the rest: asking again will not help. */
    FILTERED
  }
}
