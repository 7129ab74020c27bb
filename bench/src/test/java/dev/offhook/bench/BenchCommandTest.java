package dev.offhook.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

class BenchCommandTest {

  @Test
  void everyBenchmarkBelongsToACommand() {
    var silent = OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT);
    var built = BenchmarkList.defaultList().getAll(silent, List.of());

    assertThat(BenchCommand.SUITES)
        .flatExtracting(suite -> suite.benches())
        .doesNotHaveDuplicates()
        .extracting(bench -> ((Class<?>) bench).getName())
        .containsExactlyInAnyOrderElementsOf(
            built.stream().map(entry -> entry.getUserClassQName()).distinct().toList());
  }

  @Test
  void withoutABenchTheCommandsAreNamed() {
    var err = new StringWriter();

    int status = BenchCommand.commandLine().setErr(new PrintWriter(err)).execute();

    assertThat(status).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("Which bench? There are: relay, restart, outage, store, turn");
  }
}
