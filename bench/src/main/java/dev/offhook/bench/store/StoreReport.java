package dev.offhook.bench.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was found on one database, as Markdown that reads well in a terminal too. */
final class StoreReport {
  private StoreReport() {}

  static String of(String database, Filling.Effort effort, List<Asking.Answered> answers) {
    var lines = new ArrayList<String>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%s: %d calls, %d events written, %.0f events a second within save; a save of 200 pages"
                + " p50 %.0f ms, p99 %.0f ms.",
            database,
            effort.calls(),
            effort.events(),
            effort.eventsASecond(),
            effort.saves().getValueAtPercentile(50) / 1000.0,
            effort.saves().getValueAtPercentile(99) / 1000.0));
    lines.add("");
    lines.add("| question | found | p50, ms | p95, ms | max, ms | bar, ms |");
    lines.add("| --- | --- | --- | --- | --- | --- |");
    answers.forEach(answer -> lines.add(row(answer)));
    lines.add("");
    var missed = answers.stream().filter(it -> !it.held()).map(it -> it.question().name()).toList();
    lines.add(missed.isEmpty() ? "All bars held." : "Missed: " + String.join("; ", missed) + ".");
    lines.add("");
    return String.join("\n", lines);
  }

  private static String row(Asking.Answered answer) {
    var p95 = String.format(Locale.ROOT, answer.held() ? "%.1f" : "**%.1f**", answer.p95());
    return String.format(
        Locale.ROOT,
        "| %s | %d | %.1f | %s | %.1f | %.0f |",
        answer.question().name(),
        answer.found(),
        answer.p50(),
        p95,
        answer.max(),
        answer.question().bar());
  }
}
