package dev.offhook.bench.outage;

import dev.offhook.bench.machine.Hiccups;
import dev.offhook.bench.machine.ServerProcess;
import dev.offhook.bench.outage.HealthWatch.Seen;
import dev.offhook.bench.relay.Latencies;
import dev.offhook.bench.relay.Talks;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** One run: calls talk, the database goes away and comes back, the calls end, the log is read. */
final class OutageRun {

  private static final Duration READY = Duration.ofSeconds(30);
  private static final Duration CATCHING_UP = Duration.ofSeconds(60);
  private static final Duration NAP = Duration.ofMillis(100);

  private final ServerProcess server;
  private final Postgres database;
  private final Talks talks;
  private final Outage how;
  private final Consumer<String> progress;

  OutageRun(
      ServerProcess server, Postgres database, Talks talks, Outage how, Consumer<String> progress) {
    this.server = server;
    this.database = database;
    this.talks = talks;
    this.how = how;
    this.progress = progress;
  }

  /**
   * When what happens; each counts from the one before.
   *
   * @param before from the measured time's beginning until the database goes
   * @param away until it is brought back
   */
  record Times(Duration before, Duration away) {}

  Findings run(Times times) throws IOException, InterruptedException, SQLException {
    try (HealthWatch health = HealthWatch.of(server.url());
        Hiccups hiccups = Hiccups.watching()) {
      if (health.await(System.nanoTime(), Seen::writing, READY).isEmpty()) {
        throw new IOException("the server is not ready, or its log not open");
      }
      Talks.Going calls = talks.call(URI.create(server.url()));
      progress.accept("%d calls come in…".formatted(calls.calls()));
      until(calls.begins());
      var _ = hiccups.sinceLast();
      progress.accept("the database is there for %d s…".formatted(times.before().toSeconds()));
      until(calls.begins() + times.before().toNanos());
      var lateBefore = new Latencies("a sleeping thread woke late by, before", hiccups.sinceLast());
      long gone = System.nanoTime();
      database.goAway(how);
      progress.accept("… and away for %d s…".formatted(times.away().toSeconds()));
      until(gone + times.away().toNanos());
      var lateAway = new Latencies("a sleeping thread woke late by, away", hiccups.sinceLast());
      long began = System.nanoTime();
      database.comeBack(how);
      long back = System.nanoTime();
      progress.accept("… and back after %d ms".formatted((back - began) / 1_000_000));
      until(calls.ends());
      boolean over = calls.over();
      var caughtUp = health.await(began, Seen::writing, CATCHING_UP);
      long last = System.nanoTime();
      var empty = health.await(last, it -> it.writing() && it.behind() == 0, CATCHING_UP);
      try (Connection connection = database.connection()) {
        return new Findings(
            new Findings.Moments(calls.begins(), gone, began, back, calls.ends()),
            calls.calls(),
            over ? calls.lost() : calls.calls(),
            calls.said(),
            calls.troubles(),
            LogCheck.of(connection, calls.said(), calls.calls()),
            health.seen(),
            caughtUp,
            empty.isPresent(),
            List.of(lateBefore, lateAway));
      }
    }
  }

  private void until(long moment) {
    for (long left = moment - System.nanoTime(); left > 0; left = moment - System.nanoTime()) {
      if (!server.running()) {
        throw new IllegalStateException("the server ended:\n" + String.join("\n", server.log()));
      }
      LockSupport.parkNanos(Math.min(left, NAP.toNanos()));
    }
  }
}
