package dev.offhook.turn;

import java.math.BigDecimal;
import java.time.Duration;

/** Why something was decided, where no rule about words says so. */
final class Reasons {
  static final String INTERRUPTED = "the caller interrupted";
  static final String BEHIND_A_STOP = "words behind a stop phrase";

  private Reasons() {}

  /** The same step, told why, if there is anything to tell of how a reply ended. */
  static Step explained(Step step, Talk before, Departure leaving) {
    return switch (leaving) {
      case HANG_UP ->
          step.because(Decision.SAID_GOODBYE, "the assistant ends the call", Duration.ZERO);
      case HAND_OVER -> step;
      case NONE ->
          before.unspoken() && before.kept().isBlank()
              ? step.because(Decision.APOLOGISED, "the model had no answer", Duration.ZERO)
              : step;
    };
  }

  static Step modelFailed(Step step) {
    return step.because(Decision.APOLOGISED, "the reply failed", Duration.ZERO);
  }

  /** A length of time for people: "2.5 s". */
  static String seconds(Duration length) {
    var whole = BigDecimal.valueOf(length.toMillis(), 3).stripTrailingZeros();
    return whole.toPlainString() + " s";
  }
}
