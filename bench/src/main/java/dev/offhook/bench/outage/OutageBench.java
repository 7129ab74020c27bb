package dev.offhook.bench.outage;

import dev.offhook.bench.machine.ServerProcess;
import dev.offhook.bench.relay.Load;
import dev.offhook.bench.relay.Talks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code offhook bench outage}: calls talk to a server whose call log is a PostgreSQL, which goes
 * away in the midst of them and comes back. Exit status 0 when the bars hold, 1 when one is missed,
 * 2 when only the latency's is, on a machine too noisy to say.
 */
@Command(
    name = "outage",
    description = "Takes the call log's database away in the midst of calls, and brings it back.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
public final class OutageBench implements Callable<Integer> {
  private static final int SEEDS = 1_000_000;
  private static final Duration INTERVAL = Duration.ofSeconds(5);
  private static final Load.ModelPace MODEL =
      new Load.ModelPace(Duration.ofMillis(50), Duration.ofMillis(20), 20);

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--calls", description = "calls at once")
  private int calls = 200;

  @Option(names = "--outage", description = "seconds the database is away")
  private int outage = 60;

  @Option(names = "--how", description = "crash: its processes end; freeze: they stand still")
  private Outage how = Outage.CRASH;

  @Option(names = "--warmup", description = "seconds of load before measuring")
  private int warmup = 30;

  @Option(names = "--seed", description = "the same moment again for the database to go")
  private @Nullable Long seed;

  @Option(names = "--java-opts", description = "JVM options of the server")
  private String javaOpts = ServerProcess.USUAL_FLAGS;

  @Option(names = "--jar", description = "the server's jar")
  private Path jar =
      Path.of(System.getProperty("offhook.root", "."), "server", "target", "offhook.jar");

  @Option(names = "--log", description = "also print what the server printed")
  private boolean log;

  @Override
  public Integer call() throws IOException, InterruptedException, SQLException, TimeoutException {
    Long given = seed;
    long chosen = given == null ? ThreadLocalRandom.current().nextInt(SEEDS) : given;
    OutageRun.Times times = times(new Random(chosen));
    Path folder = Files.createTempDirectory("offhook-bench-outage");
    try (Postgres database = Postgres.start(folder);
        Talks talks = new Talks(load(times));
        ServerProcess server =
            ServerProcess.start(
                jar, List.of(javaOpts.strip().split("\\s+")), settings(folder, database, talks))) {
      Verdict verdict =
          Verdict.of(new OutageRun(server, database, talks, how, this::say).run(times));
      if (log) {
        server.log().forEach(this::say);
      }
      var out = spec.commandLine().getOut();
      out.println(head(chosen));
      out.println();
      out.print(verdict.text());
      out.flush();
      return verdict.exitStatus();
    } finally {
      remove(folder);
    }
  }

  private String head(long chosen) {
    return "%d relay calls, each a turn every %d s; the database's processes %s for %d s. Seed %d. Server: java %s"
        .formatted(
            calls,
            INTERVAL.toSeconds(),
            switch (how) {
              case CRASH -> "are ended";
              case FREEZE -> "stand still";
            },
            outage,
            chosen,
            javaOpts);
  }

  /** As long before as during, and at any moment of a turn. */
  private OutageRun.Times times(Random random) {
    Duration away = Duration.ofSeconds(outage);
    return new OutageRun.Times(away.plusMillis(random.nextInt((int) INTERVAL.toMillis())), away);
  }

  /** And as long afterwards. */
  private Load load(OutageRun.Times times) {
    Duration window = times.before().plus(times.away().multipliedBy(2));
    return new Load(
        calls, INTERVAL, Duration.ofSeconds(10), Duration.ofSeconds(warmup), window, MODEL);
  }

  private Map<String, String> settings(Path folder, Postgres database, Talks talks) {
    return Map.of(
        "MAX_CALLS", Integer.toString(10 * calls),
        "DATABASE_URL", database.url(),
        "OFFHOOK_DATA_DIR", folder.resolve("data").toString(),
        "LLM_SERVICE", "openai",
        "OPENAI_API_KEY", "bench",
        "OPENAI_BASE_URL", talks.modelUrl());
  }

  private void say(String line) {
    var err = spec.commandLine().getErr();
    err.println(line);
    err.flush();
  }

  private static void remove(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
