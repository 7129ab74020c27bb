package dev.offhook.outbound;

import dev.offhook.assistant.Calling;
import dev.offhook.call.Answering.Mode;
import dev.offhook.call.CallDetails;
import dev.offhook.call.CallDetails.Direction;
import dev.offhook.call.CallSid;
import dev.offhook.call.PhoneNumber;
import java.time.Duration;
import java.time.Instant;

/**
 * A call to be placed, checked.
 *
 * @param id by which it is known here; the hash of its ticket
 * @param key the wish's idempotency key; blank for none
 * @param print of the wish, by which another one under the same key is found out
 * @param account whose calls it counts among
 * @param at when it was ordered, by the time of day
 * @param errand who speaks, and what about
 * @param machine what is done when a machine answers
 * @param message what a machine is told
 * @param language of the message
 * @param ringing how long it may ring
 * @param longest how long it may last
 */
public record Order(
    String id,
    String key,
    String print,
    String account,
    Instant at,
    PhoneNumber from,
    PhoneNumber to,
    Mode mode,
    Errand errand,
    Calling.Machine machine,
    String message,
    String language,
    Duration ringing,
    Duration longest) {

  CallDetails details(CallSid call) {
    return new CallDetails(call, to, to, Direction.OUTBOUND, errand.parameters());
  }

  Order withoutKey() {
    return new Order(
        id, "", print, account, at, from, to, mode, errand, machine, message, language, ringing,
        longest);
  }

  /** Without numbers and words. */
  @Override
  public String toString() {
    return "Order[%s]".formatted(id);
  }
}
