package dev.offhook.bench;

import dev.offhook.bench.relay.RelayBench;
import dev.offhook.bench.store.StoreBench;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code offhook bench}: puts load on a server and reports what it did to it. */
@Command(
    name = "offhook bench",
    description = "Puts load on a server and reports.",
    mixinStandardHelpOptions = true,
    subcommands = {RelayBench.class, StoreBench.class})
public final class BenchCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Exits with the status of the bench that ran. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new BenchCommand()).execute(args));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which bench? There is: relay, store");
  }
}
