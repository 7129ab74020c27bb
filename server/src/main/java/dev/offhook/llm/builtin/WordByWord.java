package dev.offhook.llm.builtin;

import dev.offhook.llm.LanguageModel.Generation;
import dev.offhook.llm.ModelEvent;
import dev.offhook.time.Timers;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * An answer being told at the pace of a brisk model: the first word at once, then one each 15 ms.
 */
final class WordByWord implements Generation {
  static final Duration PACE = Duration.ofMillis(15);

  /** Blanks belong to the word before them, so that the words put together are the text. */
  private static final Pattern WORD_ENDS = Pattern.compile("(?<=\\s)(?=\\S)");

  private final String[] words;
  private final boolean hangUp;
  private final Timers timers;
  private final Consumer<ModelEvent> listener;
  private Timers.Timer next;
  private int told;
  private boolean cancelled;

  private WordByWord(Answer answer, Timers timers, Consumer<ModelEvent> listener) {
    this.words = WORD_ENDS.split(answer.words());
    this.hangUp = answer.hangUp();
    this.timers = timers;
    this.listener = listener;
    this.next = timers.after(Duration.ZERO, this::tell);
  }

  static WordByWord start(Answer answer, Timers timers, Consumer<ModelEvent> listener) {
    return new WordByWord(answer, timers, listener);
  }

  @Override
  public void cancel() {
    cancelled = true;
    next.cancel();
  }

  private void tell() {
    listener.accept(new ModelEvent.Words(words[told]));
    told++;
    if (cancelled) {
      return;
    }
    if (told < words.length) {
      next = timers.after(PACE, this::tell);
      return;
    }
    if (hangUp) {
      listener.accept(new ModelEvent.HangUp());
    }
    if (!cancelled) {
      listener.accept(new ModelEvent.Finished());
    }
  }
}
