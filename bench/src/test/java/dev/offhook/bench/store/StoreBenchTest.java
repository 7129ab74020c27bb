package dev.offhook.bench.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.bench.BenchCommand;
import dev.offhook.bench.store.Asking.Answered;
import dev.offhook.store.CallFilter;
import dev.offhook.store.Story;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class StoreBenchTest {
  private static final Question QUICK = new Question("quick", 50, (_, _) -> CallFilter.ANY);

  @TempDir Path folder;

  @Test
  void everyQuestionIsAskedOfCallsThatAreThere() {
    var out = new StringWriter();
    var bench = new CommandLine(new BenchCommand()).setOut(new PrintWriter(out));
    bench.execute("store", "--on=sqlite", "--turns=2000", "--times=3", "--folder=" + folder);

    var found =
        out.toString()
            .lines()
            .filter(line -> line.startsWith("| calls,") || line.startsWith("| search,"))
            .map(line -> line.split("\\|"))
            .collect(
                Collectors.toMap(row -> row[1].strip(), row -> Integer.parseInt(row[2].strip())));
    assertThat(found)
        .hasSameSizeAs(Question.all(new Vocabulary()))
        .containsAllEntriesOf(
            Map.of(
                "calls, the newest", 50,
                "calls, a caller's", 1,
                "calls, nobody's number", 0,
                "calls, by a rare end", 1,
                "calls, going on", 50,
                "search, a rare word", 1,
                "search, two that never meet", 0,
                "search, nothing found", 0));
    assertThat(out.toString()).contains("200 calls, 33500 events written");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aCallIsAlwaysTheSame() {
    var pages = new Invention(5).pages(7, true);

    assertThat(pages).isEqualTo(new Invention(5).pages(7, true)).hasSize(5);
    var events = pages.stream().flatMap(page -> page.events().stream()).toList();
    assertThat(Story.of(events).turns()).hasSize(10);
    assertThat(Story.of(events).call().orElseThrow().over()).isPresent();
  }

  @Test
  void aBarThatIsMissedIsNamed() {
    var slow = new Histogram(3);
    slow.recordValue(60_000);
    var quick = new Histogram(3);
    quick.recordValue(40_000);
    var effort = new Filling.Effort(1, 1, java.time.Duration.ofMillis(1), quick);

    var missed = new Answered(QUICK, 1, slow);
    assertThat(missed.held()).isFalse();
    assertThat(StoreReport.of("SQLite", effort, List.of(missed)))
        .contains("| quick | 1 | 60.0 | **60.0** |")
        .contains("Missed: quick.");
    assertThat(StoreReport.of("SQLite", effort, List.of(new Answered(QUICK, 1, quick))))
        .contains("All bars held.");
  }
}
