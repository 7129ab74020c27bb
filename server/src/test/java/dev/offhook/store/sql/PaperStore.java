package dev.offhook.store.sql;

import dev.offhook.call.CallSid;
import dev.offhook.call.LoggedEvent;
import dev.offhook.store.LogPage;
import dev.offhook.store.StoreAway;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** A database made of lists, that fails as it is told to. Safe from any thread. */
final class PaperStore implements Pages {
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final Map<CallSid, List<LoggedEvent>> calls = new HashMap<>();
  private Function<List<LogPage>, Fate> fates = _ -> Fate.WORKS;
  private int tries;
  private int transactions;
  private long events;
  private long releases;

  /** What becomes of a transaction. */
  enum Fate {
    WORKS,
    /** Nothing is kept. */
    AWAY,
    /** It is kept, and the answer is lost. */
    AWAY_AFTERWARDS,
    /** Nothing is answered until {@link #release}; then it is kept. */
    HANGS,
    /** It is there, and will not have it. */
    REFUSES
  }

  synchronized void always(Fate fate) {
    each(_ -> fate);
  }

  synchronized void each(Function<List<LogPage>, Fate> next) {
    fates = next;
  }

  /** Lets go of who hangs. */
  synchronized void release() {
    releases++;
    notifyAll();
  }

  @Override
  public synchronized void save(List<LogPage> pages) {
    tries++;
    notifyAll();
    switch (fates.apply(pages)) {
      case WORKS -> keep(pages);
      case AWAY -> throw away();
      case AWAY_AFTERWARDS -> {
        keep(pages);
        throw away();
      }
      case HANGS -> {
        var before = releases;
        until(() -> releases > before, "released");
        keep(pages);
      }
      case REFUSES -> throw new IllegalStateException("not these");
    }
  }

  private static StoreAway away() {
    return new StoreAway("nobody answers", new IllegalStateException());
  }

  private void keep(List<LogPage> pages) {
    transactions++;
    var before = new HashMap<>(calls);
    for (var page : pages) {
      var known = calls.getOrDefault(page.call(), List.of());
      if (page.first() > known.size()) {
        calls.clear();
        calls.putAll(before);
        throw new IllegalStateException("a page that does not follow on what is there");
      }
      var more = new ArrayList<>(known);
      page.events().stream().skip(Math.max(0, known.size() - page.first())).forEach(more::add);
      calls.put(page.call(), more);
    }
    events = calls.values().stream().mapToLong(List::size).sum();
    notifyAll();
  }

  /** The events of a call, in the order in which they came. */
  synchronized List<LoggedEvent> events(CallSid call) {
    return List.copyOf(calls.getOrDefault(call, List.of()));
  }

  synchronized long events() {
    return events;
  }

  synchronized int tries() {
    return tries;
  }

  synchronized int transactions() {
    return transactions;
  }

  synchronized void awaitEvents(long number) {
    until(() -> events >= number, "events: " + number);
  }

  synchronized void awaitTries(int number) {
    until(() -> tries >= number, "tries: " + number);
  }

  private synchronized void until(BooleanSupplier reached, String what) {
    var end = System.nanoTime() + LONGEST.toNanos();
    while (!reached.getAsBoolean()) {
      var left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new AssertionError("not reached: %s; there are %d".formatted(what, events));
      }
      try {
        wait(left);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
