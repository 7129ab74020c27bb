package dev.offhook.bench.store;

import dev.offhook.store.sql.SqlStore;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.HdrHistogram.Histogram;

/** Asks questions many times over, and takes the time of each. */
final class Asking {
  private static final int PAGE = 50;

  private final SqlStore store;
  private final int calls;
  private final int times;

  Asking(SqlStore store, int calls, int times) {
    this.store = store;
    this.calls = calls;
    this.times = times;
  }

  /**
   * How long a question took.
   *
   * @param found how many calls were on the page, at the most
   * @param micros one value for each time it was asked
   */
  record Answered(Question question, int found, Histogram micros) {
    double p50() {
      return micros.getValueAtPercentile(50) / 1000.0;
    }

    double p95() {
      return micros.getValueAtPercentile(95) / 1000.0;
    }

    double max() {
      return micros.getMaxValue() / 1000.0;
    }

    boolean held() {
      return p95() <= question.bar();
    }
  }

  List<Answered> all(List<Question> questions) {
    return questions.stream().map(this::ask).toList();
  }

  private Answered ask(Question question) {
    var random = new Random(1);
    var micros = new Histogram(3);
    var found = 0;
    for (var time = -times / 10; time < times; time++) {
      var filter = question.filter().apply(random, calls);
      var before = System.nanoTime();
      var page = store.calls(filter, Optional.empty(), PAGE);
      var took = System.nanoTime() - before;
      found = Math.max(found, page.calls().size());
      if (time >= 0) {
        micros.recordValue(took / 1000);
      }
    }
    return new Answered(question, found, micros);
  }
}
