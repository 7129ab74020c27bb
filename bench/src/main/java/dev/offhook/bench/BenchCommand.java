package dev.offhook.bench;

import dev.offhook.bench.micro.MicroBench;
import dev.offhook.bench.micro.Suite;
import dev.offhook.bench.outage.OutageBench;
import dev.offhook.bench.relay.RelayBench;
import dev.offhook.bench.restart.RestartBench;
import dev.offhook.bench.store.StoreBench;
import dev.offhook.bench.turn.AlignmentBench;
import dev.offhook.bench.turn.ClassificationBench;
import dev.offhook.bench.turn.StepBench;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code offhook bench}: puts load on a server, or measures a part of it, and reports. */
@Command(
    name = "offhook bench",
    description = "Puts load on a server, or measures a part of it, and reports.",
    mixinStandardHelpOptions = true,
    subcommands = {RelayBench.class, RestartBench.class, OutageBench.class, StoreBench.class})
public final class BenchCommand implements Runnable {

  /** Each is a command; a benchmark more is a class more in one of these lists. */
  static final List<Suite> SUITES =
      List.of(
          new Suite(
              "turn",
              "The turn rules: a step, a classification, an alignment.",
              List.of(StepBench.class, ClassificationBench.class, AlignmentBench.class)));

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Exits with the status of the bench that ran. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    CommandLine bench = new CommandLine(new BenchCommand());
    for (Suite suite : SUITES) {
      CommandLine command = new CommandLine(new MicroBench(suite));
      command.getCommandSpec().usageMessage().description(suite.description());
      bench.addSubcommand(suite.command(), command);
    }
    return bench.setCaseInsensitiveEnumValuesAllowed(true);
  }

  @Override
  public void run() {
    String benches = String.join(", ", spec.subcommands().keySet());
    throw new ParameterException(spec.commandLine(), "Which bench? There are: " + benches);
  }
}
