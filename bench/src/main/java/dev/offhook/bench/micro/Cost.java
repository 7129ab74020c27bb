package dev.offhook.bench.micro;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * What one operation took. Times are medians of all iterations of all forks.
 *
 * @param operation the benchmark's method and parameters
 * @param clock nanoseconds by the clock
 * @param cpu nanoseconds of CPU time of the thread it ran on; less than {@code clock} where
 *     neighbours took the CPU away
 * @param bytes allocated
 * @param bar the most that it may take; empty where nothing is asked
 */
record Cost(String operation, double clock, double cpu, double bytes, OptionalLong bar) {

  static final String HEAD =
      "| operation | by the clock, ns | CPU, ns | bytes | bar, ns |\n| --- | --- | --- | --- | --- |";

  /** Whether a bar holds. */
  enum Verdict {
    HELD,
    /** More than the bar, and not because of anybody else. */
    MISSED,
    /** More than the bar by the clock only: the machine was too busy to say. */
    VOID
  }

  /** What JMH found for a benchmark of this class. */
  static Cost of(Class<?> bench, RunResult result) {
    return new Cost(
        operation(result.getParams()),
        median(result.getPrimaryResult()),
        median(found(result, CpuTime.NAME)),
        median(found(result, "gc.alloc.rate.norm")),
        bar(bench, method(result.getParams())));
  }

  private static double median(Result<?> result) {
    return result.getStatistics().getPercentile(50);
  }

  private static Result<?> found(RunResult run, String name) {
    Result<?> result = run.getSecondaryResults().get(name);
    if (result == null) {
      throw new IllegalStateException(
          "JMH reports no " + name + " but " + run.getSecondaryResults().keySet());
    }
    return result;
  }

  Verdict verdict() {
    if (bar.isEmpty() || clock <= bar.getAsLong()) {
      return Verdict.HELD;
    }
    return cpu <= bar.getAsLong() ? Verdict.VOID : Verdict.MISSED;
  }

  String row() {
    return String.format(
        Locale.ROOT, "| %s | %.0f | %.0f | %.0f | %s |", operation, clock, cpu, bytes, held());
  }

  private String held() {
    if (bar.isEmpty()) {
      return "";
    }
    return switch (verdict()) {
      case HELD -> Long.toString(bar.getAsLong());
      case MISSED -> bar.getAsLong() + ", missed";
      case VOID -> bar.getAsLong() + ", void";
    };
  }

  private static String operation(BenchmarkParams params) {
    return params.getParamsKeys().stream()
        .map(params::getParam)
        .collect(Collectors.joining(", ", method(params) + " ", ""))
        .strip();
  }

  private static String method(BenchmarkParams params) {
    return params.getBenchmark().substring(params.getBenchmark().lastIndexOf('.') + 1);
  }

  private static OptionalLong bar(Class<?> bench, String method) {
    for (var each : bench.getDeclaredMethods()) {
      var bar = each.getAnnotation(Bar.class);
      if (bar != null && each.getName().equals(method)) {
        return OptionalLong.of(bar.nanoseconds());
      }
    }
    return OptionalLong.empty();
  }
}
