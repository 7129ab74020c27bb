package dev.offhook.bench.relay;

import dev.offhook.bench.relay.Turn.Outcome;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the measured turns add up to.
 *
 * @param due how many there had to be by the schedule
 * @param outcomes how many went how
 * @param askedAgain for how many the model was asked more than once
 */
record Tally(
    int due,
    Map<Outcome, Integer> outcomes,
    int askedAgain,
    Latencies added,
    Latencies toModel,
    Latencies toLine,
    Latencies sendLag) {

  /** Percentiles are of the answered ones. */
  static Tally of(Stream<Turn> turns, Schedule schedule, String reply) {
    List<Turn> measured = turns.filter(turn -> schedule.measured(turn.intended())).toList();
    Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    Tally tally =
        new Tally(
            due(schedule),
            outcomes,
            Math.toIntExact(measured.stream().filter(Turn::askedAgain).count()),
            Latencies.of("added to the first token"),
            Latencies.of("… words → request at the model"),
            Latencies.of("… its first token → first frame"),
            Latencies.of("generator: prompt sent late by"));
    for (Turn turn : measured) {
      Outcome outcome = turn.outcome(reply, schedule.patience());
      outcomes.merge(outcome, 1, Integer::sum);
      tally.record(turn, outcome);
    }
    return tally;
  }

  private void record(Turn turn, Outcome outcome) {
    sendLag.record(turn.sendLag());
    if (outcome == Outcome.ANSWERED) {
      added.record(turn.added());
      toModel.record(turn.toModel());
      toLine.record(turn.toLine());
    }
  }

  int answered() {
    return count(Outcome.ANSWERED);
  }

  int count(Outcome outcome) {
    return outcomes.getOrDefault(outcome, 0);
  }

  /** Due, but not answered as they should have been. */
  int lost() {
    return due - answered();
  }

  private static int due(Schedule schedule) {
    return IntStream.range(0, schedule.load().calls())
        .map(call ->
            Math.toIntExact(
                IntStream.range(0, schedule.turns(call))
                    .filter(turn -> schedule.measured(schedule.speakAt(call, turn)))
                    .count()))
        .sum();
  }
}
