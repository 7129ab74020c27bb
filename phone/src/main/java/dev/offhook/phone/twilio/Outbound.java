package dev.offhook.phone.twilio;

import dev.offhook.phone.time.PhoneTime;
import dev.offhook.phone.twilio.Outcome.Reason;
import dev.offhook.phone.twilio.twiml.Notice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A call the application has placed: queued, dialled, ringing, and answered or not; from then on
 * its flow has it. On the call's event loop.
 */
final class Outbound {
  private static final Duration DIALLING = Duration.ofSeconds(1);
  private static final Duration MORE_RINGING = Duration.ofSeconds(5);
  private static final Duration QUARTER_SECOND = Duration.ofMillis(250);
  private static final int BUSY_HERE = 486;
  private static final int TERMINATED = 487;
  private static final int DECLINE = 603;

  private final Leg leg;
  private final Placement placement;
  private final Subscriber subscriber;
  private final Standing standing;
  private final SimulatedCall call;
  private final Callee callee;
  private final List<PhoneTime.Timer> timers = new ArrayList<>();

  Outbound(Leg leg, Placement placement, Subscriber subscriber, SimulatedCall call) {
    this.leg = leg;
    this.placement = placement;
    this.subscriber = subscriber;
    this.standing = call.flow().standing();
    this.call = call;
    this.callee = new Callee(leg, call);
  }

  /** Waits in the account's queue, then dials. */
  void queue(Duration wait) {
    standing.whenOver(this::leave);
    later(
        wait,
        () -> {
          standing.initiate();
          later(DIALLING, this::reach);
        });
  }

  private void leave() {
    timers.forEach(PhoneTime.Timer::cancel);
    callee.leave();
  }

  private void reach() {
    switch (subscriber) {
      case Subscriber.Answering who -> {
        ring();
        later(who.after(), () -> answer(who));
      }
      case Subscriber.Declining declining -> {
        ring();
        later(declining.after(), () -> fail(Reason.LINE_BUSY, "declined", DECLINE));
      }
      case Subscriber.NoAnswer nobody -> ring();
      case Subscriber.Busy busy -> fail(Reason.LINE_BUSY, "busy", BUSY_HERE);
      case Subscriber.Failing failing ->
          fail(Reason.UNREACHABLE, "not reached", failing.sipResponse());
    }
  }

  private void ring() {
    standing.rings();
    Duration patience = placement.ringing().plus(MORE_RINGING);
    later(
        patience,
        () -> {
          if (!standing.answered()) {
            fail(Reason.NO_ANSWER, "nobody answered", TERMINATED);
          }
        });
  }

  private void fail(Reason reason, String text, int response) {
    standing.notReached(reason, text, response);
  }

  private void answer(Subscriber.Answering who) {
    standing.answer();
    later(placement.limit(), () -> call.flow().leave(Reason.TIME_LIMIT));
    if (placement.recording() != null) {
      call.flow().recordings().start(placement.recording());
    }
    callee.pickUp(who);
    Detection detection = placement.detection();
    if (!placement.digits().isEmpty()) {
      later(length(placement.digits()), () -> begin(Map.of()));
    } else if (detection == null) {
      begin(Map.of());
    } else {
      detect(who, detection);
    }
  }

  private void detect(Subscriber.Answering who, Detection detection) {
    Finding finding = Listening.to(who, detection);
    later(
        finding.after(),
        () -> {
          standing.answeredBy(finding.answeredBy());
          if (detection.async()) {
            tell(detection, finding);
          } else {
            begin(finding.parameters());
          }
        });
    if (detection.async()) {
      begin(Map.of());
    }
  }

  private void tell(Detection detection, Finding finding) {
    EventCallback callback = detection.callback();
    if (callback == null) {
      leg.ledger().notice(new Notice(Notice.NO_AMD_CALLBACK, "nobody is told who answered"));
      return;
    }
    Map<String, String> told = new TreeMap<>(finding.parameters());
    told.put("AccountSid", leg.exchange().account().sid());
    told.put("CallSid", leg.callSid());
    new Webhooks(leg).ask(callback.method(), callback.url(), told);
  }

  private void begin(Map<String, String> more) {
    call.flow().begin(placement.instructions(), more);
  }

  private static Duration length(String digits) {
    int quarters =
        digits
            .chars()
            .map(digit ->
                switch (digit) {
                  case 'w' -> 2;
                  case 'W' -> 4;
                  default -> 1;
                })
            .sum();
    return QUARTER_SECOND.multipliedBy(quarters);
  }

  private void later(Duration delay, Runnable task) {
    timers.add(leg.time().after(delay, task));
  }
}
