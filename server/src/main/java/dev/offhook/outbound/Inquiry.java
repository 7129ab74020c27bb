package dev.offhook.outbound;

import dev.offhook.telephony.CallStanding;
import dev.offhook.telephony.Carrier;
import dev.offhook.telephony.Carrier.Look;
import dev.offhook.telephony.FinalStatus;
import dev.offhook.time.Timers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Asks the carrier where it has said too little: what came of a request that was never answered,
 * and how a call stands whose last word does not come.
 */
final class Inquiry {
  /** After these waits it is looked whether there is a call; then it is given up. */
  private static final List<Duration> SEARCHES =
      List.of(
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Duration.ofSeconds(15),
          Duration.ofSeconds(30),
          Duration.ofSeconds(60),
          Duration.ofSeconds(120));

  /** The clocks of two machines are never quite the same. */
  private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(30);

  private static final Duration FIRST_WATCH = Duration.ofMinutes(10);
  private static final Duration LONGEST_WATCH = Duration.ofMinutes(40);

  private final Carrier carrier;
  private final Jobs jobs;
  private final Followed followed;
  private final Timers timers;

  Inquiry(Carrier carrier, Jobs jobs, Followed followed, Timers timers) {
    this.carrier = carrier;
    this.jobs = jobs;
    this.followed = followed;
    this.timers = timers;
  }

  /** It is not known whether there is a call. */
  void search(Job job) {
    search(job, 0);
  }

  private void search(Job job, int attempt) {
    if (attempt >= SEARCHES.size()) {
      followed.lost(job);
      return;
    }
    job.waits(
        timers.after(
            SEARCHES.get(attempt),
            () -> {
              if (job.state().phase() == OrderState.Phase.UNKNOWN) {
                look(job, attempt);
              }
            }));
  }

  private void look(Job job, int attempt) {
    var order = job.order();
    carrier
        .look(order.from(), order.to(), order.at().minus(CLOCKS_DIFFER))
        .thenAccept(look -> {
          if (job.state().phase() != OrderState.Phase.UNKNOWN) {
            return;
          }
          only(job, look)
              .ifPresentOrElse(
                  call -> {
                    followed.placed(job, call.call());
                    stands(job, call);
                    watch(job);
                  },
                  () -> search(job, attempt + 1));
        });
  }

  /** The one call that can be this order's; with two orders to one number nothing is certain. */
  private Optional<CallStanding> only(Job job, Look look) {
    var alone =
        jobs.open().stream()
            .filter(it -> it.state().call().isEmpty())
            .filter(it -> it.order().to().equals(job.order().to()))
            .allMatch(it -> it == job);
    if (!alone || !(look instanceof Look.Found(var calls))) {
      return Optional.empty();
    }
    var strange = calls.stream().filter(it -> !jobs.knows(it.call())).toList();
    return strange.size() == 1 ? Optional.of(strange.getFirst()) : Optional.empty();
  }

  /** The call is placed; its end is to be told by the carrier, and asked for when it is not. */
  void watch(Job job) {
    watch(job, FIRST_WATCH);
  }

  private void watch(Job job, Duration wait) {
    if (job.state().phase().open()) {
      job.waits(timers.after(wait, () -> check(job, wait)));
    }
  }

  private void check(Job job, Duration wait) {
    var call = job.state().call();
    if (call.isEmpty() || !job.state().phase().open()) {
      return;
    }
    carrier
        .look(call.get())
        .thenAccept(look -> {
          if (look instanceof Look.Found(var calls)) {
            stands(job, calls.isEmpty() ? gone(call.get()) : calls.getFirst());
          }
          var next = wait.multipliedBy(2);
          watch(job, next.compareTo(LONGEST_WATCH) > 0 ? LONGEST_WATCH : next);
        });
  }

  private static CallStanding gone(dev.offhook.call.CallSid call) {
    return new CallStanding(
        call, "failed", Optional.of(FinalStatus.FAILED), Optional.empty(), Duration.ZERO);
  }

  /** Steps the carrier numbers are newer than a look, unless the look shows the end. */
  private void stands(Job job, CallStanding call) {
    if (call.over().isPresent() || job.state().sequence() < 0) {
      followed.told(
          job,
          new Progress(
              call.call(), call.status(), call.over(), job.state().sequence(), call.lasted()));
    }
  }
}
