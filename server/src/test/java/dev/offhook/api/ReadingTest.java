package dev.offhook.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.call.CallSid;
import dev.offhook.call.LoggedEvent;
import dev.offhook.call.Recording;
import dev.offhook.cost.Costs;
import dev.offhook.store.CallArchive;
import dev.offhook.store.CallFilter;
import dev.offhook.store.CallListing;
import dev.offhook.store.CallRecord;
import dev.offhook.store.TurnRecord;
import dev.offhook.time.HandTimers;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of questions while the database does not answer. */
@Timeout(60)
class ReadingTest {
  private static final Duration LONG = Duration.ofSeconds(9);

  private final Vertx vertx = Vertx.vertx();
  private final HandTimers timers = new HandTimers();
  private final CountDownLatch answered = new CountDownLatch(1);
  private final AtomicInteger asked = new AtomicInteger();
  private final Reading reading = new Reading(new Silent(), vertx, timers);

  @AfterEach
  void close() throws Exception {
    answered.countDown();
    vertx.close().await(30, TimeUnit.SECONDS);
  }

  @Test
  void aQuestionIsGivenUpAfterItsTime() {
    var question = ask();
    timers.pass(Duration.ofSeconds(7));
    assertThat(question.isComplete()).isFalse();
    timers.pass(Duration.ofSeconds(2));

    assertThat(question.cause()).hasMessage(Refused.LOG_AWAY.message());
  }

  @Test
  void whatNobodyWaitsForAnyMoreIsNotAsked() throws Exception {
    var questions = new ArrayList<Future<Optional<CallRecord>>>();
    for (var i = 0; i < 10; i++) {
      questions.add(ask());
    }
    timers.pass(LONG);
    answered.countDown();
    var last = ask().await(30, TimeUnit.SECONDS);

    assertThat(last).isEmpty();
    assertThat(questions).allMatch(Future::failed);
    assertThat(asked.get()).as("two threads, and the last").isLessThanOrEqualTo(3);
  }

  @Test
  void tooManyQuestionsAreRefusedAtOnce() {
    for (var i = 0; i < 100; i++) {
      assertThat(ask().isComplete()).isFalse();
    }

    assertThat(ask().cause()).hasMessageContaining("ask again");
  }

  private Future<Optional<CallRecord>> ask() {
    return reading.read(archive -> archive.call(new CallSid("CA" + "0".repeat(32))));
  }

  /** Answers when it is told to. */
  private final class Silent implements CallArchive {
    @Override
    public Optional<CallRecord> call(CallSid sid) {
      asked.incrementAndGet();
      try {
        assertThat(answered.await(30, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return Optional.empty();
    }

    @Override
    public List<TurnRecord> turns(CallSid sid) {
      return List.of();
    }

    @Override
    public List<LoggedEvent> events(CallSid sid, long from, int most) {
      return List.of();
    }

    @Override
    public List<Recording> recordings(CallSid sid) {
      return List.of();
    }

    @Override
    public Map<CallSid, Costs> costs(List<CallSid> calls) {
      return Map.of();
    }

    @Override
    public CallListing calls(CallFilter filter, Optional<String> after, int most) {
      return new CallListing(List.of(), Optional.empty());
    }
  }
}
