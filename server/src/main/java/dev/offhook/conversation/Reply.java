package dev.offhook.conversation;

import dev.offhook.llm.LanguageModel;
import dev.offhook.llm.ModelEvent;
import dev.offhook.llm.ModelFailure;
import dev.offhook.llm.Prompt;
import dev.offhook.llm.Speakable;
import dev.offhook.turn.Signal;
import java.util.function.Consumer;

/**
 * One reply of the model, from the request to its last word: turns what the model generates into
 * signals that carry the reply's number, made speakable on the way.
 *
 * <p>Lives on the call's event loop. After {@link #cancel} it gives no signal.
 */
final class Reply {
  private final long number;
  private final Consumer<Signal> signals;
  private final Consumer<ModelEvent.Failed> failures;
  private final Speakable speakable = new Speakable();
  private final LanguageModel.Generation generation;
  private boolean leaving;
  private boolean settled;

  private Reply(
      long number,
      LanguageModel model,
      Prompt prompt,
      Consumer<Signal> signals,
      Consumer<ModelEvent.Failed> failures) {
    this.number = number;
    this.signals = signals;
    this.failures = failures;
    this.generation = model.reply(prompt, this::happened);
  }

  /** Has {@code model} answer {@code prompt}. */
  static Reply start(
      long number,
      LanguageModel model,
      Prompt prompt,
      Consumer<Signal> signals,
      Consumer<ModelEvent.Failed> failures) {
    return new Reply(number, model, prompt, signals, failures);
  }

  long number() {
    return number;
  }

  /** Stops generating; harmless when the reply is complete. */
  void cancel() {
    if (!settled) {
      settled = true;
      generation.cancel();
    }
  }

  private void happened(ModelEvent event) {
    if (settled) {
      return;
    }
    switch (event) {
      case ModelEvent.Words(String text) -> speak(speakable.feed(text));
      case ModelEvent.HangUp _ -> leaving = true;
      case ModelEvent.Finished _ -> {
        speak(speakable.flush());
        settled = true;
        signals.accept(new Signal.ReplyComplete(number, leaving));
      }
      case ModelEvent.Failed failed -> {
        settled = true;
        failures.accept(failed);
        signals.accept(ended(failed.failure().kind()));
      }
    }
  }

  /** A model that had nothing to say has not broken: the caller is told just that. */
  private Signal ended(ModelFailure.Kind kind) {
    return kind == ModelFailure.Kind.EMPTY
        ? new Signal.ReplyComplete(number, false)
        : new Signal.ReplyFailed(number);
  }

  private void speak(String words) {
    if (!words.isEmpty()) {
      signals.accept(new Signal.Generated(number, words));
    }
  }
}
