package dev.offhook.llm;

import dev.offhook.call.ToolCall;
import dev.offhook.call.Usage;

/** Everything a language model can say while it answers. */
public sealed interface ModelEvent {

  /** More of the answer: never empty, untrimmed, blanks kept as generated. */
  record Words(String text) implements ModelEvent {}

  /**
   * The model wants a tool used. Once the answer is complete, what came of all that it wanted is
   * the last turn of the next prompt.
   */
  record Wants(ToolCall call) implements ModelEvent {}

  /**
   * So much was used for this answer, as its provider tells; may come at any time before the last
   * event, and while the answer is {@linkplain LanguageModel.Generation#cancel cancelled}. What
   * nobody tells is told as {@link Usage#untold}; a model that nobody bills for tells nothing.
   */
  record Used(Usage usage) implements ModelEvent {}

  /** The model wants the call to end once what it said has been heard. */
  record HangUp() implements ModelEvent {}

  /** The answer is complete. */
  record Finished() implements ModelEvent {}

  /** There will be no more of this answer. */
  record Failed(ModelFailure failure) implements ModelEvent {}
}
