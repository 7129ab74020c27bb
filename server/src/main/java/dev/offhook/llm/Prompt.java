package dev.offhook.llm;

import dev.offhook.assistant.Assistant;
import dev.offhook.call.CallDetails;
import java.time.Instant;
import java.util.List;

/**
 * All a model is given for one reply.
 *
 * @param assistant who is speaking; its instructions are the system message
 * @param call the call it is spoken in
 * @param turns what was said so far, oldest first; the last one is the caller's
 * @param now the time of day, for a model that is asked for it
 */
public record Prompt(Assistant assistant, CallDetails call, List<Turn> turns, Instant now) {

  public Prompt {
    turns = List.copyOf(turns);
  }

  /** One side's words, as far as they were heard. */
  public sealed interface Turn {
    String words();

    /** The caller's, as transcribed. */
    record Caller(String words) implements Turn {}

    /**
     * The assistant's, as far as the caller heard them.
     *
     * @param cutShort whether the caller interrupted before the end
     */
    record Said(String words, boolean cutShort) implements Turn {}
  }
}
