package dev.offhook.bench.micro;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.bench.micro.Cost.Verdict;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

@Timeout(180)
class MicroBenchTest {

  @ParameterizedTest
  @MethodSource("benches")
  void everyBenchmarkRunsWithAllItsParameters(Class<?> bench) throws RunnerException {
    var costs = MicroBench.measured(bench, Effort.glance());

    assertThat(costs).isNotEmpty().allSatisfy(cost -> assertThat(cost.clock()).isPositive());
    assertThat(costs).extracting(Cost::operation).doesNotHaveDuplicates();
    assertThat(costs).anySatisfy(cost -> assertThat(cost.bar()).isPresent());
  }

  @Test
  void aBarIsMissedOnlyAboveIt() {
    var bar = OptionalLong.of(1000);

    assertThat(new Cost("step", 1000, 990, 64, bar).verdict()).isEqualTo(Verdict.HELD);
    assertThat(new Cost("step", 1100, 1000.5, 64, bar).verdict()).isEqualTo(Verdict.MISSED);
    assertThat(new Cost("step", 1100, 1000.5, 64, bar).row()).endsWith("| 1000, missed |");
    assertThat(new Cost("step", 1e9, 1e9, 64, OptionalLong.empty()).verdict())
        .isEqualTo(Verdict.HELD);
  }

  @Test
  void whatOnlyNeighboursMadeSlowSaysNothing() {
    var cost = new Cost("step", 1100, 700, 64, OptionalLong.of(1000));

    assertThat(cost.verdict()).isEqualTo(Verdict.VOID);
    assertThat(cost.row()).endsWith("| 1000, void |");
  }

  /** Every class that has benchmarks, as JMH lists them. */
  static Stream<Class<?>> benches() throws ClassNotFoundException {
    var silent = OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT);
    var names = new TreeSet<String>();
    for (var entry : BenchmarkList.defaultList().getAll(silent, List.of())) {
      names.add(entry.getUserClassQName());
    }
    var classes = Stream.<Class<?>>builder();
    for (var name : names) {
      classes.add(Class.forName(name));
    }
    return classes.build();
  }
}
