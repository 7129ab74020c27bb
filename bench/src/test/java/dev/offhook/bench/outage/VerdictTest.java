package dev.offhook.bench.outage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.bench.outage.HealthWatch.Seen;
import dev.offhook.bench.relay.Latencies;
import dev.offhook.bench.relay.Talks;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static final long SECOND = 1_000_000_000;
  private static final long MS = 1_000_000;
  private static final Seen BACK = new Seen(25 * SECOND, "writing", 0, 0);
  private static final LogCheck ALL = new LogCheck(1, 90, 0, 0, 0, 30, 0, 0, 30, 0, 0, 60, 0, 0);

  @Test
  void aLogThatHasEverythingOnceHoldsTheBars() {
    Verdict verdict = Verdict.of(findings(ALL, said(5 * MS, 5 * MS), 1, health("spooling")));

    assertThat(verdict.text()).contains("All bars held.", "over p99 before: 1.00");
    assertThat(verdict.exitStatus()).isZero();
  }

  @Test
  void whateverIsMissingOrDoubledIsSaid() {
    LogCheck off = new LogCheck(1, 90, 1, 2, 3, 30, 4, 5, 30, 6, 7, 60, 8, 9);
    Verdict verdict = Verdict.of(findings(off, said(5 * MS, 5 * MS), 50, health("spooling")));

    assertThat(verdict.text())
        .contains("event numbers missing: 1", "event numbers doubled: 2", "to their end: 3")
        .contains("words missing: 4", "words doubled: 5", "were sent: 6", "answers doubled: 7")
        .contains("played missing: 8", "played doubled: 9");
    assertThat(verdict.exitStatus()).isEqualTo(1);
  }

  @Test
  void aSlowerServerMissesItsBarUnlessTheMachineWasNoisy() {
    var slower = said(5 * MS, 6 * MS);

    assertThat(Verdict.of(findings(ALL, slower, 1, health("spooling"))).exitStatus()).isEqualTo(1);
    assertThat(Verdict.of(findings(ALL, slower, 50, health("spooling"))).exitStatus()).isEqualTo(2);
  }

  @Test
  void anOutageThatHealthDoesNotTellOfIsMissed() {
    Verdict verdict = Verdict.of(findings(ALL, said(5 * MS, 5 * MS), 1, health("writing")));

    assertThat(verdict.text()).contains("not told on /health");
    assertThat(verdict.exitStatus()).isEqualTo(1);
  }

  @Test
  void aRunInWhichNothingWasSaidShowsNothing() {
    Verdict verdict = Verdict.of(findings(ALL, List.of(), 1, health("spooling")));

    assertThat(verdict.exitStatus()).isEqualTo(1);
  }

  /** Ten seconds before, ten while it is away, ten after; one thing said a second. */
  private static Findings findings(
      LogCheck log, List<Talks.Said> said, long hiccup, List<Seen> health) {
    Latencies hiccups = Latencies.of("late");
    hiccups.record(hiccup * MS);
    return new Findings(
        new Findings.Moments(0, 10 * SECOND, 20 * SECOND, 21 * SECOND, 30 * SECOND),
        1,
        0,
        said,
        List.of(),
        log,
        health,
        Optional.of(BACK),
        true,
        List.of(hiccups));
  }

  private static List<Seen> health(String away) {
    return Stream.of(
            IntStream.range(1, 10).mapToObj(it -> new Seen(it * SECOND, "writing", 0, 0)),
            IntStream.range(11, 20).mapToObj(it -> new Seen(it * SECOND, away, 10, 0)),
            Stream.of(BACK))
        .flatMap(it -> it)
        .toList();
  }

  private static List<Talks.Said> said(long before, long away) {
    return IntStream.range(0, 30)
        .mapToObj(it ->
            new Talks.Said(
                "CA1",
                "Hi " + it,
                true,
                "Yes.",
                1,
                it * SECOND,
                it < 10 || it > 19 ? before : away))
        .toList();
  }
}
