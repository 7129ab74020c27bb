package dev.offhook.llm;

import java.util.function.Consumer;

/**
 * Something that answers: a provider's language model, or the built-in receptionist.
 *
 * <p>Called on a call's event loop and never blocks it. Events are delivered on the same event
 * loop, after {@code reply} has returned, in order, and end with exactly one {@link
 * ModelEvent.Finished} or {@link ModelEvent.Failed}; after {@link Generation#cancel()} none follow.
 */
public interface LanguageModel {

  /** Starts one reply to the last turn of the prompt. */
  Generation reply(Prompt prompt, Consumer<ModelEvent> listener);

  /** A reply being generated. */
  interface Generation {
    /**
     * Stops it and closes the provider's stream (within 100 ms), so that nothing more is generated
     * or billed. Before it returns, what was used so far is told ({@link ModelEvent.Used}); no
     * event follows. Harmless when repeated or late.
     */
    void cancel();
  }
}
