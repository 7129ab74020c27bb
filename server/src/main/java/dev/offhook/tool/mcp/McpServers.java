package dev.offhook.tool.mcp;

import dev.offhook.assistant.Assistant;
import dev.offhook.assistant.McpDeclaration;
import dev.offhook.time.Deadline;
import dev.offhook.tool.Confirmed;
import dev.offhook.tool.Tool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * The MCP servers of all assistants: connected while an assistant on duty names them, connected
 * again when they die, closed when nobody names them any more. Safe from any thread.
 */
public final class McpServers implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofSeconds(10);
  private static final Duration LONGEST_CLOSING = Duration.ofSeconds(5);

  private final Function<String, Optional<String>> variables;
  private final Map<Key, Connection> connections = new ConcurrentHashMap<>();
  private final AtomicLong changes = new AtomicLong();
  private final ScheduledExecutorService keeper =
      Executors.newSingleThreadScheduledExecutor(Threads.daemons("mcp"));

  /** A server belongs to one assistant: what it remembers of a call is no other's business. */
  private record Key(String assistant, McpDeclaration declared) {}

  /**
   * None yet.
   *
   * @param variables what {@code ${NAME}} stands for; asked anew for each connection
   */
  public McpServers(Function<String, Optional<String>> variables) {
    this.variables = variables;
  }

  /**
   * From now on these assistants are on duty.
   *
   * @return completes, within 10 s, when each new server has answered or has not
   */
  public CompletionStage<Void> keep(Collection<Assistant> assistants) {
    var wanted = new HashSet<Key>();
    for (var assistant : assistants) {
      assistant.abilities().mcp().forEach(it -> wanted.add(new Key(assistant.id(), it)));
    }
    for (var key : List.copyOf(connections.keySet())) {
      var unwanted = wanted.contains(key) ? null : connections.remove(key);
      if (unwanted != null) {
        var _ = unwanted.close();
        changes.incrementAndGet();
      }
    }
    var tried =
        wanted.stream()
            .map(key -> connections.computeIfAbsent(key, this::open).tried())
            .toArray(CompletableFuture[]::new);
    return CompletableFuture.allOf(tried)
        .completeOnTimeout(null, LONGEST_START.toMillis(), TimeUnit.MILLISECONDS);
  }

  private Connection open(Key key) {
    var connection = new Connection(key.declared(), variables, keeper, changes::incrementAndGet);
    connection.open();
    return connection;
  }

  /** Grows whenever what {@link #of} gives may have changed. */
  public long changes() {
    return changes.get();
  }

  /** The tools its servers have right now; none of those that cannot be reached. */
  public List<Tool> of(Assistant assistant) {
    var tools = new ArrayList<Tool>();
    for (var declared : assistant.abilities().mcp()) {
      var connection = connections.get(new Key(assistant.id(), declared));
      if (connection != null) {
        connection.tools().forEach(tool -> tools.add(confirmed(tool, assistant)));
      }
    }
    return tools;
  }

  private static Tool confirmed(Tool tool, Assistant assistant) {
    return assistant.abilities().confirmed().contains(tool.spec().name())
        ? new Confirmed(tool)
        : tool;
  }

  /** Ends all connections and programs; blocks until they are gone, a few seconds at the most. */
  @Override
  public void close() {
    var closing = connections.values().stream().map(Connection::close).toList();
    connections.clear();
    var closed =
        CompletableFuture.allOf(closing.toArray(CompletableFuture[]::new))
            .completeOnTimeout(null, LONGEST_CLOSING.toMillis(), TimeUnit.MILLISECONDS);
    Deadline.await("closing MCP servers", LONGEST_CLOSING.multipliedBy(2), closed);
    keeper.shutdownNow();
  }
}
