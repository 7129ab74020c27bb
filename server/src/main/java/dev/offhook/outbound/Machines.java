package dev.offhook.outbound;

import dev.offhook.call.CallEnd;
import dev.offhook.call.CallSid;
import dev.offhook.telephony.Carrier;
import dev.offhook.telephony.Carrier.Done;
import dev.offhook.time.Timers;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done once it is known who answered: nothing for a person, who has been talked to. */
final class Machines {
  private static final Logger log = LoggerFactory.getLogger(Machines.class);

  private static final Duration STEP = Duration.ofMillis(250);

  /** A question takes as long to be asked and understood. */
  private static final Duration MAY_BE_ASKING = Duration.ofSeconds(12);

  /** Whoever has stopped talking has been understood soon after. */
  private static final Duration HAS_SPOKEN = Duration.ofMillis(1_500);

  private final Carrier carrier;
  private final Followed followed;
  private final Timers timers;

  Machines(Carrier carrier, Followed followed, Timers timers) {
    this.carrier = carrier;
    this.followed = followed;
    this.timers = timers;
  }

  /** The carrier's verdict; the first one counts. */
  void judged(Job job, CallSid call, AnsweredBy who) {
    if (!job.state().phase().open() || !job.judge()) {
      return;
    }
    log.info("call {} was answered by {}", call, who);
    switch (who) {
      case HUMAN, UNKNOWN -> {}
      case FAX -> hangUp(call);
      case MACHINE -> unlessItScreens(job, call, who, timers.uptime().plus(MAY_BE_ASKING));
      case MACHINE_LISTENS -> unlessItScreens(job, call, who, timers.uptime().plus(HAS_SPOKEN));
    }
  }

  /** A phone that asks who is calling is talked to: its owner may come. */
  private void unlessItScreens(Job job, CallSid call, AnsweredBy who, Duration until) {
    if (!job.state().phase().open()) {
      return;
    }
    var words = followed.firstWords(call);
    if (words.isEmpty() && timers.uptime().compareTo(until) < 0) {
      timers.after(STEP, () -> unlessItScreens(job, call, who, until));
    } else if (words.filter(Screening::asks).isPresent()) {
      log.info("call {} is being screened: the assistant stays", call);
    } else {
      machine(job.order(), call, who);
    }
  }

  private void machine(Order order, CallSid call, AnsweredBy who) {
    switch (order.machine()) {
      case IGNORE -> {}
      case HANG_UP -> hangUp(call);
      case LEAVE_MESSAGE -> {
        if (who == AnsweredBy.MACHINE_LISTENS) {
          leaveMessage(order, call);
        } else {
          hangUp(call);
        }
      }
    }
  }

  private void leaveMessage(Order order, CallSid call) {
    followed.withdrawn(call, CallEnd.messageLeft());
    carrier
        .sayAndHangUp(call, order.message(), order.language())
        .thenAccept(done -> {
          if (done == Done.FAILED) {
            var _ = carrier.hangUp(call);
          }
        });
  }

  private void hangUp(CallSid call) {
    followed.withdrawn(call, CallEnd.machineAnswered());
    var _ = carrier.hangUp(call);
  }
}
