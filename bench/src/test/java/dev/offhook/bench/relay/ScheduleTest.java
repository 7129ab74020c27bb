package dev.offhook.bench.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {

  private static final long SECOND = 1_000_000_000;
  private static final long ORIGIN = Long.MAX_VALUE - 5 * SECOND;

  /** Ten calls, a turn each five seconds, in over ten, warm-up thirty, measured sixty. */
  private final Schedule schedule = schedule(Duration.ofSeconds(5));

  @Test
  void callsComeInEvenlyOverTheRamp() {
    assertThat(schedule.dialAt(0) - ORIGIN).isZero();
    assertThat(schedule.dialAt(9) - ORIGIN).isEqualTo(9 * SECOND);
  }

  @Test
  void callersTakeTurnsEvenlySpreadOverTheInterval() {
    long first = schedule.speakAt(0, 0);

    assertThat(schedule.speakAt(1, 0) - first).isEqualTo(SECOND / 2);
    assertThat(schedule.speakAt(9, 0) - first).isEqualTo(9 * SECOND / 2);
    assertThat(schedule.speakAt(0, 1) - first).isEqualTo(5 * SECOND);
  }

  @Test
  void nobodySpeaksBeforeAllHaveDialled() {
    assertThat(schedule.speakAt(0, 0) - schedule.dialAt(9)).isPositive();
  }

  @Test
  void onlyTheWindowCounts() {
    assertThat(schedule.measured(schedule.speakAt(0, 5))).isFalse();
    assertThat(schedule.measured(schedule.speakAt(0, 6))).isTrue();
    assertThat(schedule.measured(schedule.speakAt(9, 17))).isTrue();
    assertThat(schedule.measured(schedule.speakAt(0, 18))).isFalse();
    assertThat(schedule.windowEnd() - schedule.windowStart()).isEqualTo(60 * SECOND);
  }

  @Test
  void everyCallerSpeaksUntilTheWindowEndsAndNoLonger() {
    assertThat(IntStream.range(0, 10))
        .allSatisfy(call -> {
          long last = schedule.speakAt(call, schedule.turns(call) - 1);
          assertThat(last - schedule.windowEnd()).isNegative();
          assertThat(last + 5 * SECOND - schedule.windowEnd()).isNotNegative();
        });
  }

  @Test
  void theLastWordsMayBeAnsweredBeforeAnybodyHangsUp() {
    long left = schedule.hangUpAt(0) - schedule.windowEnd();

    assertThat(left).isGreaterThanOrEqualTo(schedule.patience().toNanos());
    assertThat(schedule.over() - schedule.hangUpAt(9)).isPositive();
  }

  @Test
  void noReplyIsWaitedForLongerThanUntilTheNextWords() {
    assertThat(schedule(Duration.ofSeconds(20)).patience()).isEqualTo(Duration.ofSeconds(5));
    assertThat(schedule(Duration.ofMillis(300)).patience()).isEqualTo(Duration.ofMillis(300));
  }

  private static Schedule schedule(Duration interval) {
    var pace = new Load.ModelPace(Duration.ofMillis(50), Duration.ofMillis(20), 20);
    Duration ramp = Duration.ofSeconds(10);
    return new Schedule(
        new Load(10, interval, ramp, Duration.ofSeconds(30), Duration.ofSeconds(60), pace), ORIGIN);
  }
}
