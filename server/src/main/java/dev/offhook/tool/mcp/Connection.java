package dev.offhook.tool.mcp;

import dev.offhook.assistant.McpDeclaration;
import dev.offhook.tool.Outcome;
import dev.offhook.tool.Tool;
import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.spec.McpSchema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * One MCP server's life: it is connected and its tools are listed; when it dies or does not answer
 * it is tried again, ever more rarely, until nobody wants it any more.
 *
 * <p>Its state changes on the keeper's thread only; tools are read and used from any.
 */
final class Connection {
  private static final Logger log = LoggerFactory.getLogger(Connection.class);
  private static final Duration LONGEST_START = Duration.ofSeconds(10);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final int MOST_DOUBLINGS = 6;
  private static final int MOST_PAGES = 8;

  private final McpDeclaration declared;
  private final Function<String, Optional<String>> variables;
  private final ScheduledExecutorService keeper;
  private final Runnable changed;
  private final CompletableFuture<Void> tried = new CompletableFuture<>();
  private volatile List<Tool> tools = List.of();
  private volatile @Nullable Session session;
  private boolean closed;
  private int failures;

  /** One connection, from its beginning to its end. */
  private record Session(McpAsyncClient client, Peer peer) {}

  Connection(
      McpDeclaration declared,
      Function<String, Optional<String>> variables,
      ScheduledExecutorService keeper,
      Runnable changed) {
    this.declared = declared;
    this.variables = variables;
    this.keeper = keeper;
    this.changed = changed;
  }

  void open() {
    keeper.execute(this::connect);
  }

  /** Completes when it was tried for the first time, whatever came of it. */
  CompletableFuture<Void> tried() {
    return tried;
  }

  List<Tool> tools() {
    return tools;
  }

  private void connect() {
    if (closed) {
      return;
    }
    try {
      begin();
    } catch (RuntimeException wrong) {
      // Such as an address that is none: trying again would not help
      tried.complete(null);
      log.warn("MCP server {} cannot be reached as declared", declared.name(), wrong);
    }
  }

  private void begin() {
    var peer = Peer.of(declared, variables);
    peer.onEnd(() -> lost(peer, "it ended"));
    var client = peer.client(declared, LONGEST_START, listed -> post(() -> take(listed)));
    session = new Session(client, peer);
    client
        .initialize()
        .then(Mono.defer(() -> pages(client)))
        .timeout(LONGEST_START)
        .subscribeOn(Schedulers.boundedElastic())
        .subscribe(
            listed -> post(() -> connected(peer, listed)),
            failure -> lost(peer, "it does not answer: " + failure.getClass().getSimpleName()));
  }

  private static Mono<List<McpSchema.Tool>> pages(McpAsyncClient client) {
    return client
        .listTools(null)
        .expand(
            page -> page.nextCursor() == null ? Mono.empty() : client.listTools(page.nextCursor()))
        .take(MOST_PAGES)
        .collectList()
        .map(all -> {
          var listed = new ArrayList<McpSchema.Tool>();
          all.forEach(page -> listed.addAll(page.tools()));
          return listed;
        });
  }

  private void connected(Peer peer, List<McpSchema.Tool> listed) {
    if (session == null || !session.peer().equals(peer)) {
      return;
    }
    failures = 0;
    peer.settled();
    take(listed);
    log.info("MCP server {} is connected, tools: {}", declared.name(), tools.size());
    tried.complete(null);
  }

  private void take(List<McpSchema.Tool> listed) {
    if (session != null) {
      tools = new Listing(declared, this::call).of(listed);
      changed.run();
    }
  }

  /** This peer is no more; another one may be there already. */
  private void lost(Peer peer, String why) {
    post(() -> {
      var was = session;
      if (!closed && was != null && was.peer().equals(peer)) {
        tryAgain(was, why);
      }
    });
  }

  private void tryAgain(Session was, String why) {
    session = null;
    tools = List.of();
    changed.run();
    var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
    failures++;
    log.warn(
        "MCP server {} is not there, {}{}; tried again in {} s",
        declared.name(),
        why,
        was.peer().lastWords(),
        pause.toSeconds());
    tried.complete(null);
    var _ = end(was).whenComplete((_, _) -> post(() -> connectIn(pause)));
  }

  private void connectIn(Duration pause) {
    var _ = keeper.schedule(this::connect, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Uses a tool of the server, by the server's own name for it. */
  CompletionStage<Outcome> call(String tool, Map<String, Object> arguments) {
    var now = session;
    if (now == null) {
      return CompletableFuture.completedStage(McpAnswer.NOT_THERE);
    }
    return now.client()
        .callTool(McpSchema.CallToolRequest.builder(tool).arguments(arguments).build())
        .map(new McpAnswer(Peer.secrets(declared, variables))::told)
        .onErrorResume(failure -> Mono.just(broken(now, failure)))
        .subscribeOn(Schedulers.boundedElastic())
        .toFuture();
  }

  private Outcome broken(Session used, Throwable failure) {
    if (McpAnswer.meansLost(failure)) {
      lost(used.peer(), "a call failed: " + failure.getClass().getSimpleName());
    }
    return McpAnswer.told(failure);
  }

  /** Ends it for good; the result completes when nothing of it is left. */
  CompletableFuture<Void> close() {
    var gone = new CompletableFuture<Void>();
    post(() -> {
      closed = true;
      tools = List.of();
      tried.complete(null);
      var was = session;
      session = null;
      if (was == null) {
        gone.complete(null);
      } else {
        var _ = end(was).whenComplete((_, _) -> gone.complete(null));
      }
    });
    return gone;
  }

  private static CompletableFuture<Void> end(Session was) {
    return was.client()
        .closeGracefully()
        .onErrorComplete()
        .subscribeOn(Schedulers.boundedElastic())
        .toFuture()
        .thenCompose(_ -> was.peer().gone());
  }

  private void post(Runnable change) {
    if (!keeper.isShutdown()) {
      keeper.execute(change);
    }
  }
}
