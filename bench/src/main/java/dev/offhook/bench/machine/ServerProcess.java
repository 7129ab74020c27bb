package dev.offhook.bench.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The server as a process of its own, on a free loopback port and in an empty folder, so that no
 * setting of the user's gets in.
 */
public final class ServerProcess implements AutoCloseable {

  /** The JVM flags that the launcher starts a server with. */
  public static final String USUAL_FLAGS =
      "-XX:+UseZGC -XX:+UseCompactObjectHeaders -XX:MaxRAMPercentage=50 -XX:SoftMaxHeapSize=192m"
          + " -XX:+ExitOnOutOfMemoryError";

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** What of this process's environment the server may see. */
  private static final List<String> KEPT = List.of("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR");

  private final ProcessBuilder command;
  private volatile Process process;
  private final Path folder;
  private final int port;
  private final Thread rescue;

  private ServerProcess(ProcessBuilder command, Path folder, int port) throws IOException {
    this.command = command;
    this.process = command.start();
    this.folder = folder;
    this.port = port;
    // a bench that is broken off takes its server with it
    this.rescue = new Thread(() -> process.destroy());
    Runtime.getRuntime().addShutdownHook(rescue);
  }

  /**
   * Starts it on the JDK this runs on.
   *
   * @param jar its jar
   * @param options for the JVM
   * @param settings for its environment, beside its port and host
   */
  public static ServerProcess start(Path jar, List<String> options, Map<String, String> settings)
      throws IOException {
    Path folder = Files.createTempDirectory("offhook-bench");
    int port = freePort();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-Doffhook.root=" + folder);
    command.addAll(List.of("-jar", jar.toAbsolutePath().toString()));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("server.log").toFile()));
    builder.environment().keySet().retainAll(KEPT);
    builder.environment().putAll(settings);
    builder.environment().put("PORT", Integer.toString(port));
    builder.environment().put("SERVER_HOST", "127.0.0.1");
    return new ServerProcess(builder, folder, port);
  }

  /** Where it listens, once it is ready. */
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  public long pid() {
    return process.pid();
  }

  /** Whether it has not ended yet. */
  public boolean running() {
    return process.isAlive();
  }

  /**
   * Kills it as {@code kill -9} does, and starts it again at once: same port, same folder.
   *
   * @throws IOException when it does not die, or cannot be started
   */
  public void killAndStart() throws IOException, InterruptedException {
    process.destroyForcibly();
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new IOException("a killed server is still there: " + process.pid());
    }
    process = command.start();
  }

  /** Whether somebody accepts connections at its port. */
  public boolean listens() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** What it has printed. */
  public List<String> log() {
    try (Stream<String> lines = Files.lines(folder.resolve("server.log"), StandardCharsets.UTF_8)) {
      return lines.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asks it to stop, and if it does not, kills it. */
  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().removeShutdownHook(rescue);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
