package dev.offhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.phone.ai.AiRequest;
import dev.offhook.phone.ai.Ledger;
import dev.offhook.phone.ai.Script;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Five hundred calls made up at random, against the running server, many at the same time: the same
 * ones in every run. One of them is made again by itself with {@code -Doffhook.seed=…}, five
 * hundred others with {@code -Doffhook.firstSeed=…}.
 */
class RandomCallsTest {
  private static final int CALLS = 500;
  private static final int AT_ONCE = 25;
  private static final Duration LONGEST = Duration.ofMinutes(30);

  @TempDir private Path folder;
  private final Map<String, RandomPlan> plans = new ConcurrentHashMap<>();

  @Test
  @DisplayName(
      "[001-08] [B000-4] [B000-7] [B001-3] the model is told what was heard and said, to the word")
  void theModelIsToldWhatWasHeardAndSaid() throws IOException {
    RandomKind.write(folder);
    var settings = new HashMap<>(TestServer.openAiSettings());
    settings.put("OFFHOOK_ASSISTANTS", folder.toString());
    var calls = new ArrayList<RandomCallRecord>();
    try (var server = TestServer.with(settings)) {
      server.model().answering(this::answer);
      var seeds = seeds();
      for (var from = 0; from < seeds.size(); from += AT_ONCE) {
        calls.addAll(round(server, seeds.subList(from, Math.min(seeds.size(), from + AT_ONCE))));
      }
    }
    if (calls.size() > 1) {
      muchHappened(calls);
    }
    var wrong = calls.stream().flatMap(call -> wrong(call).stream()).toList();
    assertThat(wrong.size()).as("wrong calls:%n%s", String.join("", wrong)).isZero();
  }

  /** Calls in which nothing happens would prove nothing. */
  private static void muchHappened(List<RandomCallRecord> calls) {
    assertThat(calls.stream().mapToInt(call -> call.replies().size()).sum())
        .as("questions to the model")
        .isGreaterThan(3 * CALLS);
    assertThat(calls.stream().mapToInt(call -> call.caller().cuts().size()).sum())
        .as("interruptions")
        .isGreaterThan(CALLS);
    assertThat(calls.stream().mapToInt(call -> call.caller().losses().size()).sum())
        .as("lines lost")
        .isGreaterThan(CALLS / 4);
  }

  private static List<Long> seeds() {
    var one = Long.getLong("offhook.seed");
    var first = Long.getLong("offhook.firstSeed", 0);
    return one != null ? List.of(one) : LongStream.range(first, first + CALLS).boxed().toList();
  }

  /** Calls at the same time, each of another kind; when they are over nothing of them is left. */
  private List<RandomCallRecord> round(TestServer server, List<Long> seeds) {
    var made = seeds.stream().map(RandomPlan::of).toList();
    made.forEach(plan -> plans.put(plan.kind().instructions(), plan));
    var timers = server.pendingTimers();
    var before = server.model().ledger().replies().size();
    var callers = made.stream().map(plan -> new RandomCaller(plan, server.time())).toList();
    callers.forEach(caller -> caller.dial(server));
    server
        .time()
        .advanceUntil(
            () -> callers.stream().allMatch(it -> it.call().ended().isComplete()), LONGEST);
    assertThat(server.activeCalls()).as("calls left").isZero();
    assertThat(server.pendingTimers()).as("timers left").isEqualTo(timers);
    var replies = server.model().ledger().replies();
    return callers.stream()
        .map(caller -> record(caller, replies.subList(before, replies.size())))
        .toList();
  }

  private static RandomCallRecord record(RandomCaller caller, List<Ledger.Reply> replies) {
    var mine = caller.plan().kind().instructions();
    return new RandomCallRecord(
        caller, replies.stream().filter(it -> kind(it.request()).equals(mine)).toList());
  }

  /** What is wrong with a call; alone, with all that happened in it. */
  private static Optional<String> wrong(RandomCallRecord call) {
    try {
      new RandomCallClaims(call).check();
      return Optional.empty();
    } catch (AssertionError e) {
      var story = Long.getLong("offhook.seed") != null ? call.toString() : "";
      return Optional.of(
          "%n-Doffhook.seed=%d %s%n%s".formatted(call.plan().seed(), e.getMessage(), story));
    }
  }

  private Script answer(AiRequest request) {
    var plan = Objects.requireNonNull(plans.get(kind(request)));
    return plan.answer(request.body().path("messages").toString());
  }

  private static String kind(AiRequest request) {
    return request.body().path("messages").path(0).path("content").asText();
  }
}
