package dev.offhook.api;

import dev.offhook.store.CallArchive;
import dev.offhook.time.Deadline;
import dev.offhook.time.Timers;
import dev.offhook.web.Problem;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Asks the call log for requests: on two threads of its own, so that the log's other connections
 * stay with those who write it and take calls up; each question with a deadline; and not too many
 * at a time. Called on event loops, answers on the one that asked.
 */
public final class Reading {
  private static final Duration LONGEST = Duration.ofSeconds(8);
  private static final int THREADS = 2;
  private static final int MOST = 100;
  private static final Problem BUSY =
      new Problem(503, "log_busy", "Too many questions to the call log at a time: ask again");

  private final CallArchive archive;
  private final WorkerExecutor threads;
  private final Timers timers;
  private final AtomicInteger open = new AtomicInteger();

  public Reading(CallArchive archive, Vertx vertx, Timers timers) {
    this.archive = archive;
    this.threads = vertx.createSharedWorkerExecutor("call-log-reading", THREADS);
    this.timers = timers;
  }

  /** The clock of the questions. */
  Timers timers() {
    return timers;
  }

  /** What a route answers with: the request is read at once, the log on another thread. */
  Handler<RoutingContext> json(Function<RoutingContext, Function<CallArchive, JsonObject>> route) {
    return request -> {
      try {
        read(route.apply(request))
            .onSuccess(body -> answer(request, body))
            .onFailure(failure -> Refused.answer(request, failure));
      } catch (Refused refused) {
        Refused.answer(request, refused);
      }
    };
  }

  static void answer(RoutingContext request, JsonObject body) {
    request.response().putHeader("Content-Type", "application/json").end(body.encode());
  }

  /**
   * Asks the log.
   *
   * @return fails with {@link Refused}, or with what the log throws
   */
  <T> Future<T> read(Function<CallArchive, T> question) {
    if (open.incrementAndGet() > MOST) {
      open.decrementAndGet();
      return Future.failedFuture(new Refused(BUSY));
    }
    Promise<T> answer = Promise.promise();
    var deadline =
        Deadline.in(timers, LONGEST, () -> answer.tryFail(new Refused(Refused.LOG_AWAY)));
    threads
        .executeBlocking(() -> ask(question, answer), false)
        .onComplete(done -> {
          open.decrementAndGet();
          deadline.met();
          if (done.succeeded()) {
            answer.tryComplete(done.result());
          } else {
            answer.tryFail(done.cause());
          }
        });
    return answer.future();
  }

  /** Nobody waits any more for what comes too late: it is not even asked. */
  private <T> T ask(Function<CallArchive, T> question, Promise<T> answer) {
    if (answer.future().isComplete()) {
      throw new Refused(Refused.LOG_AWAY);
    }
    return question.apply(archive);
  }
}
