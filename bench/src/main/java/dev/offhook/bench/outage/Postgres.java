package dev.offhook.bench.outage;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A real PostgreSQL that can be taken away and brought back, with all that it had on its disk. Its
 * settings are its own defaults but for those of the test library, which turns {@code
 * synchronous_commit} off. Linux only.
 */
final class Postgres implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(10);

  private final EmbeddedPostgres server;
  private final Path data;
  private List<String> command = List.of();
  private List<ProcessHandle> frozen = List.of();

  private Postgres(EmbeddedPostgres server, Path data) {
    this.server = server;
    this.data = data;
  }

  static Postgres start(Path folder) throws IOException {
    Path data = folder.resolve("pg");
    return new Postgres(EmbeddedPostgres.builder().setDataDirectory(data).start(), data);
  }

  /** With user and password, as the server under test takes it. */
  String url() {
    return "jdbc:postgresql://postgres:x@localhost:" + server.getPort() + "/postgres";
  }

  Connection connection() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://localhost:%d/postgres?user=postgres&loginTimeout=2"
            .formatted(server.getPort()));
  }

  /** Takes it away; returns when it is gone. */
  void goAway(Outage how) throws IOException, InterruptedException {
    switch (how) {
      case CRASH -> crash();
      case FREEZE -> {
        ProcessHandle postmaster = postmaster();
        frozen = Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        signal("STOP", frozen);
      }
    }
  }

  /** Brings it back; returns when it takes connections. */
  void comeBack(Outage how) throws IOException, InterruptedException {
    switch (how) {
      case CRASH -> {
        Path log = data.resolveSibling("pg.log");
        new ProcessBuilder(command)
            .directory(data.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
      }
      case FREEZE -> signal("CONT", frozen);
    }
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!answers()) {
      if (System.nanoTime() > end) {
        throw new IOException("the database does not come back");
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private void crash() throws IOException, InterruptedException {
    ProcessHandle postmaster = postmaster();
    command = commandOf(postmaster);
    signal("QUIT", List.of(postmaster));
    try {
      postmaster.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("the database does not go away", e);
    }
  }

  private boolean answers() {
    try (Connection connection = connection()) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  private ProcessHandle postmaster() throws IOException {
    long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
    return ProcessHandle.of(pid).orElseThrow(() -> new IOException("no process " + pid));
  }

  /** It refuses to run as root, unless it is told that nobody is. */
  private static List<String> commandOf(ProcessHandle process) throws IOException {
    Path file = Path.of("/proc", Long.toString(process.pid()), "cmdline");
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("unshare", "-U"));
    }
    String words = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    command.addAll(Stream.of(words.split("\0")).toList());
    return command;
  }

  private static void signal(String name, List<ProcessHandle> processes)
      throws IOException, InterruptedException {
    List<String> kill = new ArrayList<>(List.of("kill", "-" + name));
    processes.forEach(process -> kill.add(Long.toString(process.pid())));
    new ProcessBuilder(kill).start().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }
}
