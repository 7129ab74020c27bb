package dev.offhook.tool;

import dev.offhook.call.PhoneNumber;

/** What a tool decided. The conversation acts on it; the model is {@linkplain #told told}. */
public sealed interface Outcome {

  /** What the model is told of it, in words for a model. */
  String told();

  /** Something to know. */
  record Answer(String told) implements Outcome {}

  /** It did not work out; {@code told} says why, so that the model can tell the caller. */
  record Failed(String told) implements Outcome {}

  /** The call is to end once what was said has been heard. */
  record HangUp() implements Outcome {
    @Override
    public String told() {
      return "The call ends after your last words. Say nothing more.";
    }
  }

  /**
   * The call is to go to somebody else once what was said has been heard.
   *
   * @param name what the assistant's file calls them
   * @param to their number
   */
  record Transfer(String name, PhoneNumber to) implements Outcome {
    @Override
    public String told() {
      return "The caller is being put through. Say nothing more.";
    }
  }

  /** Keys are to be pressed at the far end, behind what was said. */
  record SendDigits(String digits) implements Outcome {
    @Override
    public String told() {
      return "The keys are being pressed.";
    }
  }
}
