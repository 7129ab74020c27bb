package dev.offhook.bench.store;

import dev.offhook.store.LogPage;
import dev.offhook.store.sql.SqlStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/** Writes calls as a busy server does: many at once, a page of each in every transaction. */
final class Filling {
  /** Calls that go on at the same time. */
  private static final int AT_ONCE = 200;

  private final SqlStore store;
  private final Invention calls;
  private final Consumer<String> progress;
  private final Histogram saves = new Histogram(3);
  private long events;
  private long saving;

  Filling(SqlStore store, Invention calls, Consumer<String> progress) {
    this.store = store;
    this.calls = calls;
    this.progress = progress;
  }

  /**
   * What it took.
   *
   * @param saving the time the store took, without the making of the calls
   * @param saves how long one took, in microseconds
   */
  record Effort(long calls, long events, Duration saving, Histogram saves) {
    double eventsASecond() {
      return events * 1e9 / saving.toNanos();
    }
  }

  /** Writes so many calls; the last few are still going on. */
  Effort fill(int many, int live) {
    for (var first = 0; first < many; first += AT_ONCE) {
      var begun = new ArrayList<List<LogPage>>();
      for (var number = first; number < Math.min(many, first + AT_ONCE); number++) {
        begun.add(calls.pages(number, number < many - live));
      }
      for (var page = 0; page < begun.getFirst().size(); page++) {
        var at = page;
        save(begun.stream().map(pages -> pages.get(at)).toList());
      }
      if (first / AT_ONCE % 50 == 49) {
        progress.accept("%d of %d calls".formatted(first + AT_ONCE, many));
      }
    }
    return new Effort(many, events, Duration.ofNanos(saving), saves);
  }

  private void save(List<LogPage> pages) {
    var before = System.nanoTime();
    store.save(pages);
    var took = System.nanoTime() - before;
    saving += took;
    saves.recordValue(took / 1000);
    events += pages.stream().mapToLong(page -> page.events().size()).sum();
  }
}
