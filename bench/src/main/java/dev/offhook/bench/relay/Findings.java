package dev.offhook.bench.relay;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a run has shown.
 *
 * @param server what it ran as
 * @param callsLost refused or broken
 * @param serverCost empty when the server's process is not known
 * @param hiccups how late a thread of the generator woke
 * @param others what the rest of the machine worked in the same time
 * @param stolen the part of the machine's time the host gave to others
 * @param left calls the server still had when all had ended
 * @param errors lines the server logged as errors
 * @param troubles what else went wrong
 */
record Findings(
    Load load,
    String server,
    Tally tally,
    int callsLost,
    Optional<Cost> serverCost,
    Cost generatorCost,
    Latencies hiccups,
    Duration others,
    double stolen,
    int left,
    int errors,
    List<String> troubles) {

  Findings {
    troubles = List.copyOf(troubles);
  }

  /** How many cores were busy with neither server nor generator. */
  double othersCores() {
    // the counters tick every 10 ms, each for itself: their difference can come out below nothing
    return Math.max(0, (double) others.toNanos() / generatorCost.elapsed().toNanos());
  }
}
