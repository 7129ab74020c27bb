package dev.offhook.assistant;

import java.time.Duration;
import java.util.List;

/**
 * What an interruption does.
 *
 * @param interruptible which caller input stops the assistant while it speaks
 * @param resumeAfter how long a held reply waits in silence before it goes on
 * @param extraStopPhrases phrases that stop the assistant, beside the built-in ones
 */
public record BargeIn(
    Interruptible interruptible, Duration resumeAfter, List<String> extraStopPhrases) {

  public static final BargeIn USUAL =
      new BargeIn(Interruptible.SPEECH, Duration.ofMillis(2500), List.of());

  public BargeIn {
    extraStopPhrases = List.copyOf(extraStopPhrases);
  }

  /** Caller input that may stop the assistant. */
  public enum Interruptible {
    NONE,
    DTMF,
    SPEECH,
    ANY
  }
}
