package dev.offhook.phone.twilio;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where a call stands with the network: ringing, answered, over; told to the status callback. */
final class Standing {
  private static final int OK = 200;
  private static final int REQUEST_TERMINATED = 487;
  private static final int DECLINE = 603;

  private final Leg leg;
  private final StatusCallbacks status;
  private final Promise<Outcome> ended = Promise.promise();
  private final List<Runnable> whenOver = new ArrayList<>();
  private final Map<String, String> toldAtTheEnd = new HashMap<>();
  private volatile CallFacts facts;
  private Outcome.Reason goneBecause = Outcome.Reason.CALLER_HUNG_UP;
  private int sipResponse = REQUEST_TERMINATED;
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
    this.facts = CallFacts.queued(now());
  }

  /** As they are now; from any thread. */
  CallFacts facts() {
    return facts;
  }

  Duration connected() {
    return answered ? leg.time().uptime().minus(answeredAt) : Duration.ZERO;
  }

  /** Runs {@code task} as soon as the call is over, before anybody is told. */
  void whenOver(Runnable task) {
    whenOver.add(task);
  }

  /** The last status callback tells this, too. */
  void tellAtTheEnd(Map<String, String> more) {
    toldAtTheEnd.putAll(more);
  }

  void answeredBy(String verdict) {
    facts = facts.answeredBy(verdict, now());
    toldAtTheEnd.put("AnsweredBy", verdict);
  }

  Future<Outcome> ended() {
    return ended.future();
  }

  boolean answered() {
    return answered;
  }

  /** Whether the caller has hung up, or the application has by the API. */
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
    initiate();
    rings();
    if (!leg.options().parties().inbound()) {
      answer();
    }
  }

  /** The carrier begins to dial. */
  void initiate() {
    facts = facts.dialled(now());
    status.progress("initiated", "initiated");
  }

  /** The other side rings. */
  void rings() {
    leg.ledger().tell(new CallEvent.Turned(CallState.RINGING));
    facts = facts.at("ringing", now());
    status.progress("ringing", "ringing");
  }

  /** The call is answered, unless it is already, or the caller has given up. */
  void answer() {
    if (!answered && !gone && !over) {
      answered = true;
      answeredAt = leg.time().uptime();
      facts = facts.at("in-progress", now());
      leg.ledger().turn(CallState.CONNECTED);
      status.progress("answered", "in-progress");
    }
  }

  /** One of the two has hung up, and what must be told first is told. */
  void leave(Outcome.Reason why) {
    gone = true;
    goneBecause = why;
    goneAt = leg.time().uptime();
    leg.ledger().turn(CallState.ENDED);
  }

  /** Remembers how the latest relay socket closed. */
  void closed(int code, String reason) {
    closeCode = code;
    closeReason = reason;
  }

  /** Whoever has left is gone for good. */
  void finishGone() {
    String text =
        goneBecause == Outcome.Reason.CALLER_HUNG_UP
            ? "the caller hung up"
            : "ended from outside: " + goneBecause;
    finish(goneBecause, text);
  }

  /** Nobody was reached; {@code response} is the network's. */
  void notReached(Outcome.Reason reason, String text, int response) {
    sipResponse = response;
    finish(reason, text);
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
    facts = facts.over(finalStatus(reason), now(), connected);
    whenOver.forEach(Runnable::run);
    Outcome outcome = new Outcome(reason, text, closeCode, closeReason, connected);
    leg.time().after(leg.options().delays().status(), () -> report(outcome));
  }

  private void report(Outcome outcome) {
    if (!leg.options().parties().inbound()) {
      toldAtTheEnd.put("SipResponseCode", Integer.toString(response(outcome.reason())));
    }
    status
        .over(finalStatus(outcome.reason()), outcome.connected(), toldAtTheEnd)
        .onComplete(told -> {
          leg.ledger().tell(new CallEvent.Over(outcome));
          ended.tryComplete(outcome);
        });
  }

  private String finalStatus(Outcome.Reason reason) {
    return switch (reason) {
      case CALLER_HUNG_UP -> answered ? "completed" : declined(reason) ? "busy" : "canceled";
      case ENDED_BY_API -> answered ? "completed" : "canceled";
      case APPLICATION_HUNG_UP, APPLICATION_ERROR, TIME_LIMIT -> "completed";
      case REJECTED, BUSY, LINE_BUSY -> "busy";
      case NO_ANSWER -> "no-answer";
      case UNREACHABLE -> "failed";
    };
  }

  private int response(Outcome.Reason reason) {
    if (answered) {
      return OK;
    }
    return declined(reason) ? DECLINE : sipResponse;
  }

  /** Who is called and hangs up instead of answering has declined. */
  private boolean declined(Outcome.Reason reason) {
    return reason == Outcome.Reason.CALLER_HUNG_UP
        && !answered
        && !leg.options().parties().inbound();
  }

  private Instant now() {
    return leg.exchange().timeOfDay();
  }
}
