package dev.offhook.turn;

import java.time.Duration;

/**
 * How long the turn rules wait, and for what.
 *
 * @param resumeAfter how long a held reply waits in silence before it goes on
 * @param fragmentPause how soon after a turn more words still belong to it, though the reply has
 *     begun
 * @param fillerAfter how long a model may be silent before a filler
 * @param silence how long nobody speaks before the assistant asks whether the caller is there
 * @param asks how often it asks before it says goodbye
 */
public record Patience(
    Duration resumeAfter,
    Duration fragmentPause,
    Duration fillerAfter,
    Duration silence,
    int asks) {

  public Patience {
    if (resumeAfter.isNegative() || fragmentPause.isNegative() || fillerAfter.isNegative()) {
      throw new IllegalArgumentException("a wait is no less than nothing");
    }
    if (!silence.isPositive() || asks < 0) {
      throw new IllegalArgumentException(
          "silence lasts longer than %s, and is asked into 0 times or more, not %d"
              .formatted(silence, asks));
    }
  }

  /** The same with another wait of a held reply. */
  public Patience resuming(Duration after) {
    return new Patience(after, fragmentPause, fillerAfter, silence, asks);
  }

  /** Patience by name. */
  public enum Preset {
    /** For slow speakers, older callers, dictated numbers. */
    PATIENT,
    /** For most. */
    NORMAL,
    /** For short orders. */
    BRISK;

    public Patience patience() {
      return switch (this) {
        case PATIENT -> of(4000, 1000, 2000, 40, 3);
        case NORMAL -> of(2500, 500, 1000, 20, 2);
        case BRISK -> of(1500, 200, 700, 10, 1);
      };
    }

    private static Patience of(
        long resumeAfter, long fragmentPause, long fillerAfter, long silence, int asks) {
      return new Patience(
          Duration.ofMillis(resumeAfter),
          Duration.ofMillis(fragmentPause),
          Duration.ofMillis(fillerAfter),
          Duration.ofSeconds(silence),
          asks);
    }
  }
}
