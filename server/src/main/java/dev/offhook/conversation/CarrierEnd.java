package dev.offhook.conversation;

import dev.offhook.call.CallDetails.Direction;
import dev.offhook.call.CallEnd;
import dev.offhook.call.CallEnd.Party;
import dev.offhook.call.CallEnd.Reason;
import dev.offhook.telephony.FinalStatus;

/** What the carrier's last word on a call means for why it ended. */
final class CarrierEnd {
  private CarrierEnd() {}

  /**
   * @param direction who placed the call, and so could withdraw it
   */
  static CallEnd of(FinalStatus how, Direction direction) {
    return switch (how) {
      case COMPLETED -> CallEnd.callerHungUp();
      case BUSY -> new CallEnd(Reason.BUSY, Party.CALLER);
      case NO_ANSWER -> new CallEnd(Reason.NO_ANSWER, Party.CALLER);
      case FAILED -> new CallEnd(Reason.CARRIER_FAILED, Party.CARRIER);
      case CANCELED -> new CallEnd(Reason.CANCELED, placedBy(direction));
    };
  }

  private static Party placedBy(Direction direction) {
    return switch (direction) {
      case INBOUND -> Party.CALLER;
      case OUTBOUND -> Party.US;
    };
  }
}
