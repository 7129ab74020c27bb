package dev.offhook.phone.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class VirtualTimeTest {

  private final VirtualTime time = VirtualTime.start();

  @AfterEach
  void close() {
    time.close();
  }

  @Test
  void timersGoOffInTheOrderTheyAreDueAndEqualsInTheOrderTheyWereSet() {
    List<String> order = new ArrayList<>();
    time.after(Duration.ofMillis(20), () -> order.add("late at " + time.uptime()));
    time.after(Duration.ofMillis(10), () -> order.add("first"));
    time.after(Duration.ofMillis(10), () -> order.add("second"));
    time.after(Duration.ofMillis(21), () -> order.add("never"));

    time.advance(Duration.ofMillis(20));

    assertThat(order).containsExactly("first", "second", "late at PT0.02S");
    assertThat(time.uptime()).isEqualTo(Duration.ofMillis(20));
  }

  @Test
  void timeStandsStillUntilItIsMovedOn() {
    AtomicBoolean ran = new AtomicBoolean();
    time.after(Duration.ZERO, () -> ran.set(true));

    time.settle();
    assertThat(ran).isFalse();

    time.advance(Duration.ZERO);
    assertThat(ran).isTrue();
  }

  @Test
  void anHourOfTimersPassesInSeconds() {
    AtomicInteger ticks = new AtomicInteger();
    time.vertx().getOrCreateContext().runOnContext(started -> tick(ticks));
    time.settle();
    long begun = System.nanoTime();

    time.advance(Duration.ofHours(1));

    assertThat(ticks).hasValue(3600);
    // a third of a second on an idle machine; the limit leaves room for a crowded one
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
  }

  private void tick(AtomicInteger ticks) {
    time.after(
        Duration.ofSeconds(1),
        () -> {
          ticks.incrementAndGet();
          tick(ticks);
        });
  }

  @Test
  void aTaskRunsOnTheContextThatPutItOff() {
    AtomicReference<Context> setOn = new AtomicReference<>();
    AtomicReference<Context> ranOn = new AtomicReference<>();
    time.vertx()
        .getOrCreateContext()
        .runOnContext(started -> {
          setOn.set(Vertx.currentContext());
          time.after(Duration.ofMillis(1), () -> ranOn.set(Vertx.currentContext()));
        });

    time.advance(Duration.ofMillis(1));

    assertThat(ranOn.get()).isNotNull().isSameAs(setOn.get());
  }

  @Test
  void aTimerCancelledAtTheVeryInstantItIsDueDoesNotRun() {
    List<String> ran = new ArrayList<>();
    List<PhoneTime.Timer> timers = new ArrayList<>();
    time.after(Duration.ofMillis(5), () -> timers.forEach(PhoneTime.Timer::cancel));
    timers.add(time.after(Duration.ofMillis(5), () -> ran.add("cancelled")));
    time.after(Duration.ofMillis(5), () -> ran.add("kept"));

    time.advance(Duration.ofMillis(5));

    assertThat(ran).containsExactly("kept");
  }

  @Test
  void tasksThatHopFromLoopToLoopAreWaitedFor() {
    Context one = time.vertx().getOrCreateContext();
    Context other = time.vertx().getOrCreateContext();
    for (int round = 0; round < 200; round++) {
      AtomicInteger hops = new AtomicInteger();
      hop(one, other, hops);
      time.settle();
      assertThat(hops).hasValue(100);
    }
  }

  private static void hop(Context to, Context from, AtomicInteger hops) {
    to.runOnContext(arrived -> {
      if (hops.incrementAndGet() < 100) {
        hop(from, to, hops);
      }
    });
  }

  @Test
  void blockingTasksOfWorkersAreWaitedFor() {
    CountDownLatch worked = new CountDownLatch(1);
    AtomicBoolean answered = new AtomicBoolean();
    time.vertx()
        .executeBlocking(() -> worked.await(300, TimeUnit.MILLISECONDS))
        .onComplete(done -> answered.set(true));

    time.settle();

    assertThat(answered).isTrue();
  }

  @Test
  void whatIsWatchedHoldsTimeUp() {
    AtomicInteger asked = new AtomicInteger();
    time.watch("ten questions", () -> asked.incrementAndGet() > 10);

    time.settle();

    assertThat(asked).hasValueGreaterThan(10);
  }

  @Test
  void whatNeverComesToRestIsNamed() {
    try (VirtualTime hasty = VirtualTime.start(Duration.ofMillis(200))) {
      hasty.watch("the endless task", () -> false);

      assertThatThrownBy(() -> hasty.advance(Duration.ofSeconds(1)))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("Still busy after PT0.2S")
          .hasMessageContaining("the endless task");
    }
  }

  @Test
  void aBlockedEventLoopIsShownWithWhereItIs() {
    try (VirtualTime hasty = VirtualTime.start(Duration.ofMillis(200))) {
      CountDownLatch release = new CountDownLatch(1);
      hasty.vertx().getOrCreateContext().runOnContext(started -> blockOn(release));

      assertThatThrownBy(hasty::settle)
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("An event loop has been blocked")
          .hasMessageContaining("blockOn");
      release.countDown();
    }
  }

  private static void blockOn(CountDownLatch release) {
    try {
      release.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aConditionThatIsNotReachedNamesTheLimit() {
    time.after(Duration.ofSeconds(7), () -> {});

    assertThatThrownBy(() -> time.advanceUntil(() -> false, Duration.ofSeconds(5)))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "Not reached within PT5S of virtual time, from PT0S to PT5S;"
                + " the next timer is due at PT7S");
    assertThat(time.uptime()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void aConditionIsReachedAtTheTimerThatMakesItTrue() {
    AtomicBoolean reached = new AtomicBoolean();
    time.after(Duration.ofSeconds(3), () -> reached.set(true));
    time.after(Duration.ofSeconds(4), () -> reached.set(false));

    Duration took = time.advanceUntil(reached::get, Duration.ofSeconds(5));

    assertThat(took).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void aTaskThatFailsOnAnEventLoopFailsTheTest() {
    time.vertx()
        .getOrCreateContext()
        .runOnContext(started ->
            time.after(
                Duration.ofMillis(1),
                () -> {
                  throw new IllegalStateException("broken task");
                }));

    assertThatThrownBy(() -> time.advance(Duration.ofMillis(1)))
        .isInstanceOf(AssertionError.class)
        .hasRootCauseMessage("broken task");
  }

  @Test
  void timeIsNotMovedOnFromAnEventLoop() {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    time.vertx()
        .getOrCreateContext()
        .runOnContext(started -> {
          try {
            time.advance(Duration.ofSeconds(1));
          } catch (IllegalStateException e) {
            thrown.set(e);
          }
        });

    time.settle();

    assertThat(thrown.get()).hasMessageContaining("by the test's thread");
  }
}
