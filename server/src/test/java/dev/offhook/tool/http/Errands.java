package dev.offhook.tool.http;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.offhook.assistant.Assistant;
import dev.offhook.assistant.Assistants;
import dev.offhook.assistant.HouseWords;
import dev.offhook.call.CallDetails;
import dev.offhook.call.CallSid;
import dev.offhook.call.PhoneNumber;
import dev.offhook.phone.time.VirtualTime;
import dev.offhook.time.Timers;
import dev.offhook.tool.Outcome;
import dev.offhook.tool.Tool;
import dev.offhook.tool.ToolRequest;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** HTTP tools, a service for them to reach, and the names by which it is known; on virtual time. */
final class Errands implements AutoCloseable, Timers {
  static final String SECRET = "s3cr3t-token-of-the-shop";
  private static final Duration SOON = Duration.ofMinutes(1);

  final VirtualTime time = VirtualTime.start();
  final List<HttpServerRequest> requests = new CopyOnWriteArrayList<>();
  final List<String> bodies = new CopyOnWriteArrayList<>();
  final List<String> lookups = new CopyOnWriteArrayList<>();
  volatile List<String> addresses = List.of("127.0.0.1");
  volatile Consumer<HttpServerRequest> answer = request -> request.response().end("{\"ok\":true}");
  private final Path folder;
  private final HttpServer service;
  private final HttpTools tools;
  private final Context loop;

  Errands(Path folder) {
    this.folder = folder;
    this.loop = time.vertx().getOrCreateContext();
    this.service =
        time.await(
            time.vertx().createHttpServer().requestHandler(this::serve).listen(0, "127.0.0.1"),
            SOON);
    this.tools = new HttpTools(time.vertx(), this, this::resolve, Errands::variable);
  }

  static Optional<String> variable(String name) {
    return Optional.ofNullable(Map.of("TOKEN", SECRET).get(name));
  }

  private void serve(HttpServerRequest request) {
    requests.add(request);
    request.bodyHandler(body -> bodies.add(body.toString()));
    answer.accept(request);
  }

  private List<InetAddress> resolve(String host) throws UnknownHostException {
    lookups.add(host);
    var found = new ArrayList<InetAddress>();
    for (var address : addresses) {
      // With its name, as a resolver gives it
      found.add(InetAddress.getByAddress(host, InetAddress.getByName(address).getAddress()));
    }
    return found;
  }

  int port() {
    return service.actualPort();
  }

  /** The tool of an assistant's file, of which these are the lines below {@code - name: it}. */
  Tool tool(String... lines) {
    var text =
        "name: Shop\ntools:\n  http:\n    - name: it\n      description: It.\n      "
            + String.join("\n      ", lines).replace("{port}", "" + port());
    try {
      Files.writeString(folder.resolve("shop.yaml"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var assistants = Assistants.load(folder, HouseWords.NONE, new HttpExaminer(Errands::variable));
    if (!assistants.problems().isEmpty()) {
      throw new AssertionError(assistants.problems());
    }
    return tools.of(assistant(assistants)).getFirst();
  }

  private static Assistant assistant(Assistants assistants) {
    return assistants.byId("shop").orElseThrow();
  }

  /** Begins to use it, on a call's loop. */
  Future<Outcome> start(Tool tool, String arguments, Consumer<CompletableFuture<Outcome>> begun) {
    Promise<Outcome> told = Promise.promise();
    loop.runOnContext(_ -> {
      var work = tool.use(request(arguments)).toCompletableFuture();
      var _ =
          work.whenComplete((outcome, failure) -> {
            if (failure == null) {
              told.complete(outcome);
            } else {
              told.fail(failure);
            }
          });
      begun.accept(work);
    });
    return told.future();
  }

  Outcome use(Tool tool, String arguments) {
    return time.await(start(tool, arguments, _ -> {}), SOON);
  }

  private static ToolRequest request(String arguments) {
    try {
      var call =
          new CallDetails(
              new CallSid("CA0123456789abcdef0123456789abcdef"),
              new PhoneNumber("+15550100001"),
              new PhoneNumber("+15550100002"),
              CallDetails.Direction.INBOUND,
              Map.of());
      var assistant = Assistants.load(Path.of("none"), HouseWords.NONE, _ -> List.of()).all();
      return new ToolRequest(
          call, assistant.getFirst(), JsonMapper.builder().build().readTree(arguments));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Duration uptime() {
    return time.uptime();
  }

  @Override
  public Instant wallTime() {
    return Instant.EPOCH.plus(time.uptime());
  }

  @Override
  public Timer after(Duration delay, Runnable task) {
    var timer = time.after(delay, task);
    return timer::cancel;
  }

  @Override
  public void close() {
    tools.close();
    time.close();
  }
}
