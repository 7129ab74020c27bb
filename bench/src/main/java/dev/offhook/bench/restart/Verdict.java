package dev.offhook.bench.restart;

import dev.offhook.bench.restart.RestartRun.Round;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.HdrHistogram.Histogram;

/** Whether the bars held over all rounds, as Markdown that reads well in a terminal too. */
final class Verdict {

  private static final double WORDS_P95_MS = 3000;
  private static final int MOST_TOLD = 20;

  private final List<Round> rounds;
  private final List<Fate> fates;
  private final List<String> lines = new ArrayList<>();
  private final List<String> missed = new ArrayList<>();

  private Verdict(List<Round> rounds) {
    this.rounds = rounds;
    this.fates = rounds.stream().flatMap(round -> round.fates().stream()).toList();
  }

  static Verdict of(List<Round> rounds) {
    Verdict verdict = new Verdict(rounds);
    verdict.counts();
    verdict.times();
    verdict.moments();
    verdict.troubles();
    verdict.lines.add("");
    verdict.lines.add(
        verdict.missed.isEmpty()
            ? "All bars held."
            : "Missed: " + String.join("; ", verdict.missed) + ".");
    return verdict;
  }

  boolean held() {
    return missed.isEmpty();
  }

  String text() {
    return String.join("\n", lines) + "\n";
  }

  private void counts() {
    int turns = fates.stream().mapToInt(Fate::turns).sum();
    int forgotten = fates.stream().mapToInt(fate -> fate.forgotten().size()).sum();
    lines.add("%d kills, %d calls on the line.".formatted(rounds.size(), fates.size()));
    lines.add("");
    lines.add("| what | found | bar |");
    lines.add("| --- | --- | --- |");
    count("calls that did not go on", fates.size(), count(fate -> !fate.wentOn()));
    lines.add(
        "| … of them because the action was asked for before the server listened | %d | – |"
            .formatted(count(fate -> fate.ending().contains("no connection"))));
    count("completed turns not in the next history, once", turns, forgotten);
    count("greetings repeated", fates.size(), count(Fate::greetedTwice));
    count("apologies repeated", fates.size(), count(fate -> fate.apologies() > 1));
    lines.add(
        "| greetings cut by the kill and begun again | %d of %d | – |"
            .formatted(count(Fate::greetedAnew), fates.size()));
    lines.add("");
  }

  private void count(String what, int all, int wrong) {
    lines.add("| %s | %d of %d | 0 |".formatted(what, wrong, all));
    if (wrong > 0) {
      missed.add(what + ": " + wrong);
    }
  }

  private int count(Predicate<Fate> which) {
    return (int) fates.stream().filter(which).count();
  }

  private void times() {
    lines.add("| milliseconds from the kill to | p50 | p95 | max | n | bar at p95 |");
    lines.add("| --- | --- | --- | --- | --- | --- |");
    Histogram listening = new Histogram(3);
    rounds.forEach(round -> listening.recordValue(round.listening().toMillis()));
    row("the server listening", listening, "–");
    row("line up, dialled again", times(fates(true), Fate::back), "–");
    row("line up, by the action", times(fates(false), Fate::back), "–");
    row("next words, dialled again", times(fates(true), Fate::words), "–");
    row("next words, by the action", times(fates(false), Fate::words), "–");
    Histogram words = times(fates, Fate::words);
    row("**next words**", words, "%.0f".formatted(WORDS_P95_MS));
    if (words.getTotalCount() == 0 || words.getValueAtPercentile(95) > WORDS_P95_MS) {
      missed.add("next words after %d ms at p95".formatted(words.getValueAtPercentile(95)));
    }
    lines.add("");
    lines.add(
        "The phone itself asks for the action 1200 ms after it lost the line, and dials again"
            + " every 500 ms for 5 s.");
    lines.add("");
  }

  private List<Fate> fates(boolean dialsAgain) {
    return fates.stream().filter(fate -> fate.plan().line().dialsAgain() == dialsAgain).toList();
  }

  private static Histogram times(List<Fate> fates, Function<Fate, Optional<Duration>> which) {
    Histogram times = new Histogram(3);
    fates.stream()
        .map(which)
        .flatMap(Optional::stream)
        .forEach(time -> times.recordValue(time.toMillis()));
    return times;
  }

  private void row(String name, Histogram times, String bar) {
    lines.add(
        String.format(
            Locale.ROOT,
            "| %s | %d | %d | %d | %d | %s |",
            name,
            times.getValueAtPercentile(50),
            times.getValueAtPercentile(95),
            times.getMaxValue(),
            times.getTotalCount(),
            bar));
  }

  private void moments() {
    Map<Caller.Doing, Integer> moments = new EnumMap<>(Caller.Doing.class);
    fates.forEach(fate -> moments.merge(fate.doing(), 1, Integer::sum));
    lines.add("Killed while: " + moments + ".");
  }

  private void troubles() {
    List<String> troubles = new ArrayList<>();
    for (Round round : rounds) {
      round.fates().stream()
          .sorted(Comparator.comparingInt(fate -> fate.plan().number()))
          .forEach(fate -> {
            String who =
                "round %d call %d (%s, %s)"
                    .formatted(
                        round.plan().round(),
                        fate.plan().number(),
                        fate.plan().line(),
                        fate.doing());
            if (!fate.wentOn()) {
              troubles.add(who + " did not go on: " + fate.ending());
            }
            fate.forgotten().forEach(turn -> troubles.add(who + " forgot: " + turn));
            if (fate.greetedTwice()) {
              troubles.add(who + " was greeted twice");
            }
            if (fate.apologies() > 1) {
              troubles.add(who + " heard " + fate.apologies() + " apologies");
            }
          });
    }
    troubles.stream().limit(MOST_TOLD).forEach(trouble -> lines.add("* " + trouble));
    if (troubles.size() > MOST_TOLD) {
      lines.add("* and %d more".formatted(troubles.size() - MOST_TOLD));
    }
  }
}
