package dev.offhook.outbound;

import dev.offhook.call.Answering.Mode;
import dev.offhook.call.CallDetails;
import dev.offhook.call.CallSid;
import dev.offhook.guard.Guard;
import dev.offhook.outbound.Preparation.Prepared;
import dev.offhook.outbound.Rejected.Kind;
import dev.offhook.store.OrderBook;
import dev.offhook.telephony.Carrier;
import dev.offhook.telephony.Dialling;
import dev.offhook.telephony.Dialling.Detection;
import dev.offhook.telephony.Placing;
import dev.offhook.telephony.Switchboard;
import dev.offhook.time.Timers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Places calls. An order is known here, under its ticket, before the carrier hears of it, and the
 * carrier hears of it once: what became of a request that was not answered is found out, never
 * asked for again.
 *
 * <p>Called on event loops, from any of them.
 */
public final class Outbound {
  private static final Logger log = LoggerFactory.getLogger(Outbound.class);
  private static final Duration AGAIN = Duration.ofSeconds(5);
  private static final Duration A_DAY = Duration.ofDays(1);
  private static final int MOST_TRIES = 60;

  /** How long whoever ordered the call waits to hear what came of a request without an answer. */
  private static final Duration UNKNOWN_WAIT = Duration.ofSeconds(6);

  private static final Duration UNKNOWN_STEP = Duration.ofMillis(500);

  private final Preparation preparation;
  private final House house;
  private final Guard guard;
  private final Carrier carrier;
  private final Jobs jobs;
  private final Followed followed;
  private final Inquiry inquiry;
  private final Machines machines;
  private final Timers timers;
  private final Map<String, CompletableFuture<Result>> pending = new ConcurrentHashMap<>();

  public Outbound(
      House house,
      Guard guard,
      Carrier carrier,
      Switchboard switchboard,
      OrderBook book,
      Aside aside,
      Timers timers) {
    this.preparation = new Preparation(house, guard, timers);
    this.house = house;
    this.guard = guard;
    this.carrier = carrier;
    this.jobs = new Jobs(book, aside);
    this.followed = new Followed(jobs, switchboard);
    this.inquiry = new Inquiry(carrier, jobs, followed, timers);
    this.machines = new Machines(carrier, followed, timers);
    this.timers = timers;
  }

  /** Places a call, or says why not. Completes on some event loop. */
  public CompletionStage<Result> place(CallRequest wish) {
    return switch (preparation.prepare(wish)) {
      case Prepared.Wrong(var why) -> CompletableFuture.completedStage(why);
      case Prepared.Ready(var order, var ticket) when order.key().isBlank() -> begin(order, ticket);
      case Prepared.Ready(var order, var ticket) ->
          once(order, () -> known(order).thenCompose(it -> knownOr(it, order, ticket)));
    };
  }

  private CompletionStage<Result> knownOr(Optional<Result> known, Order order, Ticket ticket) {
    return known.isPresent()
        ? CompletableFuture.completedStage(same(order, known.get()))
        : begin(order, ticket);
  }

  /** Of several that come at once under one key, the first is served and the others wait for it. */
  private CompletionStage<Result> once(Order order, Supplier<CompletionStage<Result>> first) {
    var mine = new CompletableFuture<Result>();
    var before = pending.putIfAbsent(order.key(), mine);
    if (before != null) {
      return before.thenApply(result -> same(order, result));
    }
    first
        .get()
        .exceptionally(failure -> {
          log.warn("an idempotency key cannot be looked up: {}", failure.toString());
          return unkept();
        })
        .thenAccept(result -> {
          pending.remove(order.key(), mine);
          mine.complete(result);
        });
    return mine;
  }

  private static Rejected unkept() {
    return Rejected.unable(
        "log_away", "The database cannot be asked right now, so that the key would mean nothing");
  }

  private CompletionStage<Optional<Result>> known(Order order) {
    return jobs.byKey(order.key()).thenApply(found -> found.map(Job::result));
  }

  private static Result same(Order order, Result result) {
    return result instanceof Result.Ordered(var there, _) && !there.print().equals(order.print())
        ? new Rejected(
            Kind.CONFLICT,
            "idempotency_key",
            "idempotency_key_reused",
            "belongs to another call: use a new one",
            Optional.empty())
        : result;
  }

  private CompletionStage<Result> begin(Order order, Ticket ticket) {
    if (!house.takesCalls().getAsBoolean()) {
      return CompletableFuture.completedStage(
          Rejected.unable("no_room", "This server takes no more calls right now"));
    }
    return switch (guard.admit(order.account(), order.to(), order.longest())) {
      case Guard.Admission.Refused(var refusal, var after) ->
          CompletableFuture.completedStage(
              new Rejected(
                  Kind.TOO_MUCH, "", refusal.code(), refusal.message(), Optional.of(after)));
      case Guard.Admission.Admitted(var pass) -> write(Job.begun(order, pass), pass, ticket);
    };
  }

