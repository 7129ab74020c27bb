package dev.offhook.bench.restart;

import dev.offhook.bench.machine.ServerProcess;
import dev.offhook.bench.restart.RestartRun.Round;
import dev.offhook.phone.ai.ChatStandIn;
import dev.offhook.phone.time.RealTime;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code offhook bench restart}: calls are talking, the server is killed and started again, and the
 * calls are to go on as if little had happened. Exit status 0 when the bars hold, 1 when one is
 * missed.
 */
@Command(
    name = "restart",
    description = "Kills the server in the midst of calls, again and again.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
public final class RestartBench implements Callable<Integer> {
  private static final long CLOSING = 10;
  private static final int SEEDS = 1_000_000;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--rounds", description = "how often the server is killed")
  private int rounds = 50;

  @Option(names = "--calls", description = "calls at once")
  private int calls = 20;

  @Option(names = "--seed", description = "the same moments again, as far as the machine lets them")
  private @Nullable Long seed;

  @Option(names = "--java-opts", description = "JVM options of the server")
  private String javaOpts = ServerProcess.USUAL_FLAGS;

  @Option(names = "--jar", description = "the server's jar")
  private Path jar =
      Path.of(System.getProperty("offhook.root", "."), "server", "target", "offhook.jar");

  @Option(names = "--log", description = "also print what the server printed")
  private boolean log;

  @Override
  public Integer call() throws IOException, InterruptedException, TimeoutException {
    Long given = seed;
    long chosen = given == null ? ThreadLocalRandom.current().nextInt(SEEDS) : given;
    Path folder = Files.createTempDirectory("offhook-bench-restart");
    Vertx vertx = Vertx.vertx();
    try {
      Desk desk =
          new Desk(ChatStandIn.listen(vertx, new RealTime(vertx)).await(CLOSING, TimeUnit.SECONDS));
      Line.write(Files.createDirectory(folder.resolve("assistants")));
      try (ServerProcess server =
          ServerProcess.start(jar, options(folder), settings(folder, desk))) {
        Verdict verdict = Verdict.of(rounds(new RestartRun(server, desk, vertx), chosen));
        if (log) {
          server.log().forEach(this::say);
        }
        var out = spec.commandLine().getOut();
        out.println("Seed " + chosen + ". Server: java " + javaOpts);
        out.print(verdict.text());
        out.flush();
        return verdict.held() ? 0 : 1;
      }
    } finally {
      vertx.close().await(CLOSING, TimeUnit.SECONDS);
      remove(folder);
    }
  }

  private List<Round> rounds(RestartRun run, long chosen) throws IOException, InterruptedException {
    List<Round> done = new ArrayList<>();
    for (int round = 1; round <= rounds; round++) {
      Round last = run.round(Plan.of(chosen, round, calls));
      done.add(last);
      long on = last.fates().stream().filter(Fate::wentOn).count();
      say(
          "round %d: %d of %d calls went on; the server listened again after %d ms"
              .formatted(round, on, calls, last.listening().toMillis()));
    }
    return done;
  }

  /** The launcher's flags, and as with the launcher a start that has been rehearsed. */
  private List<String> options(Path folder) throws IOException, InterruptedException {
    List<String> options = new ArrayList<>(Arrays.asList(javaOpts.strip().split("\\s+")));
    Path cache = folder.resolve("offhook.aot");
    List<String> rehearsal = new ArrayList<>();
    rehearsal.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    rehearsal.addAll(options);
    rehearsal.addAll(List.of("-XX:AOTCacheOutput=" + cache, "-Doffhook.train=true", "-jar"));
    rehearsal.add(jar.toAbsolutePath().toString());
    ProcessBuilder builder = new ProcessBuilder(rehearsal).redirectErrorStream(true);
    builder.redirectOutput(folder.resolve("aot.log").toFile());
    if (!builder.start().waitFor(60, TimeUnit.SECONDS) || !Files.exists(cache)) {
      throw new IOException("no rehearsal:\n" + Files.readString(folder.resolve("aot.log")));
    }
    options.add("-XX:AOTCache=" + cache);
    return options;
  }

  private Map<String, String> settings(Path folder, Desk desk) {
    return Map.of(
        "MAX_CALLS", Integer.toString(10 * calls),
        "OFFHOOK_DATA_DIR", folder.resolve("data").toString(),
        "OFFHOOK_ASSISTANTS", folder.resolve("assistants").toString(),
        "LLM_SERVICE", "openai",
        "OPENAI_API_KEY", "bench",
        "OPENAI_BASE_URL", desk.baseUrl());
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
