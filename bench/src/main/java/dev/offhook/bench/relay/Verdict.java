package dev.offhook.bench.relay;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether a run held the bars, or says nothing.
 *
 * @param noise why it says nothing: what the machine did, not the server
 * @param missed the bars that were missed
 */
record Verdict(List<String> noise, List<String> missed) {

  private static final double ADDED_P99_MS = 20;
  private static final long PEAK = 400L << 20;
  private static final double HICCUP_P999_MS = 10;

  /** A thread that sleeps is woken first, so that it does not feel neighbours as busy ones do. */
  private static final double OTHERS_CORES = 0.2;

  private static final double STOLEN = 0.02;

  Verdict {
    noise = List.copyOf(noise);
    missed = List.copyOf(missed);
  }

  static Verdict of(Findings findings) {
    return new Verdict(noise(findings), missed(findings));
  }

  /** 0 all bars held, 1 one was missed, 2 the run says nothing. */
  int exitStatus() {
    if (!noise.isEmpty()) {
      return 2;
    }
    return missed.isEmpty() ? 0 : 1;
  }

  /** In lines of their own, the last word first. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (!noise.isEmpty()) {
      lines.add("Void, the machine was too noisy: " + String.join("; ", noise) + ".");
    }
    lines.add(missed.isEmpty() ? "All bars held." : "Missed: " + String.join("; ", missed) + ".");
    return lines;
  }

  private static List<String> noise(Findings findings) {
    List<String> noise = new ArrayList<>();
    double hiccup = findings.hiccups().milliseconds(99.9);
    if (hiccup > HICCUP_P999_MS) {
      noise.add(
          "a sleeping thread woke %s ms late at p99.9, bar %s"
              .formatted(Figure.of(hiccup, 1), Figure.of(HICCUP_P999_MS, 0)));
    }
    if (findings.othersCores() > OTHERS_CORES) {
      noise.add(
          "others used %s cores, bar %s"
              .formatted(Figure.of(findings.othersCores(), 2), Figure.of(OTHERS_CORES, 1)));
    }
    if (findings.stolen() > STOLEN) {
      noise.add("the host took %s %% of the time".formatted(Figure.of(findings.stolen() * 100, 1)));
    }
    return noise;
  }

  private static List<String> missed(Findings findings) {
    List<String> missed = new ArrayList<>();
    Tally tally = findings.tally();
    double added = tally.added().milliseconds(99);
    if (added > ADDED_P99_MS) {
      missed.add(
          "%s ms added at p99, bar %s".formatted(Figure.of(added, 1), Figure.of(ADDED_P99_MS, 0)));
    }
    if (tally.answered() == 0) {
      missed.add("nothing was answered");
    }
    if (findings.callsLost() > 0) {
      missed.add(findings.callsLost() + " calls lost");
    }
    if (tally.lost() > 0) {
      missed.add("%d of %d turns lost".formatted(tally.lost(), tally.due()));
    }
    if (findings.left() > 0) {
      missed.add(findings.left() + " calls still live after all had ended");
    }
    findings
        .serverCost()
        .filter(cost -> cost.peak() > PEAK)
        .ifPresent(
            cost -> missed.add("%d MiB resident, bar %d".formatted(cost.peak() >> 20, PEAK >> 20)));
    return missed;
  }
}
