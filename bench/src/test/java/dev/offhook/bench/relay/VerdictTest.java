package dev.offhook.bench.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VerdictTest {

  private static final long MS = 1_000_000;
  private static final long MIB = 1 << 20;

  private Duration others = Duration.ZERO;

  @Test
  void barsThatHoldExitWithZero() {
    Verdict verdict = Verdict.of(findings(19 * MS, 399 * MIB, 9 * MS, 0, 0));

    assertThat(verdict.exitStatus()).isZero();
    assertThat(verdict.lines()).containsExactly("All bars held.");
  }

  @Test
  void everyBarThatIsMissedIsNamed() {
    Verdict verdict = Verdict.of(findings(25 * MS, 500 * MIB, MS, 2, 3));

    assertThat(verdict.exitStatus()).isEqualTo(1);
    assertThat(verdict.missed())
        .satisfiesExactly(
            added -> assertThat(added).contains("25.0 ms added at p99"),
            lost -> assertThat(lost).isEqualTo("2 calls lost"),
            left -> assertThat(left).contains("3 calls still live"),
            memory -> assertThat(memory).contains("500 MiB resident"));
  }

  @Test
  void aNoisyMachineSaysNothingAndStillReports() {
    Findings findings = findings(25 * MS, 100 * MIB, 11 * MS, 0, 0);
    Verdict verdict = Verdict.of(findings);

    assertThat(verdict.exitStatus()).isEqualTo(2);
    assertThat(Report.of(findings, verdict))
        .contains("Void, the machine was too noisy")
        .contains("Missed: 25.0 ms added at p99")
        .contains("| added to the first token | 25.0");
  }

  @Test
  void busyNeighboursMakeARunVoid() {
    others = Duration.ofMillis(300);

    assertThat(Verdict.of(findings(19 * MS, MIB, MS, 0, 0)).noise())
        .containsExactly("others used 0.30 cores, bar 0.2");
  }

  @Test
  void silenceIsNoSuccess() {
    Load load = load();
    Schedule schedule = new Schedule(load, 1);
    Tally nothing = Tally.of(Stream.of(), schedule, "");

    assertThat(Verdict.of(findings(load, nothing, MIB, 0, 0, 0)).missed())
        .contains("nothing was answered", "1 of 1 turns lost");
  }

  private Findings findings(long added, long peak, long hiccup, int lost, int left) {
    Load load = load();
    Schedule schedule = new Schedule(load, 1);
    Turn turn = new Turn(1, "CA1", schedule.speakAt(0, 0));
    turn.asked(turn.intended() + added);
    turn.firstToken(turn.intended() + added);
    turn.heard("Yes.", turn.intended() + added);
    turn.complete(turn.intended() + added);
    Tally tally = Tally.of(Stream.of(turn), schedule, "Yes.");
    return findings(load, tally, peak, hiccup, lost, left);
  }

  private Findings findings(Load load, Tally tally, long peak, long hiccup, int lost, int left) {
    Latencies hiccups = Latencies.of("hiccups");
    hiccups.record(hiccup);
    Cost cost = new Cost(Duration.ofMillis(100), Duration.ofSeconds(1), peak, peak);
    return new Findings(
        load, "java", tally, lost, Optional.of(cost), cost, hiccups, others, 0, left, 0, List.of());
  }

  private static Load load() {
    var pace = new Load.ModelPace(Duration.ofMillis(50), Duration.ofMillis(20), 1);
    Duration second = Duration.ofSeconds(1);
    return new Load(1, second, Duration.ZERO, Duration.ZERO, second, pace);
  }
}
