package dev.offhook.telephony;

import dev.offhook.call.PhoneNumber;
import java.time.Duration;

/**
 * A call to be placed, as a carrier is told.
 *
 * @param ticket by which its webhooks are known again: random, and known to the carrier alone
 * @param ringing how long it may ring
 * @param longest after which the carrier ends it, whatever we do
 * @param detection what is listened for
 */
public record Dialling(
    String ticket,
    PhoneNumber from,
    PhoneNumber to,
    Duration ringing,
    Duration longest,
    Detection detection) {

  /** What a carrier listens for in the first seconds of a call. */
  public enum Detection {
    /** Nothing. */
    NONE,
    /** Whether a person or a machine has answered. */
    WHO,
    /** The same, and when the machine has finished its greeting. */
    WHO_AND_BEEP
  }

  /** Without the ticket, which opens the call. */
  @Override
  public String toString() {
    return "Dialling[%s]".formatted(to);
  }
}
