package dev.offhook.tool.mcp;

import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Speaks to a program by a line of JSON for each message, as MCP's stdio does.
 *
 * <p>Not the SDK's own: that one hands the whole environment of this process on, quotes what it
 * cannot read in the log, and leaves alone a program that does not end when it is asked to.
 */
final class ProgramTransport implements McpClientTransport {
  private static final int MOST_WAITING = 256;

  private final List<String> command;
  private final Map<String, String> environment;
  private final McpJsonMapper json;
  private final LastWords lastWords = new LastWords();
  private final ThreadPoolExecutor writer =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MOST_WAITING),
          Threads.daemons("mcp-write"));
  private final CompletableFuture<ChildProcess> child = new CompletableFuture<>();
  private volatile Runnable died = () -> {};
  private volatile boolean closing;

  /**
   * @param environment all that the program is told beside PATH and HOME
   */
  ProgramTransport(List<String> command, Map<String, String> environment, McpJsonMapper json) {
    this.command = command;
    this.environment = environment;
    this.json = json;
  }

  /** Runs this when it has ended without being asked to. */
  void onEnd(Runnable then) {
    died = then;
  }

  @Override
  public Mono<Void> connect(Function<Mono<JSONRPCMessage>, Mono<JSONRPCMessage>> handler) {
    return Mono.<Void>fromRunnable(() -> start(handler)).subscribeOn(Schedulers.boundedElastic());
  }

  private void start(Function<Mono<JSONRPCMessage>, Mono<JSONRPCMessage>> handler) {
    ChildProcess started;
    try {
      started = ChildProcess.start(command, environment);
    } catch (IOException missing) {
      lastWords.add(String.valueOf(missing.getMessage()));
      child.completeExceptionally(missing);
      throw new UncheckedIOException(missing);
    }
    child.complete(started);
    var threads = Threads.daemons("mcp-read");
    threads.newThread(() -> read(started, handler)).start();
    threads.newThread(() -> lastWords.drain(started.errors())).start();
  }

  /** Reads until the program ends or says something that is no message. */
  private void read(
      ChildProcess from, Function<Mono<JSONRPCMessage>, Mono<JSONRPCMessage>> handler) {
    try (var lines = from.output()) {
      for (var line = nextLine(lines); line != null; line = nextLine(lines)) {
        if (!line.isBlank()) {
          handler.apply(Mono.just(McpSchema.deserializeJsonRpcMessage(json, line))).subscribe();
        }
      }
    } catch (IOException | RuntimeException unreadable) {
      lastWords.add("it says what is no message");
    } finally {
      from.kill();
      if (!closing) {
        died.run();
      }
    }
  }

  private static @Nullable String nextLine(BufferedReader lines) throws IOException {
    var line = new StringBuilder();
    for (int c = lines.read(); c >= 0; c = lines.read()) {
      if (c == '\n') {
        return line.toString();
      }
      if (line.length() >= Peer.MOST_OF_A_MESSAGE) {
        throw new IOException("a message without an end");
      }
      line.append((char) c);
    }
    return null;
  }

  /** The SDK sends its first message while the program is still being started. */
  @Override
  public Mono<Void> sendMessage(JSONRPCMessage message) {
    return Mono.fromFuture(child, true)
        .publishOn(Schedulers.fromExecutor(writer))
        .doOnNext(to -> write(to, message))
        .then();
  }

  private void write(ChildProcess to, JSONRPCMessage message) {
    try {
      // Jackson writes no line ends of its own, and escapes those in texts
      to.write((json.writeValueAsString(message) + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  void settled() {
    lastWords.stop();
  }

  String lastWords() {
    return lastWords.told(environment.values());
  }

  /** Completes when the program and all it started are gone. */
  CompletableFuture<Void> gone() {
    return child.isDone()
        ? child.thenCompose(ChildProcess::gone).exceptionally(_ -> null)
        : CompletableFuture.completedFuture(null);
  }

  @Override
  public Mono<Void> closeGracefully() {
    return Mono.fromRunnable(() -> {
      closing = true;
      writer.shutdownNow();
      var _ = child.thenAccept(ChildProcess::kill);
    });
  }

  @Override
  public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
    return json.convertValue(data, type);
  }
}
