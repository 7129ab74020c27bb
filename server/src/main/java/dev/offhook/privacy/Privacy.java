package dev.offhook.privacy;

import dev.offhook.call.CallDetails;

/**
 * What the owner of an assistant wants kept of its calls.
 *
 * @param redaction what is made illegible before it is written down
 * @param numbers how the far end's number is written down
 * @param retention how long what is written down is kept
 */
public record Privacy(Redaction redaction, Numbers numbers, Retention retention) {

  /** What is known of a call, as it is written down. */
  public CallDetails kept(CallDetails call) {
    return numbers.kept(EventWords.with(call, redaction::of));
  }

  /** Card numbers are made illegible; the rest is kept, until it is deleted. */
  public static final Privacy USUAL = new Privacy(Redaction.CARDS, Numbers.FULL, Retention.FOREVER);

  /** Everything is kept as it is. */
  public static final Privacy OPEN = new Privacy(Redaction.NONE, Numbers.FULL, Retention.FOREVER);
}
