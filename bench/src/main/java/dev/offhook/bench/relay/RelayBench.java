package dev.offhook.bench.relay;

import dev.offhook.bench.machine.ServerProcess;
import dev.offhook.phone.ai.ChatStandInServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code offhook bench relay}: many relay calls at once on a server with two cores' worth of
 * company, and what the server adds to a caller's wait.
 *
 * <p>Exit status 0 when the bars hold, 1 when one is missed or the server does not start, 2 when
 * the machine was too noisy to say.
 */
@Command(
    name = "relay",
    description = "Many relay calls at once, each a turn every few seconds.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
public final class RelayBench implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--calls", description = "calls at once")
  private int calls = 1000;

  @Option(names = "--interval", description = "seconds from a caller's words to the next")
  private double interval = 5;

  @Option(names = "--ramp", description = "seconds in which the calls come in")
  private double ramp = 10;

  @Option(names = "--warmup", description = "seconds of load before measuring")
  private double warmup = 30;

  @Option(names = "--seconds", description = "seconds measured")
  private double seconds = 60;

  @Option(names = "--first-token", description = "milliseconds from request to the first token")
  private long firstToken = 50;

  @Option(names = "--between", description = "milliseconds from token to token")
  private long between = 20;

  @Option(names = "--tokens", description = "tokens in a reply")
  private int tokens = 20;

  @Option(names = "--java-opts", description = "JVM options of the server (OFFHOOK_JAVA_OPTS)")
  private @Nullable String javaOpts;

  @Option(names = "--jar", description = "the server's jar")
  private Path jar =
      Path.of(System.getProperty("offhook.root", "."), "server", "target", "offhook.jar");

  @Option(names = "--url", description = "a running server instead of one of its own")
  private @Nullable String url;

  @Option(names = "--pid", description = "the running server's process, to know what it spends")
  private @Nullable Long pid;

  @Option(names = "--model-port", description = "where the model stand-in listens; 0: anywhere")
  private int modelPort;

  @Option(names = "--report", description = "also write the report to this file")
  private @Nullable Path file;

  @Override
  public Integer call() throws IOException, TimeoutException {
    Load load = load();
    Ledger ledger = new Ledger();
    String reply = ScriptedReply.of(tokens);
    try (ChatStandInServer model =
            ChatStandInServer.start(
                modelPort,
                load.model().firstToken(),
                load.model().between(),
                reply,
                ledger::asked);
        ServerUnderTest server = server(model.port())) {
      if (!server.ready()) {
        say("The server at " + server.url() + " is not ready.");
        server.log().forEach(this::say);
        return 1;
      }
      return report(new RelayRun(server, load, ledger, reply, this::say).run());
    }
  }

  private Load load() {
    return new Load(
        calls,
        time(interval),
        time(ramp),
        time(warmup),
        time(seconds),
        new Load.ModelPace(Duration.ofMillis(firstToken), Duration.ofMillis(between), tokens));
  }

  private static Duration time(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1000));
  }

  private ServerUnderTest server(int port) throws IOException {
    String running = url;
    if (running != null) {
      say("The server's model must be at http://127.0.0.1:" + port + "/v1");
      Long process = pid;
      return ServerUnderTest.attached(
          running, process == null ? OptionalLong.empty() : OptionalLong.of(process));
    }
    String options =
        Optional.ofNullable(javaOpts)
            .or(() -> Optional.ofNullable(System.getenv("OFFHOOK_JAVA_OPTS")))
            .orElse(ServerProcess.USUAL_FLAGS);
    List<String> words =
        Arrays.stream(options.strip().split("\\s+")).filter(w -> !w.isEmpty()).toList();
    return ServerUnderTest.forked(jar, words, port, calls);
  }

  private int report(Findings findings) throws IOException {
    Verdict verdict = Verdict.of(findings);
    String text = Report.of(findings, verdict);
    PrintWriter out = spec.commandLine().getOut();
    out.print(text);
    out.flush();
    Path target = file;
    if (target != null) {
      Files.writeString(target, text);
    }
    return verdict.exitStatus();
  }

  private void say(String line) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(line);
    err.flush();
  }
}
