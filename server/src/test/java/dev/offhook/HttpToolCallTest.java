package dev.offhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.call.CallEvent;
import dev.offhook.call.LoggedEvent;
import dev.offhook.call.ToolEnd;
import dev.offhook.phone.ai.AiRequest;
import dev.offhook.phone.ai.Script;
import dev.offhook.phone.ai.Step;
import dev.offhook.phone.twilio.SimulatedCall;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Calls in which the model asks a service of the owner, as the caller hears them. */
@Timeout(120)
class HttpToolCallTest {
  private static final Duration SOON = Duration.ofMillis(200);
  private static final String FILE =
      """
      name: Shop
      greeting: Hello, you have reached the shop.
      tools:
        http:
          - name: order_state
            description: How far an order is.
            parameters: {type: object, properties: {id: {type: string}}, required: [id]}
            url: http://127.0.0.1:{port}/orders/{id}
            headers: {X-Key: '${SHOP_KEY}'}
            timeout: 5s
            private: true
      """;

  @TempDir Path folder;
  private final List<String> asked = new CopyOnWriteArrayList<>();

  @Test
  @DisplayName("[004-20] a service that takes its time: the caller hears a filler, then the answer")
  void aSlowServiceIsBridged() throws IOException {
    try (var server = server()) {
      listen(server, Duration.ofSeconds(3));
      server.model().next(wanting("{\"id\":\"A 7\"}"), saying("It is on its way."));
      var call = server.call();

      call.say("Where is my order?");
      server.until(() -> call.heardText().endsWith("It is on its way."), "the answer is heard");
      assertThat(call.heardText()).endsWith("Let me look that up for you.It is on its way.");
      assertThat(asked).containsExactly("/orders/A%207 key-1");
      assertThat(told(server)).isEqualTo("HTTP 200\n{\"state\":\"on its way\"}");
      assertThat(ends(server, call)).containsExactly(ToolEnd.DONE);
      server.hangUp(call);
    }
  }

  @Test
  @DisplayName("[004-20] a service that never answers is given up, and the model says so")
  void aServiceThatHangsIsGivenUp() throws IOException {
    try (var server = server()) {
      listen(server, Duration.ofMinutes(5));
      server.model().next(wanting("{\"id\":\"7\"}"), saying("I cannot see it."));
      var call = server.call();

      call.say("Where is my order?");
      server.until(() -> call.heardText().endsWith("I cannot see it."), "the model says so");
      assertThat(told(server)).isEqualTo("It took too long and was given up.");
      assertThat(ends(server, call)).containsExactly(ToolEnd.FAILED);
      server.hangUp(call);
    }
  }

  private static String told(TestServer server) {
    return server.model().ledger().requests().getLast().toolResults().stream()
        .map(AiRequest.ToolResult::text)
        .reduce("", String::concat);
  }

  private static List<ToolEnd> ends(TestServer server, SimulatedCall call) {
    return server.log(call).stream()
        .map(LoggedEvent::event)
        .filter(CallEvent.ToolAnswered.class::isInstance)
        .map(it -> ((CallEvent.ToolAnswered) it).end())
        .toList();
  }

  private static Script wanting(String arguments) {
    return Script.of(
        new Step.Wait(SOON),
        new Step.CallTool("c1", "order_state", arguments),
        new Step.Finish(""));
  }

  private static Script saying(String words) {
    return Script.saying(words, SOON, SOON);
  }

  /** The assistant's file names the service's port, so it is written once that is known. */
  private void listen(TestServer server, Duration patience) throws IOException {
    var service =
        server
            .time()
            .vertx()
            .createHttpServer()
            .requestHandler(request -> {
              asked.add(request.uri() + " " + request.getHeader("X-Key"));
              server.time().after(patience, () -> answer(request));
            });
    var port = server.time().await(service.listen(0, "127.0.0.1"), SOON).actualPort();
    Files.writeString(folder.resolve("shop.yaml"), FILE.replace("{port}", "" + port));
    server.time().advance(Duration.ofSeconds(3));
  }

  private static void answer(HttpServerRequest request) {
    if (!request.response().closed()) {
      request.response().end("{\"state\":\"on its way\"}");
    }
  }

  private TestServer server() {
    var settings = new HashMap<>(TestServer.openAiSettings());
    settings.put("OFFHOOK_ASSISTANTS", folder.toString());
    settings.put("SHOP_KEY", "key-1");
    return TestServer.with(settings);
  }
}
