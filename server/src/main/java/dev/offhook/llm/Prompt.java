package dev.offhook.llm;

import dev.offhook.assistant.Assistant;
import dev.offhook.call.CallDetails;
import dev.offhook.call.ToolCall;
import dev.offhook.tool.ToolSpec;
import java.time.Instant;
import java.util.List;

/**
 * All a model is given for one reply.
 *
 * @param assistant who is speaking; its instructions are the system message
 * @param call the call it is spoken in
 * @param turns what was said so far, oldest first; the last one is the caller's, or tells what came
 *     of the tools the model wanted used
 * @param tools what it may ask to have used
 * @param now the time of day, for a model that is asked for it
 */
public record Prompt(
    Assistant assistant, CallDetails call, List<Turn> turns, List<ToolSpec> tools, Instant now) {
  public Prompt {
    turns = List.copyOf(turns);
    tools = List.copyOf(tools);
  }

  /** Part of what happened in the call. */
  public sealed interface Turn {
    /** What was said in it; may be blank. */
    String words();

    /** The caller's words, as transcribed. */
    record Caller(String words) implements Turn {}

    /**
     * The assistant's, as far as the caller heard them.
     *
     * @param cutShort whether the caller interrupted before the end
     */
    record Said(String words, boolean cutShort) implements Turn {}

    /**
     * The model wanted a tool used, and this came of it.
     *
     * @param words what it generated just before, if no {@link Said} tells it; may be blank
     * @param answer what the model is told
     */
    record Used(String words, ToolCall call, String answer) implements Turn {}
  }
}
