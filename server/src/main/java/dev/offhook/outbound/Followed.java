package dev.offhook.outbound;

import dev.offhook.call.CallEnd;
import dev.offhook.call.CallSid;
import dev.offhook.telephony.FinalStatus;
import dev.offhook.telephony.Switchboard;
import dev.offhook.telephony.Switchboard.Recall;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of orders: told here, whoever found it out, and carried on to the calls. */
final class Followed {
  private static final Logger log = LoggerFactory.getLogger(Followed.class);

  private final Jobs jobs;
  private final Switchboard switchboard;

  Followed(Jobs jobs, Switchboard switchboard) {
    this.jobs = jobs;
    this.switchboard = switchboard;
  }

  /** The call of an order is known. */
  void placed(Job job, CallSid call) {
    if (job.bind(call)) {
      log.info("order {} is call {}", job.order().id(), call);
      announce(job, call, () -> {});
      jobs.save(job);
    }
  }

  /** A step of a call. */
  void told(Job job, Progress step) {
    placed(job, step.call());
    if (!job.state().call().equals(Optional.of(step.call())) || !job.told(step)) {
      return;
    }
    step.over()
        .ifPresent(how -> {
          log.info("call {} is {}", step.call(), step.status());
          over(job, step.call(), how);
        });
    jobs.save(job);
  }

  private void over(Job job, CallSid call, FinalStatus how) {
    announce(job, call, () -> switchboard.ended(call, how));
  }

  /**
   * Makes the call known to the switchboard, then goes on. One that another process began is in its
   * log, if it is anywhere.
   */
  private void announce(Job job, CallSid call, Runnable then) {
    if (job.ours() || switchboard.expects(call)) {
      switchboard.placed(job.order().details(call), job.order().mode());
      then.run();
      return;
    }
    switchboard
        .recall(call)
        .thenAccept(recall -> {
          if (recall instanceof Recall.Unknown) {
            switchboard.placed(job.order().details(call), job.order().mode());
          }
          then.run();
        })
        .exceptionally(failure -> {
          log.error("call {} cannot be told of: {}", call, failure.toString());
          return null;
        });
  }

  /** A call ends here, and its line is left to the carrier, which has been told what to do. */
  void withdrawn(CallSid call, CallEnd end) {
    switchboard.withdrawn(call, end);
  }

  /** What the far end of a call said first, as far as it is understood. */
  Optional<String> firstWords(CallSid call) {
    return switchboard.firstWords(call);
  }

  /** Nobody will ever know. */
  void lost(Job job) {
    if (job.lost()) {
      log.error(
          "order {} came to nothing that could be found: its outcome stays unknown, and it is not"
              + " sent again",
          job.order().id());
      jobs.save(job);
    }
  }
}
