package dev.offhook.bench.micro;

import dev.offhook.bench.micro.Cost.Verdict;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The command that runs a {@link Suite} and prints what each operation took beside its bar.
 *
 * <p>Exit status 0 when the bars hold, 1 when one is missed, 2 when the machine was too busy to
 * say. Neighbours make every figure worse, never better, so bars that hold among them hold.
 */
@Command(mixinStandardHelpOptions = true, showDefaultValues = true)
public final class MicroBench implements Callable<Integer> {

  private final Suite suite;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--forks", description = "JVMs that measure each operation")
  private int forks = 3;

  public MicroBench(Suite suite) {
    this.suite = suite;
  }

  @Override
  public Integer call() throws RunnerException {
    String before = load();
    say(Cost.HEAD);
    var costs = new ArrayList<Cost>();
    for (Class<?> bench : suite.benches()) {
      for (Cost cost : measured(bench, Effort.usual(forks))) {
        say(cost.row());
        costs.add(cost);
      }
    }
    int cores = Runtime.getRuntime().availableProcessors();
    say("\nLoad on %d cores: %s before, %s after.".formatted(cores, before, load()));
    return judge(costs);
  }

  private int judge(List<Cost> costs) {
    String missed = those(costs, Verdict.MISSED);
    if (!missed.isEmpty()) {
      say("Missed: " + missed + ".");
      return 1;
    }
    String unknown = those(costs, Verdict.VOID);
    if (!unknown.isEmpty()) {
      say("Void, the machine was too busy: " + unknown + ".");
      return 2;
    }
    say("All bars held.");
    return 0;
  }

  private static String those(List<Cost> costs, Verdict verdict) {
    return costs.stream()
        .filter(cost -> cost.verdict() == verdict)
        .map(Cost::operation)
        .collect(Collectors.joining("; "));
  }

  /** What the operations of one class cost. */
  static List<Cost> measured(Class<?> bench, Effort effort) throws RunnerException {
    return new Runner(effort.options(bench))
        .run().stream().map(result -> Cost.of(bench, result)).toList();
  }

  private static String load() {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return String.format(Locale.ROOT, "%.2f", load);
  }

  private void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
