package dev.offhook.assistant;

import dev.offhook.turn.Patience;
import dev.offhook.turn.TurnRule;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What an interruption does.
 *
 * @param interruptible which caller input stops the assistant while it speaks
 * @param patience how long is waited
 * @param ownResumeAfter whether the file says how long a held reply waits, so that the server's
 *     setting does not
 * @param extraStopPhrases phrases that stop the assistant, beside the built-in ones
 * @param without turn rules that are left out
 */
public record BargeIn(
    Interruptible interruptible,
    Patience patience,
    boolean ownResumeAfter,
    List<String> extraStopPhrases,
    Set<TurnRule> without) {

  public static final BargeIn USUAL =
      new BargeIn(
          Interruptible.SPEECH, Patience.Preset.NORMAL.patience(), false, List.of(), Set.of());

  public BargeIn {
    extraStopPhrases = List.copyOf(extraStopPhrases);
    without = Set.copyOf(without);
  }

  /** Its patience, on a server that lets held replies wait for as long as this by default. */
  public Patience patience(Duration serversResumeAfter) {
    return ownResumeAfter ? patience : patience.resuming(serversResumeAfter);
  }

  /** Its stop phrases, on a server that has these by default. */
  public List<String> extraStopPhrases(List<String> servers) {
    return extraStopPhrases.isEmpty() ? servers : extraStopPhrases;
  }

  /** Caller input that may stop the assistant. */
  public enum Interruptible {
    NONE,
    DTMF,
    SPEECH,
    ANY
  }
}
