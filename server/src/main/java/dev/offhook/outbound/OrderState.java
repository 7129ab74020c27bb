package dev.offhook.outbound;

import dev.offhook.call.CallSid;
import dev.offhook.telephony.Placing;
import java.time.Duration;
import java.util.Optional;

/**
 * How far an order has come.
 *
 * @param call the carrier's name for the call, as soon as it is known
 * @param status of the call, in the carrier's word; blank when it has none
 * @param sequence of the step that told the status
 * @param refusal why the carrier did not place it
 * @param lasted how long the call was connected, once it is over
 */
public record OrderState(
    Phase phase,
    Optional<CallSid> call,
    String status,
    int sequence,
    Optional<Placing.Refused> refusal,
    Duration lasted) {

  /** The states of an order. */
  public enum Phase {
    /** The carrier is being asked. */
    PLACING,
    /** The call is known to the carrier. */
    PLACED,
    /** The carrier was asked and did not answer: the call may be ringing. */
    UNKNOWN,
    /** The carrier did not place it. */
    REFUSED,
    /** The call has ended. */
    OVER,
    /** Nothing was found of a call whose outcome was unknown. */
    LOST;

    /** Whether something may still happen. */
    boolean open() {
      return this == PLACING || this == PLACED || this == UNKNOWN;
    }
  }

  static final OrderState PLACING =
      new OrderState(Phase.PLACING, Optional.empty(), "", -1, Optional.empty(), Duration.ZERO);

  OrderState in(Phase next) {
    return new OrderState(next, call, status, sequence, refusal, lasted);
  }

  OrderState of(CallSid sid) {
    return new OrderState(Phase.PLACED, Optional.of(sid), status, sequence, refusal, lasted);
  }

  OrderState told(String word, int step) {
    return new OrderState(phase, call, word, step, refusal, lasted);
  }

  OrderState over(Duration length) {
    return new OrderState(Phase.OVER, call, status, sequence, refusal, length);
  }

  OrderState refused(Placing.Refused why) {
    return new OrderState(Phase.REFUSED, call, "failed", sequence, Optional.of(why), lasted);
  }
}
