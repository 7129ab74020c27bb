package dev.offhook.bench.relay;

import org.HdrHistogram.Histogram;

/**
 * Measured times and their percentiles, to three digits.
 *
 * @param name what was measured
 * @param micros in microseconds
 */
public record Latencies(String name, Histogram micros) {

  public static Latencies of(String name) {
    return new Latencies(name, new Histogram(3));
  }

  /** Records one; less than nothing, as two clocks' rounding can make it, is nothing. */
  public void record(long nanos) {
    micros.recordValue(Math.max(0, nanos) / 1000);
  }

  public long count() {
    return micros.getTotalCount();
  }

  public double milliseconds(double percentile) {
    return micros.getValueAtPercentile(percentile) / 1000.0;
  }

  public static final String HEAD = "| milliseconds | p50 | p90 | p99 | p99.9 | max | n |";
  public static final String RULE = "| --- | --- | --- | --- | --- | --- | --- |";

  /** A row of a table under {@link #HEAD}. */
  public String row() {
    return "| %s | %s | %s | %s | %s | %s | %d |"
        .formatted(
            name,
            Figure.of(milliseconds(50), 2),
            Figure.of(milliseconds(90), 2),
            Figure.of(milliseconds(99), 2),
            Figure.of(milliseconds(99.9), 2),
            Figure.of(micros.getMaxValue() / 1000.0, 2),
            micros.getTotalCount());
  }
}
