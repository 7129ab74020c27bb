package dev.offhook.bench.relay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offhook.bench.machine.ServerProcess;
import dev.offhook.bench.machine.Usage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The server that is measured: one forked for it, or one that runs already. */
final class ServerUnderTest implements AutoCloseable {

  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final Duration START = Duration.ofSeconds(30);
  private static final Duration PARTING = Duration.ofSeconds(15);
  private static final long POLL = TimeUnit.MILLISECONDS.toNanos(50);

  private final URI url;
  private final OptionalLong pid;
  private final String description;
  private final @Nullable ServerProcess process;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(ANSWER).build();

  private ServerUnderTest(
      String url, OptionalLong pid, String description, @Nullable ServerProcess process) {
    this.url = URI.create(url);
    this.pid = pid;
    this.description = description;
    this.process = process;
  }

  /**
   * One that runs already.
   *
   * @param pid of its process on this machine; empty when what it spends is not to be known
   */
  static ServerUnderTest attached(String url, OptionalLong pid) {
    return new ServerUnderTest(url, pid, "running at " + url, null);
  }

  /**
   * One of its own.
   *
   * @param modelPort where its model is
   * @param calls how many it must take at once
   */
  static ServerUnderTest forked(Path jar, List<String> options, int modelPort, int calls)
      throws IOException {
    Map<String, String> settings =
        Map.of(
            "MAX_CALLS",
            Integer.toString(calls),
            "LLM_SERVICE",
            "openai",
            "OPENAI_API_KEY",
            "bench",
            "OPENAI_BASE_URL",
            "http://127.0.0.1:" + modelPort + "/v1");
    ServerProcess process = ServerProcess.start(jar, options, settings);
    String description = "java " + String.join(" ", options);
    return new ServerUnderTest(process.url(), OptionalLong.of(process.pid()), description, process);
  }

  URI url() {
    return url;
  }

  String description() {
    return description;
  }

  /** Empty when its process is not known. */
  Optional<Usage> usage() {
    return pid.isPresent() ? Optional.of(Usage.of(pid.getAsLong())) : Optional.empty();
  }

  /** Waits until it takes calls; false when it does not in time, or has ended. */
  boolean ready() {
    return within(START, () -> get("/ready").isPresent());
  }

  /** Whether it has ended, as far as that can be known. */
  boolean gone() {
    return process != null && !process.running();
  }

  /** Waits until no call is live, and says how many still are. */
  int callsLeft() {
    var _ = within(PARTING, () -> liveCalls() == 0);
    return liveCalls();
  }

  /** What it has printed; nothing when it runs elsewhere. */
  List<String> log() {
    return process == null ? List.of() : process.log();
  }

  /** Stops it when it was forked. */
  @Override
  public void close() throws IOException {
    http.close();
    if (process != null) {
      process.close();
    }
  }

  private int liveCalls() {
    return get("/").map(Frames::read).map(ServerUnderTest::live).orElse(Integer.MAX_VALUE);
  }

  private static int live(JsonNode status) {
    return status.path("active_sessions").asInt(Integer.MAX_VALUE);
  }

  private boolean within(Duration patience, BooleanSupplier wanted) {
    long start = System.nanoTime();
    while (!gone() && System.nanoTime() - start < patience.toNanos()) {
      if (wanted.getAsBoolean()) {
        return true;
      }
      LockSupport.parkNanos(POLL);
    }
    return false;
  }

  private Optional<String> get(String path) {
    try {
      HttpRequest request = HttpRequest.newBuilder(url.resolve(path)).timeout(ANSWER).build();
      var response = http.send(request, HttpResponse.BodyHandlers.ofString());
      return response.statusCode() == 200 ? Optional.of(response.body()) : Optional.empty();
    } catch (IOException e) {
      // not up yet, or gone: the same to who asks
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
