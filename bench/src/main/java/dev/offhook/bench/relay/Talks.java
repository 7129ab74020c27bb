package dev.offhook.bench.relay;

import dev.offhook.bench.relay.Turn.Outcome;
import dev.offhook.phone.ai.ChatStandInServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The load of relay calls, with its model, for a bench that does something to the server while they
 * talk. Moments are {@link System#nanoTime}.
 */
public final class Talks implements AutoCloseable {

  private static final int LOOPS = 2;
  private static final Duration SOON = Duration.ofMillis(500);
  private static final Duration CLOSING = Duration.ofSeconds(10);

  private final Load load;
  private final String reply;
  private final ChatStandInServer model;
  private final Ledger ledger = new Ledger();
  private final Vertx vertx =
      Vertx.vertx(new VertxOptions().setEventLoopPoolSize(LOOPS).setPreferNativeTransport(true));

  /** The load with a model that listens; nobody calls yet. */
  public Talks(Load load) throws TimeoutException {
    this.load = load;
    this.reply = ScriptedReply.of(load.model().tokens());
    this.model =
        ChatStandInServer.start(
            0, load.model().firstToken(), load.model().between(), reply, ledger::asked);
  }

  /**
   * One thing a caller said.
   *
   * @param call the call's sid
   * @param words nobody else says them
   * @param answered whether the whole reply came in time
   * @param reply what came
   * @param clauses how many reports of what was played answer it
   * @param due when it was said
   * @param added what the server added to the wait for the first word, in nanoseconds
   */
  public record Said(
      String call,
      String words,
      boolean answered,
      String reply,
      int clauses,
      long due,
      long added) {}

  /** Where the model is. */
  public String modelUrl() {
    return "http://127.0.0.1:" + model.port() + "/v1";
  }

  /** The callers begin to call a server. */
  public Going call(URI server) {
    long origin = System.nanoTime() + SOON.toNanos();
    Schedule schedule = new Schedule(load, origin);
    return new Going(schedule, Callers.call(vertx, server, schedule, ledger, LOOPS, origin));
  }

  /** Calls on the line. */
  public final class Going {
    private final Schedule schedule;
    private final Future<Void> calls;

    private Going(Schedule schedule, Future<Void> calls) {
      this.schedule = schedule;
      this.calls = calls;
    }

    /** When all are up and talking, and the measured time begins. */
    public long begins() {
      return schedule.windowStart();
    }

    /** When the measured time is over, and they hang up. */
    public long ends() {
      return schedule.windowEnd();
    }

    /** Waits until all have hung up; false when they could not in time. */
    public boolean over() {
      try {
        calls.await(Math.max(1, schedule.over() - System.nanoTime()), TimeUnit.NANOSECONDS);
        return true;
      } catch (TimeoutException e) {
        return false;
      }
    }

    /** Everything that was said, also before the measured time; to be asked when all is over. */
    public List<Said> said() {
      return ledger.turns().map(this::said).toList();
    }

    /** How many calls there were. */
    public int calls() {
      return load.calls();
    }

    /** How many were refused or broke. */
    public int lost() {
      return ledger.callsLost();
    }

    /** What went wrong, each with how often. */
    public List<String> troubles() {
      return ledger.troubles().toList();
    }

    private Said said(Turn turn) {
      boolean answered = turn.outcome(reply, schedule.patience()) == Outcome.ANSWERED;
      int clauses = turn.isComplete() ? ScriptedReply.clauses(turn.heard()).size() : 0;
      return new Said(
          turn.call(),
          turn.words(),
          answered,
          turn.heard(),
          clauses,
          turn.intended(),
          answered ? turn.added() : 0);
    }
  }

  @Override
  public void close() {
    try {
      model.close();
      vertx.close().await(CLOSING.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException("the callers do not end", e);
    }
  }
}
