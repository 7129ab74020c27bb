package dev.offhook.bench.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/**
 * Linux's account of processes, read from {@code /proc}.
 *
 * <p>Shares of a core come from differences of its counters: {@code ps} averages over a lifetime.
 */
final class Procfs {

  /** The kernel counts in hundredths of a second wherever it shows ticks, whatever its own rate. */
  private static final Duration TICK = Duration.ofMillis(10);

  private static final int FIELDS_BEFORE_USER_TIME = 11;
  private static final int IDLE = 3;
  private static final int STEAL = 8;

  private Procfs() {}

  static String read(String file) {
    try {
      // such a file has no length, so that it cannot be mapped or sized beforehand
      return new String(Files.readAllBytes(Path.of("/proc", file)), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("/proc/" + file, e);
    }
  }

  /** User and system time from {@code /proc/<pid>/stat}. */
  static Duration cpu(String stat) {
    // the name stands in parentheses and may hold blanks and parentheses itself
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    long user = Long.parseLong(fields[FIELDS_BEFORE_USER_TIME]);
    long system = Long.parseLong(fields[FIELDS_BEFORE_USER_TIME + 1]);
    return TICK.multipliedBy(user + system);
  }

  /**
   * A size from {@code /proc/<pid>/status}, in bytes.
   *
   * @param name such as {@code VmRSS}
   */
  static long bytes(String status, String name) {
    return status
        .lines()
        .filter(line -> line.startsWith(name + ":"))
        .map(line -> line.replaceAll("[^0-9]", ""))
        .mapToLong(kibibytes -> Long.parseLong(kibibytes) * 1024)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no " + name + " in a process's status"));
  }

  /** What the whole machine spent, from the first line of {@code /proc/stat}. */
  static MachineTime machine(String stat) {
    String[] fields = stat.lines().findFirst().orElseThrow().split(" +", -1);
    long[] ticks = Arrays.stream(fields).skip(1).mapToLong(Long::parseLong).toArray();
    // guests' time is in the user's already, so the sum stops at what was stolen
    long all = Arrays.stream(ticks).limit(STEAL).sum();
    long idle = ticks[IDLE] + ticks[IDLE + 1];
    return new MachineTime(all, all - idle - ticks[STEAL - 1], ticks[STEAL - 1]);
  }

  /**
   * Time of all cores, in ticks.
   *
   * @param busy what this machine worked
   * @param stolen what the host gave to others while this machine wanted it
   */
  record MachineTime(long all, long busy, long stolen) {

    Duration busySince(MachineTime before) {
      return TICK.multipliedBy(busy - before.busy);
    }

    double stolenSince(MachineTime before) {
      return all == before.all ? 0 : (double) (stolen - before.stolen) / (all - before.all);
    }
  }
}
