package dev.offhook.bench.store;

import dev.offhook.store.sql.SqlStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code offhook bench store}: a call log of a million turns, in SQLite and in PostgreSQL, and how
 * long it takes to list and to search it. Exit status 0 when the bars hold, 1 when one is missed.
 */
@Command(
    name = "store",
    description = "Fills a call log with made-up calls; lists and searches it.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
public final class StoreBench implements Callable<Integer> {
  /** Calls that are still going on in the end. */
  private static final int LIVE = 100;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--turns", description = "turns in the log")
  private int turns = 1_000_000;

  @Option(names = "--exchanges", description = "questions and answers in a call")
  private int exchanges = 5;

  @Option(names = "--times", description = "how often each question is asked")
  private int times = 200;

  @Option(
      names = "--on",
      split = ",",
      description = "sqlite, postgresql (one that is started for this), or a jdbc:postgresql: URL")
  private String[] databases = {"sqlite", "postgresql"};

  @Option(names = "--folder", description = "where the databases are made and taken away again")
  private @Nullable Path folder;

  @Override
  public Integer call() throws IOException {
    var held = true;
    for (var database : databases) {
      held &= measure(database);
    }
    return held ? 0 : 1;
  }

  private boolean measure(String database) throws IOException {
    var place = folder == null ? Path.of(System.getProperty("java.io.tmpdir")) : folder;
    var data = Files.createTempDirectory(Files.createDirectories(place), "offhook-bench-store");
    try {
      return switch (database) {
        case "sqlite" -> measure("SQLite", SqlStore.inFolder(data));
        case "postgresql" -> measureEmbedded(data);
        default -> measure("PostgreSQL", SqlStore.postgresql(database));
      };
    } finally {
      remove(data);
    }
  }

  private boolean measureEmbedded(Path data) throws IOException {
    try (var server = EmbeddedPostgres.builder().setDataDirectory(data.resolve("pg")).start()) {
      var url = "jdbc:postgresql://postgres:x@localhost:" + server.getPort() + "/postgres";
      return measure("PostgreSQL", SqlStore.postgresql(url));
    }
  }

  private boolean measure(String name, SqlStore opened) {
    try (var store = opened) {
      var calls = Math.max(LIVE, turns / (2 * exchanges));
      var invention = new Invention(exchanges);
      var effort = new Filling(store, invention, this::say).fill(calls, LIVE);
      var questions = Question.all(invention.vocabulary());
      var answers = new Asking(store, calls, times).all(questions);
      var out = spec.commandLine().getOut();
      out.println(StoreReport.of(name, effort, answers));
      out.flush();
      return answers.stream().allMatch(Asking.Answered::held);
    }
  }

  private void say(String line) {
    var err = spec.commandLine().getErr();
    err.println(line);
    err.flush();
  }

  private static void remove(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
