package dev.offhook.bench.micro;

import dev.offhook.bench.machine.ServerProcess;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * How much is done to know a figure.
 *
 * @param forks JVMs, one after the other, each compiling anew; 0 measures in this one
 * @param warmups iterations thrown away in each
 * @param warmup how long one of those takes
 * @param iterations iterations measured in each JVM
 * @param iteration how long one of those takes
 */
record Effort(int forks, int warmups, Duration warmup, int iterations, Duration iteration) {
  /** Enough to measure operations of microseconds on a machine that is left alone. */
  static Effort usual(int forks) {
    return new Effort(forks, 4, Duration.ofMillis(500), 3, Duration.ofMillis(200));
  }

  /** Shows that a benchmark runs, and nothing else. */
  static Effort glance() {
    return new Effort(0, 0, Duration.ZERO, 1, Duration.ofMillis(10));
  }

  /** For JMH, in JVMs with the server's flags. */
  Options options(Class<?> bench) {
    return new OptionsBuilder()
        .include("^" + bench.getName().replace(".", "\\.") + "\\.")
        .mode(Mode.AverageTime)
        .timeUnit(TimeUnit.NANOSECONDS)
        .forks(forks)
        .jvmArgs(ServerProcess.USUAL_FLAGS.split(" "))
        // The compiler is waited for: among neighbours it would still be at work when measuring
        // begins. JMH's own use of what Java is about to take away concerns nobody here.
        .jvmArgsAppend("-Xbatch", "--sun-misc-unsafe-memory-access=allow")
        .warmupIterations(warmups)
        .warmupTime(time(warmup))
        .measurementIterations(iterations)
        .measurementTime(time(iteration))
        .addProfiler(GCProfiler.class)
        .addProfiler(CpuTime.class)
        .shouldFailOnError(true)
        .verbosity(VerboseMode.SILENT)
        .build();
  }

  private static TimeValue time(Duration time) {
    return TimeValue.milliseconds(time.toMillis());
  }
}
