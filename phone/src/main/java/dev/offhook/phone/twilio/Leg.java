package dev.offhook.phone.twilio;

import dev.offhook.phone.time.PhoneTime;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One call, and what it shares with the others.
 *
 * @param callSid the carrier's name for it
 * @param parentSid the call it was dialled from; null where there is none
 */
record Leg(
    Exchange exchange,
    String callSid,
    CallOptions options,
    Ledger ledger,
    @Nullable String parentSid) {

  /** A call of its own. */
  Leg(Exchange exchange, String callSid, CallOptions options, Ledger ledger) {
    this(exchange, callSid, options, ledger, null);
  }

  PhoneTime time() {
    return exchange.time();
  }

  /** The time of day {@code sinceDialled}. */
  Instant timeOf(Duration sinceDialled) {
    return exchange.timeOfDay().minus(ledger.now().minus(sinceDialled));
  }
}
