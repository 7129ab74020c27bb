package dev.offhook.llm.builtin;

import dev.offhook.assistant.Assistant;
import dev.offhook.assistant.Knowledge;
import dev.offhook.llm.LanguageModel;
import dev.offhook.llm.ModelEvent;
import dev.offhook.llm.Prompt;
import dev.offhook.time.Timers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * A language model without a key: answers from the assistant's own knowledge and the clock, never
 * invents, and streams its answer word by word.
 *
 * <p>Remembers nothing of a call; all it goes by is in the prompt, so it may serve any number of
 * calls on any number of event loops.
 */
public final class Receptionist implements LanguageModel {
  /** More assistants than one server has; reached only by years of edited files. */
  private static final int MOST_INDEXES = 64;

  private final Timers timers;
  private final Map<Knowledge, FactFinder> finders = new ConcurrentHashMap<>();

  public Receptionist(Timers timers) {
    this.timers = timers;
  }

  /**
   * Reads an assistant's knowledge ahead of its first call. Takes some 100 ms the first time in a
   * process and a few afterwards: call it off the event loop, at the start and when files changed.
   * Without it the first reply does it.
   */
  public void warm(Assistant assistant) {
    finder(assistant.knowledge());
  }

  /**
   * What is known about a question, best first; empty when nothing is. Takes under a millisecond
   * once the knowledge has been read.
   */
  public List<String> lookUp(Knowledge knowledge, String question) {
    return finder(knowledge).find(question).stream().map(Entry::answer).toList();
  }

  @Override
  public Generation reply(Prompt prompt, Consumer<ModelEvent> listener) {
    var answer = new Desk(prompt, finder(prompt.assistant().knowledge())).answer();
    return WordByWord.start(answer, timers, listener);
  }

  private FactFinder finder(Knowledge knowledge) {
    if (finders.size() >= MOST_INDEXES) {
      finders.clear();
    }
    return finders.computeIfAbsent(knowledge, FactFinder::of);
  }
}
