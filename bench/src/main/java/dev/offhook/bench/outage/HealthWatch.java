package dev.offhook.bench.outage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** What {@code /health} says of the call log, asked again and again by a thread of its own. */
final class HealthWatch implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration ANSWER = Duration.ofSeconds(2);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(ANSWER).build();
  private final HttpRequest request;
  private final List<Seen> seen = new ArrayList<>();
  private final Thread thread;
  private volatile boolean over;

  /**
   * One answer.
   *
   * @param at when it came, a {@link System#nanoTime}
   * @param state of the log, in the server's words; {@code none} when nothing was answered
   * @param behind events not in the database yet
   * @param lost events that are nowhere
   */
  record Seen(long at, String state, long behind, long lost) {
    boolean writing() {
      return state.equals("writing");
    }
  }

  private HealthWatch(String server) {
    this.request =
        HttpRequest.newBuilder(URI.create(server + "/health")).timeout(ANSWER).GET().build();
    this.thread = Thread.ofPlatform().daemon().name("health").unstarted(this::watch);
  }

  static HealthWatch of(String server) {
    HealthWatch watch = new HealthWatch(server);
    watch.thread.start();
    return watch;
  }

  /** All answers so far, in order. */
  synchronized List<Seen> seen() {
    return List.copyOf(seen);
  }

  /** The first of them from a moment on. */
  Optional<Seen> first(long from, Predicate<Seen> wanted) {
    return seen().stream().filter(it -> it.at() - from >= 0 && wanted.test(it)).findFirst();
  }

  /** Waits for one from a moment on. */
  Optional<Seen> await(long from, Predicate<Seen> wanted, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    Optional<Seen> found = first(from, wanted);
    while (found.isEmpty() && System.nanoTime() < end) {
      LockSupport.parkNanos(POLL.toNanos());
      found = first(from, wanted);
    }
    return found;
  }

  @Override
  public void close() {
    over = true;
    LockSupport.unpark(thread);
    http.shutdownNow();
  }

  private void watch() {
    while (!over) {
      Seen next = ask();
      synchronized (this) {
        seen.add(next);
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  private Seen ask() {
    try {
      JsonNode log =
          JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body())
              .path("log");
      return new Seen(
          System.nanoTime(),
          log.path("state").asText("none"),
          log.path("behind").asLong(),
          log.path("lost").asLong());
    } catch (IOException e) {
      return new Seen(System.nanoTime(), "none", 0, 0);
    } catch (InterruptedException e) {
      over = true;
      return new Seen(System.nanoTime(), "none", 0, 0);
    }
  }
}
