package dev.offhook.outbound;

import dev.offhook.call.CallSid;
import dev.offhook.store.KeptOrder;
import dev.offhook.store.OrderBook;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The orders that something may still happen to, by id, and behind them the book that keeps all.
 * Those that are over lately stay, so that what comes late finds them. Safe from any thread.
 */
final class Jobs {
  private static final Logger log = LoggerFactory.getLogger(Jobs.class);
  private static final int MOST_OVER = 2_000;

  private final Map<String, Job> open = new ConcurrentHashMap<>();
  private final Map<String, Job> over =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Job> eldest) {
          return size() > MOST_OVER;
        }
      };
  private final OrderBook book;
  private final Aside aside;

  Jobs(OrderBook book, Aside aside) {
    this.book = book;
    this.aside = aside;
  }

  /** From now on it is known. */
  void add(Job job) {
    open.put(job.order().id(), job);
  }

  void remove(Job job) {
    open.remove(job.order().id(), job);
  }

  /** Those that something may still happen to. */
  List<Job> open() {
    return List.copyOf(open.values());
  }

  /** The one of this id, whoever began it. */
  CompletionStage<Optional<Job>> find(String id) {
    var here = here(id);
    return here.isPresent()
        ? CompletableFuture.completedStage(here)
        : aside
            .run(() -> book.byId(id))
            .thenApply(kept -> kept.map(this::restore))
            .exceptionally(failure -> {
              log.error("order {} cannot be looked up: {}", id, failure.toString());
              return Optional.empty();
            });
  }

  private Optional<Job> here(String id) {
    var job = open.get(id);
    if (job != null) {
      return Optional.of(job);
    }
    synchronized (over) {
      return Optional.ofNullable(over.get(id));
    }
  }

  /** One that another process began. */
  Job restore(KeptOrder kept) {
    var read = OrderJson.read(kept);
    var fresh = Job.restored(read.order(), read.state());
    if (!fresh.state().phase().open()) {
      return fresh;
    }
    var there = open.putIfAbsent(kept.id(), fresh);
    return there == null ? fresh : there;
  }

  /** The order under this key; fails when the book cannot be asked. */
  CompletionStage<Optional<Job>> byKey(String key) {
    return aside
        .run(() -> book.byKey(key))
        .thenApply(kept -> kept.map(it -> here(it.id()).orElseGet(() -> restore(it))));
  }

  /** Writes a new order down; the one that is there under its key, if there is one. */
  CompletionStage<Optional<Job>> keep(Job job) {
    var kept = OrderJson.kept(job.order(), job.state());
    return aside
        .run(() -> book.keep(kept))
        .thenApply(it ->
            it.id().equals(kept.id())
                ? Optional.empty()
                : Optional.of(here(it.id()).orElseGet(() -> restore(it))));
  }

  /** Writes down how far it has come. */
  void save(Job job) {
    var state = job.state();
    if (!state.phase().open()) {
      synchronized (over) {
        over.put(job.order().id(), job);
      }
      open.remove(job.order().id(), job);
    }
    // A wish that came to nothing may be made again under its key
    var order = state.phase() == OrderState.Phase.REFUSED ? job.order().withoutKey() : job.order();
    aside
        .run(() -> {
          book.update(OrderJson.kept(order, job.state().phase().open() ? job.state() : state));
          return true;
        })
        .exceptionally(failure -> {
          log.warn("order {} cannot be written down: {}", order.id(), failure.toString());
          return false;
        });
  }

  /** What another process ordered since then, oldest first. */
  CompletionStage<List<Job>> ofOthers(Instant since) {
    return aside
        .run(() -> book.since(since))
        .thenApply(kept ->
            kept.stream()
                .map(it -> here(it.id()).orElseGet(() -> restore(it)))
                .filter(job -> !job.ours())
                .toList());
  }

  /** Whether a call belongs to an order that is known here. */
  boolean knows(CallSid call) {
    synchronized (over) {
      return java.util.stream.Stream.concat(open.values().stream(), over.values().stream())
          .anyMatch(job -> job.state().call().equals(Optional.of(call)));
    }
  }
}
