package dev.offhook.telephony.twilio;

import dev.offhook.telephony.FinalStatus;
import java.util.Optional;

/** The field {@code CallStatus} of the carrier's webhooks. */
final class CallStatus {
  private CallStatus() {}

  /** What it says of a call that is over; empty for every status that another one follows. */
  static Optional<FinalStatus> over(String status) {
    return Optional.ofNullable(
        switch (status) {
          case "completed" -> FinalStatus.COMPLETED;
          case "busy" -> FinalStatus.BUSY;
          case "no-answer" -> FinalStatus.NO_ANSWER;
          case "failed" -> FinalStatus.FAILED;
          case "canceled" -> FinalStatus.CANCELED;
          default -> null;
        });
  }
}
