package dev.offhook.bench.relay;

import dev.offhook.bench.relay.Turn.Outcome;
import java.util.ArrayList;
import java.util.List;

/** A run's findings as Markdown that reads well in a terminal too. */
final class Report {

  private static final int MOST_TROUBLES = 10;

  private final Findings findings;
  private final List<String> lines = new ArrayList<>();

  private Report(Findings findings) {
    this.findings = findings;
  }

  static String of(Findings findings, Verdict verdict) {
    Report report = new Report(findings);
    report.load();
    report.latencies();
    report.costs();
    report.troubles();
    report.lines.add("");
    report.lines.addAll(verdict.lines());
    return String.join("\n", report.lines) + "\n";
  }

  private void load() {
    Load load = findings.load();
    Tally tally = findings.tally();
    lines.add(
        "%d relay calls, each a turn every %s s; model %d ms to the first of %d tokens, then %d ms a token; %d s measured after %d s of warm-up."
            .formatted(
                load.calls(),
                Figure.of(load.interval().toMillis() / 1000.0, 1),
                load.model().firstToken().toMillis(),
                load.model().tokens(),
                load.model().between().toMillis(),
                load.window().toSeconds(),
                load.warmup().toSeconds()));
    lines.add("Server: " + findings.server());
    lines.add("");
    lines.add(
        "Calls lost: %d. Turns due: %d, answered: %d, never at the model: %d, not answered in time: %d, other words: %d."
            .formatted(
                findings.callsLost(),
                tally.due(),
                tally.answered(),
                tally.count(Outcome.NOT_ASKED),
                tally.count(Outcome.NOT_ANSWERED),
                tally.count(Outcome.OTHER_WORDS)));
    lines.add("");
  }

  private void latencies() {
    Tally tally = findings.tally();
    lines.add(Latencies.HEAD);
    lines.add(Latencies.RULE);
    for (Latencies each :
        List.of(
            tally.added(), tally.toModel(), tally.toLine(), tally.sendLag(), findings.hiccups())) {
      lines.add(each.row());
    }
    lines.add("");
  }

  private void costs() {
    lines.add("| process | CPU a turn, ms | cores | resident, MiB | peak, MiB |");
    lines.add("| --- | --- | --- | --- | --- |");
    findings.serverCost().ifPresent(cost -> cost("server", cost));
    cost("generator and model", findings.generatorCost());
    lines.add("");
    lines.add(
        "Left over: %d calls, %d errors logged. Others on the machine: %s cores; taken by the host: %s %%."
            .formatted(
                findings.left(),
                findings.errors(),
                Figure.of(findings.othersCores(), 2),
                Figure.of(findings.stolen() * 100, 1)));
  }

  private void cost(String name, Cost cost) {
    lines.add(
        "| %s | %s | %s | %d | %d |"
            .formatted(
                name,
                Figure.of(cost.millisecondsPer(findings.tally().answered()), 3),
                Figure.of(cost.cores(), 2),
                cost.resident() >> 20,
                cost.peak() >> 20));
  }

  private void troubles() {
    if (findings.tally().askedAgain() > 0) {
      lines.add("- %d turns the model was asked again".formatted(findings.tally().askedAgain()));
    }
    findings.troubles().stream().limit(MOST_TROUBLES).forEach(trouble -> lines.add("- " + trouble));
  }
}
