package dev.offhook.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.call.PhoneNumber;
import dev.offhook.guard.Guard.Admission;
import dev.offhook.guard.Refusal.Reason;
import dev.offhook.time.HandTimers;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GuardTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final HandTimers timers = new HandTimers();

  @ParameterizedTest
  @EnumSource(
      value = Reason.class,
      names = {"TOO_MANY_A_MINUTE", "TOO_MANY_A_DAY", "TOO_MANY_AT_A_TIME", "MONEY_SPENT"})
  @DisplayName("of 200 who ask at once against a cap of 10, exactly 10 pass, whichever cap it is")
  void exactlyAsManyPassAsThereIsRoomFor(Reason cap)
      throws InterruptedException, ExecutionException {
    var guard = guard(caps(cap, 10));
    var ready = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          IntStream.range(0, 200)
              .mapToObj(i ->
                  threads.submit(() -> {
                    ready.await();
                    return guard.admit("key", number(i), LONGEST);
                  }))
              .toList();
      ready.countDown();
      var admitted = 0;
      for (var answer : answers) {
        switch (answer.get()) {
          case Admission.Admitted _ -> admitted++;
          case Admission.Refused(var refusal, _) -> assertThat(refusal.reason()).isEqualTo(cap);
        }
      }
      assertThat(admitted).isEqualTo(10);
    }
  }

  @Test
  void oneNumberIsCalledOnlySoOften() {
    var guard = guard(caps(Reason.NUMBER_TOO_OFTEN, 2));

    assertThat(reason(guard, "a", 1)).isNull();
    assertThat(reason(guard, "b", 1)).isNull();
    assertThat(reason(guard, "c", 1)).isEqualTo(Reason.NUMBER_TOO_OFTEN);
    assertThat(reason(guard, "c", 2)).isNull();
    timers.pass(Duration.ofDays(1));
    assertThat(reason(guard, "c", 1)).isNull();
  }

  @Test
  void aMinuteLaterThereIsRoomAgainAndOneKeyDoesNotTakeAnothers() {
    var guard = guard(caps(Reason.TOO_MANY_A_MINUTE, 1));

    assertThat(reason(guard, "a", 1)).isNull();
    timers.pass(Duration.ofSeconds(59));
    assertThat(guard.admit("a", number(2), LONGEST))
        .isInstanceOfSatisfying(
            Admission.Refused.class,
            it -> assertThat(it.retryAfter()).isEqualTo(Duration.ofSeconds(1)));
    assertThat(reason(guard, "b", 2)).isNull();
    timers.pass(Duration.ofSeconds(1));
    assertThat(reason(guard, "a", 2)).isNull();
  }

  @Test
  void aCallThatIsOverMakesRoomOnceHoweverOftenThatIsTold() {
    var guard = guard(caps(Reason.TOO_MANY_AT_A_TIME, 1));
    var pass = ((Admission.Admitted) guard.admit("a", number(1), LONGEST)).pass();

    assertThat(reason(guard, "a", 2)).isEqualTo(Reason.TOO_MANY_AT_A_TIME);
    pass.settle(MINUTE);
    pass.settle(MINUTE);
    assertThat(guard.going()).isZero();
    assertThat(reason(guard, "a", 2)).isNull();
    assertThat(reason(guard, "a", 3)).isEqualTo(Reason.TOO_MANY_AT_A_TIME);
  }

  @Test
  void whatACallDidNotCostComesBackAndWhatItCostDoesNotWithinADay() {
    // money for two calls at their longest
    var guard = guard(caps(Reason.MONEY_SPENT, 2));
    var first = ((Admission.Admitted) guard.admit("a", number(1), LONGEST)).pass();
    var second = ((Admission.Admitted) guard.admit("a", number(2), LONGEST)).pass();
    assertThat(reason(guard, "a", 3)).isEqualTo(Reason.MONEY_SPENT);

    first.settle(Duration.ofSeconds(61));
    assertThat(reason(guard, "a", 3)).isEqualTo(Reason.MONEY_SPENT);
    second.settle(Duration.ZERO);
    assertThat(reason(guard, "a", 3)).isNull();
    timers.pass(Duration.ofDays(2));
    assertThat(reason(guard, "a", 4)).isNull();
    // the third still goes on and keeps what may become its price
    assertThat(reason(guard, "a", 5)).isEqualTo(Reason.MONEY_SPENT);
  }

  @Test
  void whatAnotherProcessPlacedCountsToo() {
    var guard = guard(caps(Reason.TOO_MANY_A_DAY, 1));
    timers.pass(Duration.ofDays(3));
    guard.recall("a", number(1), Duration.ofHours(23), LONGEST).settle(MINUTE);

    assertThat(reason(guard, "a", 2)).isEqualTo(Reason.TOO_MANY_A_DAY);
    assertThat(guard.going()).isZero();
    timers.pass(Duration.ofHours(1));
    assertThat(reason(guard, "a", 2)).isNull();
  }

  private static @org.jspecify.annotations.Nullable Reason reason(
      Guard guard, String key, int number) {
    return guard.admit(key, number(number), LONGEST) instanceof Admission.Refused(var why, _)
        ? why.reason()
        : null;
  }

  private Guard guard(Caps caps) {
    var plan = new Plan(Set.of("US"), List.of(), List.of());
    return new Guard(new Destinations(plan), caps, timers::uptime);
  }

  /** One cap is tight, the others are wide. */
  private static Caps caps(Reason tight, int most) {
    return new Caps(
        tight == Reason.TOO_MANY_A_MINUTE ? most : 1_000,
        tight == Reason.TOO_MANY_A_DAY ? most : 1_000,
        tight == Reason.NUMBER_TOO_OFTEN ? most : 1_000,
        tight == Reason.TOO_MANY_AT_A_TIME ? most : 1_000,
        new BigDecimal(tight == Reason.MONEY_SPENT ? most : 100_000),
        new BigDecimal("0.10"));
  }

  private static PhoneNumber number(int i) {
    return new PhoneNumber("+1212555%04d".formatted(i));
  }
}