  private CompletionStage<Result> write(Job job, Guard.Pass pass, Ticket ticket) {
    jobs.add(job);
    return jobs.keep(job)
        .<Optional<Result>>thenApply(there -> there.map(Job::result))
        .exceptionally(failure -> {
          log.warn("order {} cannot be written down: {}", job.order().id(), failure.toString());
          return job.order().key().isBlank() ? Optional.empty() : Optional.of(unkept());
        })
        .thenCompose(instead -> {
          if (instead.isEmpty()) {
            return dial(job, ticket);
          }
          jobs.remove(job);
          pass.settle(Duration.ZERO);
          return CompletableFuture.completedStage(same(job.order(), instead.get()));
        });
  }

  private CompletionStage<Result> dial(Job job, Ticket ticket) {
    var order = job.order();
    var dialling =
        new Dialling(
            ticket.value(),
            order.from(),
            order.to(),
            order.ringing(),
            order.longest(),
            detection(order));
    log.info("order {} is placed, assistant {}", order.id(), order.errand().assistant());
    return carrier.place(dialling).thenCompose(placing -> answered(job, placing));
  }

  private static Detection detection(Order order) {
    return switch (order.machine()) {
      case IGNORE -> Detection.NONE;
      case HANG_UP -> Detection.WHO;
      case LEAVE_MESSAGE -> Detection.WHO_AND_BEEP;
    };
  }

  private CompletionStage<Result> answered(Job job, Placing placing) {
    switch (placing) {
      case Placing.Placed(var call, var status) -> {
        job.accepted(status);
        followed.placed(job, call);
        inquiry.watch(job);
      }
      case Placing.Refused refused -> {
        if (job.refused(refused)) {
          jobs.save(job);
        }
      }
      case Placing.Unknown(var why) -> {
        log.warn("order {}: what became of it is not known: {}", job.order().id(), why);
        if (job.unknown()) {
          jobs.save(job);
          inquiry.search(job);
          return resolved(job, timers.uptime().plus(UNKNOWN_WAIT));
        }
        inquiry.watch(job);
      }
    }
    return CompletableFuture.completedStage(job.result());
  }

  /** Waits a little for what is being found out. */
  private CompletionStage<Result> resolved(Job job, Duration until) {
    if (job.state().phase() != OrderState.Phase.UNKNOWN || timers.uptime().compareTo(until) >= 0) {
      return CompletableFuture.completedStage(job.result());
    }
    var later = new CompletableFuture<Result>();
    timers.after(
        UNKNOWN_STEP,
        () -> {
          var _ = resolved(job, until).thenAccept(later::complete);
        });
    return later;
  }

  /** How an order stands, by its id. */
  public CompletionStage<Optional<Result.Ordered>> order(String id) {
    return jobs.find(id)
        .thenApply(found -> found.map(job -> new Result.Ordered(job.order(), job.state())));
  }

  /** How a call that was answered is to be held. */
  public record Known(Mode mode, CallDetails details) {}

  /** The call of a ticket was answered; empty when there is no such order, or its call is over. */
  public CompletionStage<Optional<Known>> answered(String ticket, CallSid call) {
    return jobs.find(new Ticket(ticket).orderId())
        .thenApply(found ->
            found
                .filter(job -> job.state().phase() != OrderState.Phase.OVER)
                .map(job -> {
                  followed.placed(job, call);
                  return new Known(job.order().mode(), job.order().details(call));
                }));
  }

  /** The carrier reports a step of the call of a ticket. */
  public void progressed(String ticket, Progress step) {
    with(ticket, job -> followed.told(job, step));
  }

  /** The carrier says who answered the call of a ticket. */
  public void judged(String ticket, CallSid call, AnsweredBy who) {
    with(
        ticket,
        job -> {
          followed.placed(job, call);
          machines.judged(job, call, who);
        });
  }

  private void with(String ticket, java.util.function.Consumer<Job> then) {
    jobs.find(new Ticket(ticket).orderId())
        .thenAccept(found -> found.ifPresent(then))
        .exceptionally(failure -> {
          log.error("a report of the carrier could not be taken: {}", failure.toString());
          return null;
        });
  }

  /** Counts what other processes ordered, and follows what they left open; until it succeeds. */
  public void resume() {
    resume(0);
  }

  private void resume(int tries) {
    jobs.ofOthers(timers.wallTime().minus(A_DAY))
        .thenAccept(others -> others.forEach(this::resume))
        .exceptionally(failure -> {
          if (tries < MOST_TRIES) {
            timers.after(AGAIN, () -> resume(tries + 1));
          }
          return null;
        });
  }

  private void resume(Job job) {
    var order = job.order();
    var ago = Duration.between(order.at(), timers.wallTime());
    job.countedAs(guard.recall(order.account(), order.to(), ago, order.longest()));
    if (!job.state().phase().open()) {
      return;
    }
    log.info("order {} is followed from where it was", order.id());
    if (job.state().call().isPresent()) {
      inquiry.watch(job);
    } else {
      inquiry.search(job);
    }
  }
}
