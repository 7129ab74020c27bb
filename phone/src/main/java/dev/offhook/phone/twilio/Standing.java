package dev.offhook.phone.twilio;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;

/** Where a call stands with the network: ringing, answered, over; told to the status callback. */
final class Standing {
  private final Leg leg;
  private final StatusCallbacks status;
  private final Promise<Outcome> ended = Promise.promise();
  private boolean answered;
  private boolean gone;
  private boolean over;
  private Duration answeredAt = Duration.ZERO;
  private Duration goneAt = Duration.ZERO;
  private int closeCode;
  private String closeReason = "";

  Standing(Leg leg, StatusCallbacks status) {
    this.leg = leg;
    this.status = status;
  }

  Future<Outcome> ended() {
    return ended.future();
  }

  boolean answered() {
    return answered;
  }

  /** Whether the caller has hung up. */
  boolean gone() {
    return gone;
  }

  boolean over() {
    return over;
  }

  /** As webhooks spell it. */
  String callStatus() {
    if (gone || over) {
      return "completed";
    }
    return answered ? "in-progress" : "ringing";
  }

  void ring() {
    leg.ledger().tell(new CallEvent.Turned(CallState.RINGING));
    status.progress("initiated");
    status.progress("ringing");
    if (!leg.options().parties().inbound()) {
      answer();
    }
  }

  /** The call is answered, unless it is already, or the caller has given up. */
  void answer() {
    if (!answered && !gone && !over) {
      answered = true;
      answeredAt = leg.time().uptime();
      leg.ledger().turn(CallState.CONNECTED);
      status.progress("in-progress");
    }
  }

  void callerGone() {
    gone = true;
    goneAt = leg.time().uptime();
    leg.ledger().turn(CallState.ENDED);
  }

  /** Remembers how the latest relay socket closed. */
  void closed(int code, String reason) {
    closeCode = code;
    closeReason = reason;
  }

  /** The call is over; only the first time counts. */
  void finish(Outcome.Reason reason, String text) {
    if (over) {
      return;
    }
    over = true;
    leg.ledger().turn(CallState.ENDED);
    Duration end = gone ? goneAt : leg.time().uptime();
    Duration connected = answered ? end.minus(answeredAt) : Duration.ZERO;
    Outcome outcome = new Outcome(reason, text, closeCode, closeReason, connected);
    leg.time().after(leg.options().delays().status(), () -> report(outcome));
  }

  private void report(Outcome outcome) {
    status
        .over(finalStatus(outcome.reason()), outcome.connected())
        .onComplete(told -> {
          leg.ledger().tell(new CallEvent.Over(outcome));
          ended.tryComplete(outcome);
        });
  }

  private String finalStatus(Outcome.Reason reason) {
    return switch (reason) {
      case CALLER_HUNG_UP -> answered ? "completed" : "canceled";
      case APPLICATION_HUNG_UP, APPLICATION_ERROR -> "completed";
      case REJECTED, BUSY -> "busy";
    };
  }
}
