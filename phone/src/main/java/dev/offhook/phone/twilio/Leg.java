package dev.offhook.phone.twilio;

import dev.offhook.phone.time.PhoneTime;

/**
 * One call, and what it shares with the others.
 *
 * @param callSid the carrier's name for it
 */
record Leg(Exchange exchange, String callSid, CallOptions options, Ledger ledger) {

  PhoneTime time() {
    return exchange.time();
  }
}
