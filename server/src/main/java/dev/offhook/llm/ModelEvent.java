package dev.offhook.llm;

/** Everything a language model can say while it answers. */
public sealed interface ModelEvent {

  /** More of the answer: never empty, untrimmed, blanks kept as generated. */
  record Words(String text) implements ModelEvent {}

  /** The model wants the call to end once what it said has been heard. */
  record HangUp() implements ModelEvent {}

  /** The answer is complete. */
  record Finished() implements ModelEvent {}

  /** There will be no more of this answer. */
  record Failed(ModelFailure failure) implements ModelEvent {}
}
