package dev.offhook.bench.relay;

import dev.offhook.bench.machine.Hiccups;
import dev.offhook.bench.machine.Machine;
import dev.offhook.bench.machine.Usage;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** One run: calls in, warm-up, the measured window, calls out, and what was left. */
final class RelayRun {

  private static final int LOOPS = 2;
  private static final Duration SOON = Duration.ofMillis(500);
  private static final Duration CLOSING = Duration.ofSeconds(10);
  private static final Duration NAP = Duration.ofMillis(100);

  private final ServerUnderTest server;
  private final Load load;
  private final Ledger ledger;
  private final String reply;
  private final Consumer<String> progress;

  RelayRun(
      ServerUnderTest server, Load load, Ledger ledger, String reply, Consumer<String> progress) {
    this.server = server;
    this.load = load;
    this.ledger = ledger;
    this.reply = reply;
    this.progress = progress;
  }

  Findings run() throws TimeoutException {
    Vertx vertx =
        Vertx.vertx(new VertxOptions().setEventLoopPoolSize(LOOPS).setPreferNativeTransport(true));
    try (Hiccups hiccups = Hiccups.watching()) {
      return measured(vertx, hiccups);
    } finally {
      vertx.close().await(CLOSING.toSeconds(), TimeUnit.SECONDS);
    }
  }

  private Findings measured(Vertx vertx, Hiccups hiccups) {
    long origin = System.nanoTime() + SOON.toNanos();
    Schedule schedule = new Schedule(load, origin);
    Future<Void> calls = Callers.call(vertx, server.url(), schedule, ledger, LOOPS, origin);
    progress.accept("%d calls come in…".formatted(load.calls()));
    until(schedule.windowStart());
    Snapshot before = Snapshot.of(server);
    var _ = hiccups.sinceLast();
    progress.accept("measuring for %d s…".formatted(load.window().toSeconds()));
    until(schedule.windowEnd());
    Snapshot after = Snapshot.of(server);
    var late = new Latencies("generator: a sleeping thread woke late by", hiccups.sinceLast());
    progress.accept("hanging up…");
    end(calls, schedule);
    return findings(schedule, before, after, late);
  }

  private void end(Future<Void> calls, Schedule schedule) {
    try {
      calls.await(Math.max(1, schedule.over() - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      ledger.trouble("calls could not be ended in time");
    }
  }

  private Findings findings(Schedule schedule, Snapshot before, Snapshot after, Latencies late) {
    Optional<Cost> serverCost =
        before.server.flatMap(
            then -> after.server.map(now -> Cost.between(then, now, after.since(before))));
    Cost own = Cost.between(before.generator, after.generator, after.since(before));
    return new Findings(
        load,
        server.description(),
        Tally.of(ledger.turns(), schedule, reply),
        ledger.callsLost(),
        serverCost,
        own,
        late,
        others(after.machine.busySince(before.machine), serverCost, own),
        after.machine.stolenSince(before.machine),
        server.callsLeft(),
        (int) server.log().stream().filter(RelayRun::isError).count(),
        ledger.troubles().toList());
  }

  /** A server whose cost is not known is one of the others. */
  private static Duration others(Duration busy, Optional<Cost> server, Cost generator) {
    return busy.minus(generator.cpu()).minus(server.map(Cost::cpu).orElse(Duration.ZERO));
  }

  private static boolean isError(String line) {
    return line.contains(" ERROR ") || line.startsWith("Exception");
  }

  /**
   * Returns at that moment, or early when the server has ended: then there is nothing to wait for.
   */
  private void until(long moment) {
    for (long left = moment - System.nanoTime();
        left > 0 && !server.gone();
        left = moment - System.nanoTime()) {
      LockSupport.parkNanos(Math.min(left, NAP.toNanos()));
    }
    if (server.gone()) {
      throw new IllegalStateException(
          "the server ended:\n" + String.join("\n", lastOf(server.log())));
    }
  }

  private static List<String> lastOf(List<String> log) {
    return log.subList(Math.max(0, log.size() - 20), log.size());
  }

  /** What had been spent at a moment. */
  private record Snapshot(long at, Optional<Usage> server, Usage generator, Machine machine) {

    static Snapshot of(ServerUnderTest server) {
      return new Snapshot(
          System.nanoTime(),
          server.usage(),
          Usage.of(ProcessHandle.current().pid()),
          Machine.now());
    }

    Duration since(Snapshot earlier) {
      return Duration.ofNanos(at - earlier.at);
    }
  }
}
