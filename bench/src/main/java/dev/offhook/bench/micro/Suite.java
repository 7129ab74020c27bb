package dev.offhook.bench.micro;

import java.util.List;

/**
 * Microbenchmarks that one command runs.
 *
 * @param command its name behind {@code offhook bench}
 * @param description one line for its help
 * @param benches classes of JMH benchmarks, in the order of the report
 */
public record Suite(String command, String description, List<Class<?>> benches) {
  public Suite {
    benches = List.copyOf(benches);
  }
}
