package dev.offhook.tool.mcp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A program and all that it starts in turn: they end together. Safe from any thread. */
final class ChildProcess {
  private static final long PATIENCE_MILLIS = 1_500;

  private final Process process;
  private final Set<ProcessHandle> family = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean ending = new AtomicBoolean();

  private ChildProcess(Process process) {
    this.process = process;
  }

  /** Starts one, with nothing of our environment but PATH and HOME. */
  static ChildProcess start(List<String> command, Map<String, String> environment)
      throws IOException {
    var builder = new ProcessBuilder(command);
    var given = builder.environment();
    given.keySet().retainAll(Set.of("PATH", "HOME"));
    given.putAll(environment);
    return new ChildProcess(builder.start());
  }

  BufferedReader output() {
    return process.inputReader(StandardCharsets.UTF_8);
  }

  InputStream errors() {
    return process.getErrorStream();
  }

  void write(byte[] line) throws IOException {
    // Whoever is started while it lives is remembered: once it is dead nobody can tell any more
    remember();
    var out = process.getOutputStream();
    out.write(line);
    out.flush();
  }

  private void remember() {
    process.descendants().forEach(family::add);
  }

  /** Asks all to end, and makes those that have not in a while. Harmless when repeated. */
  void kill() {
    if (!ending.compareAndSet(false, true)) {
      return;
    }
    remember();
    process.destroy();
    family.forEach(ProcessHandle::destroy);
    CompletableFuture.delayedExecutor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
        .execute(this::killForGood);
  }

  private void killForGood() {
    remember();
    process.destroyForcibly();
    family.forEach(ProcessHandle::destroyForcibly);
  }

  CompletableFuture<Void> gone() {
    var all = family.stream().map(ProcessHandle::onExit);
    return CompletableFuture.allOf(
        java.util.stream.Stream.concat(all, java.util.stream.Stream.of(process.onExit()))
            .toArray(CompletableFuture[]::new));
  }
}
