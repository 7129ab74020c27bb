package dev.offhook.llm;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A model that says what a test makes it say, and remembers being asked and cancelled. */
final class ScriptedModel implements LanguageModel {
  private final List<Consumer<ModelEvent>> listeners = new ArrayList<>();
  private int cancelled;

  @Override
  public Generation reply(Prompt prompt, Consumer<ModelEvent> listener) {
    listeners.add(listener);
    return () -> cancelled++;
  }

  /** The newest generation says something. */
  void says(ModelEvent event) {
    listeners.getLast().accept(event);
  }

  void says(String words) {
    says(new ModelEvent.Words(words));
  }

  /** The generation of the {@code nth} request, from 1, says something. */
  void says(int nth, ModelEvent event) {
    listeners.get(nth - 1).accept(event);
  }

  int asked() {
    return listeners.size();
  }

  int cancelled() {
    return cancelled;
  }
}
