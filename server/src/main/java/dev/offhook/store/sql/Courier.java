package dev.offhook.store.sql;

import dev.offhook.call.CallSid;
import dev.offhook.store.LogPage;
import dev.offhook.store.StoreAway;
import dev.offhook.store.StoreUnusable;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who goes to the database: opens it, and carries pages there, one errand at a time. Its errands
 * run on a thread of its own, so that a database that does not answer holds nobody else up.
 *
 * <p>The thread is one of the system's: SQLite's driver is native code, and would hold the carrier
 * of a virtual thread for as long as the disk takes.
 *
 * <p>Touched by the writer's thread only.
 */
final class Courier {
  private static final int MOST_TORN = 10_000;

  private final Supplier<Pages> opening;
  private final Alarm alarm;
  private final Room room;
  private final Runnable whenBack;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> Thread.ofPlatform().daemon().name("call-log-store").unstarted(work));
  private volatile boolean opened;

  /** Calls of which a page was refused: no later one can follow on what is there. */
  private final Map<CallSid, Boolean> torn =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<CallSid, Boolean> eldest) {
          return size() > MOST_TORN;
        }
      };

  private final AtomicLong saves = new AtomicLong();
  private @Nullable Pages store;
  private @Nullable CompletableFuture<Void> errand;

  /**
   * @param opening opens the database, or throws {@link StoreAway}; asked again until it does
   * @param whenBack told on the courier's thread when an errand is over
   */
  Courier(Supplier<Pages> opening, Alarm alarm, Room room, Runnable whenBack) {
    this.opening = opening;
    this.alarm = alarm;
    this.room = room;
    this.whenBack = whenBack;
  }

  /** How an errand stands. */
  sealed interface Outcome {
    record Done() implements Outcome {}

    /** Not back yet. */
    record Under() implements Outcome {}

    /** The database cannot be reached; {@code why} holds no word of a call. */
    record Away(String why) implements Outcome {}
  }

  /** Whether it can be sent. */
  boolean free() {
    return errand == null;
  }

  /** Whether the database has been open. */
  boolean opened() {
    return opened;
  }

  /** How many transactions went well so far. */
  long saves() {
    return saves.get();
  }

  /** Carries pages, and waits for the outcome. */
  Outcome carry(List<LogPage> pages, Duration patience) {
    send(() -> save(pages));
    return outcome(patience);
  }

  /** Opens the database if need be, and takes there what is in the spool until that is empty. */
  void drain(Spool spool) {
    send(() -> {
      open();
      for (var load = spool.oldest(); !load.isEmpty(); load = spool.oldest()) {
        save(load.pages());
        spool.forget(load);
      }
    });
  }

  /** How the last errand stands; once it is over, the courier is free. */
  Outcome outcome(Duration patience) {
    var sent = errand;
    if (sent == null) {
      return new Outcome.Done();
    }
    try {
      sent.get(patience.toNanos(), TimeUnit.NANOSECONDS);
      errand = null;
      return new Outcome.Done();
    } catch (TimeoutException e) {
      return new Outcome.Under();
    } catch (ExecutionException e) {
      errand = null;
      return new Outcome.Away(Alarm.reason(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.Under();
    }
  }

  /** Sends nobody any more; an errand that is under way comes to its end by itself. */
  void dismiss() {
    thread.shutdown();
  }

  private void send(Runnable work) {
    var sent = CompletableFuture.runAsync(work, thread);
    errand = sent;
    var _ = sent.whenComplete((_, _) -> whenBack.run());
  }

  private Pages open() {
    var open = store;
    if (open == null) {
      try {
        open = opening.get();
      } catch (StoreUnusable wrong) {
        // Waiting does not help, so neither does waiting before that is said
        alarm.away(String.valueOf(wrong.getMessage()));
        throw wrong;
      }
      store = open;
      opened = true;
    }
    return open;
  }

  private void save(List<LogPage> pages) {
    var wanted = pages;
    if (!torn.isEmpty()) {
      wanted = pages.stream().filter(page -> !torn.containsKey(page.call())).toList();
      pages.stream().filter(page -> torn.containsKey(page.call())).forEach(this::lose);
    }
    if (!wanted.isEmpty()) {
      saveWanted(wanted);
    }
  }

  private void saveWanted(List<LogPage> pages) {
    try {
      open().save(pages);
    } catch (StoreAway away) {
      throw away;
    } catch (RuntimeException refused) {
      // One page that the database will never take must not hold up all the others
      if (pages.size() == 1) {
        saveAgain(pages.getFirst());
      } else {
        pages.forEach(page -> save(List.of(page)));
      }
    }
    var _ = saves.incrementAndGet();
  }

  /**
   * A page is refused for good only the second time: by then the store has forgotten what it took
   * for known of the call, which another process may have written on.
   */
  private void saveAgain(LogPage page) {
    try {
      open().save(List.of(page));
    } catch (StoreAway away) {
      throw away;
    } catch (RuntimeException refused) {
      alarm.refused(refused);
      torn.put(page.call(), true);
      lose(page);
    }
  }

  private void lose(LogPage page) {
    room.lose(page.events().size());
  }
}
