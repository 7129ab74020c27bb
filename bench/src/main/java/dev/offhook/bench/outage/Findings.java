package dev.offhook.bench.outage;

import dev.offhook.bench.outage.HealthWatch.Seen;
import dev.offhook.bench.relay.Latencies;
import dev.offhook.bench.relay.Talks;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a run has shown.
 *
 * @param calls how many there were
 * @param callsLost refused, broken, or not ended in time
 * @param log what is in the database
 * @param caughtUp the first answer after the outage that says all is in the database
 * @param empty whether at the end nothing was behind
 * @param hiccups how late a thread of the generator woke, before and during the outage
 */
record Findings(
    Moments moments,
    int calls,
    int callsLost,
    List<Talks.Said> said,
    List<String> troubles,
    LogCheck log,
    List<Seen> health,
    Optional<Seen> caughtUp,
    boolean empty,
    List<Latencies> hiccups) {

  Findings {
    said = List.copyOf(said);
    troubles = List.copyOf(troubles);
    health = List.copyOf(health);
    hiccups = List.copyOf(hiccups);
  }

  /**
   * Of {@link System#nanoTime}.
   *
   * @param begins all calls talk
   * @param gone the database is taken away
   * @param returning it is started again
   * @param back it takes connections
   * @param ends the calls hang up
   */
  record Moments(long begins, long gone, long returning, long back, long ends) {}

  /** What the server added to a caller's wait while the database was there. */
  Latencies addedBefore() {
    return added("before", moments.begins(), moments.gone());
  }

  Latencies addedAway() {
    return added("while it was away", moments.gone(), moments.returning());
  }

  Latencies addedAfter() {
    return added("since it was back", moments.returning(), moments.ends());
  }

  /** The p99 while it was away over that of before; above 1 is slower. */
  double ratio() {
    return addedAway().milliseconds(99) / addedBefore().milliseconds(99);
  }

  /** How many things callers said in the measured time that were not answered. */
  long unanswered() {
    return said.stream()
        .filter(it -> it.due() - moments.begins() >= 0 && it.due() - moments.ends() < 0)
        .filter(it -> !it.answered())
        .count();
  }

  /** How long after it went {@code /health} said so. */
  Optional<Duration> noticedAfter() {
    return health.stream()
        .filter(it -> it.at() - moments.gone() > 0 && it.state().equals("spooling"))
        .map(it -> Duration.ofNanos(it.at() - moments.gone()))
        .findFirst();
  }

  /** What {@code /health} said at any time between two moments. */
  List<String> states(long from, long until) {
    return health.stream()
        .filter(it -> it.at() - from >= 0 && it.at() - until < 0)
        .map(Seen::state)
        .distinct()
        .toList();
  }

  /** The most events that waited at any time. */
  long mostBehind() {
    return health.stream().mapToLong(Seen::behind).max().orElse(0);
  }

  /** What the server says it has lost. */
  long saidLost() {
    return health.stream().mapToLong(Seen::lost).max().orElse(0);
  }

  private Latencies added(String name, long from, long until) {
    Latencies added = Latencies.of("added to the first token " + name);
    said.stream()
        .filter(Talks.Said::answered)
        .filter(it -> it.due() - from >= 0 && it.due() - until < 0)
        .forEach(it -> added.record(it.added()));
    return added;
  }
}
