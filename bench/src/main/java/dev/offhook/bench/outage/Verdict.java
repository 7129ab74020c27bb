package dev.offhook.bench.outage;

import dev.offhook.bench.relay.Figure;
import dev.offhook.bench.relay.Latencies;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Whether the bars held, as Markdown that reads well in a terminal too. */
final class Verdict {

  private static final double RATIO = 1.10;

  /** More than that, and a p99 says what others on the machine did. */
  private static final double HICCUP_P999_MS = 10;

  /** The log gives a transaction half a second, and a connection a few. */
  private static final Duration NOTICED = Duration.ofSeconds(5);

  private static final Duration LATER = Duration.ofDays(1);
  private static final int MOST_TROUBLES = 10;

  private final Findings findings;
  private final List<String> lines = new ArrayList<>();
  private final List<String> missed = new ArrayList<>();
  private boolean noisy;

  private Verdict(Findings findings) {
    this.findings = findings;
  }

  static Verdict of(Findings findings) {
    Verdict verdict = new Verdict(findings);
    verdict.counts();
    verdict.health();
    verdict.latencies();
    findings.troubles().stream().limit(MOST_TROUBLES).forEach(it -> verdict.lines.add("- " + it));
    verdict.end();
    return verdict;
  }

  /** 0 all bars held, 1 one was missed, 2 only the latency's, on a machine too noisy to say. */
  int exitStatus() {
    if (missed.isEmpty()) {
      return noisy ? 2 : 0;
    }
    return 1;
  }

  String text() {
    return String.join("\n", lines) + "\n";
  }

  private void counts() {
    LogCheck log = findings.log();
    lines.add("| in the log | found | of | bar |");
    lines.add("| --- | --- | --- | --- |");
    count("calls lost on the line", findings.callsLost(), findings.calls());
    count("things said that were not answered", findings.unanswered(), findings.said().size());
    count("event numbers missing", log.missingNumbers(), log.events());
    count("event numbers doubled", log.doubledNumbers(), log.events());
    count("calls missing, or not whole to their end", log.unwhole(), findings.calls());
    count("caller's words missing", log.saidLost(), log.said());
    count("caller's words doubled", log.saidTwice(), log.said());
    count("answers missing, as they were sent", log.answersLost(), log.answers());
    count("answers doubled", log.answersTwice(), log.answers());
    count("reports of what was played missing", log.reportsLost(), log.reports());
    count("reports of what was played doubled", log.reportsTwice(), log.reports());
    count("events the server says it lost", findings.saidLost(), log.events());
    lines.add("");
  }

  private void count(String what, long wrong, long all) {
    lines.add("| %s | %d | %d | 0 |".formatted(what, wrong, all));
    if (wrong > 0) {
      missed.add("%s: %d".formatted(what, wrong));
    }
  }

  private void health() {
    Findings.Moments at = findings.moments();
    long noticed = at.gone() + findings.noticedAfter().map(Duration::toNanos).orElse(0L);
    states("before", at.begins(), at.gone(), Set.of("writing"));
    states("away, once noticed", noticed, at.returning(), Set.of("spooling"));
    states("since it was back", at.back(), at.back() + LATER.toNanos(), Set.of());
    if (findings.noticedAfter().filter(it -> it.compareTo(NOTICED) <= 0).isEmpty()) {
      missed.add("the outage was not told on /health within " + NOTICED.toSeconds() + " s");
    }
    if (findings.caughtUp().isEmpty() || !findings.empty()) {
      missed.add("the log did not catch up");
    }
    lines.add(
        "Away for %s s, and %s s more until it took connections. Told on /health after %s s; at most %d events behind; all caught up %s s after it took connections."
            .formatted(
                seconds(at.returning() - at.gone()),
                seconds(at.back() - at.returning()),
                findings.noticedAfter().map(it -> seconds(it.toNanos())).orElse("–"),
                findings.mostBehind(),
                findings.caughtUp().map(it -> seconds(it.at() - at.back())).orElse("–")));
    lines.add("");
  }

  private void states(String when, long from, long until, Set<String> wanted) {
    List<String> told = findings.states(from, until);
    lines.add("/health %s: %s.".formatted(when, String.join(", ", told)));
    if (!wanted.isEmpty() && !wanted.equals(Set.copyOf(told))) {
      missed.add("/health " + when + " says " + String.join(", ", told));
    }
  }

  private void latencies() {
    lines.add(Latencies.HEAD);
    lines.add(Latencies.RULE);
    lines.add(findings.addedBefore().row());
    lines.add(findings.addedAway().row());
    lines.add(findings.addedAfter().row());
    findings.hiccups().forEach(it -> lines.add(it.row()));
    lines.add("");
    if (findings.addedBefore().count() == 0 || findings.addedAway().count() == 0) {
      missed.add("nothing was answered before, or while it was away");
    }
    lines.add(
        "p99 while it was away over p99 before: %s, bar %s."
            .formatted(Figure.of(findings.ratio(), 2), Figure.of(RATIO, 2)));
  }

  private void end() {
    boolean hiccups =
        findings.hiccups().stream().anyMatch(it -> it.milliseconds(99.9) > HICCUP_P999_MS);
    noisy = hiccups && findings.ratio() > RATIO;
    if (findings.ratio() > RATIO && !hiccups) {
      missed.add(
          "p99 while it was away is %s of that before".formatted(Figure.of(findings.ratio(), 2)));
    }
    lines.add("");
    if (hiccups) {
      lines.add("The machine was too noisy for its latencies to say anything.");
    }
    lines.add(
        missed.isEmpty()
            ? (noisy ? "All bars held but the latency's, which is void." : "All bars held.")
            : "Missed: " + String.join("; ", missed) + ".");
  }

  private static String seconds(long nanos) {
    return Figure.of(Math.max(0, nanos) / 1e9, 1);
  }
}
