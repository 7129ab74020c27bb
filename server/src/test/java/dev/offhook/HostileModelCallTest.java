package dev.offhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.call.CallEvent;
import dev.offhook.call.LoggedEvent;
import dev.offhook.call.ToolEnd;
import dev.offhook.phone.ai.Script;
import dev.offhook.phone.ai.Step;
import dev.offhook.phone.twilio.Frame;
import dev.offhook.phone.twilio.SimulatedCall;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A call whose model is somebody else's, from the first word to the last. */
@Timeout(300)
class HostileModelCallTest {
  private static final Duration SOON = Duration.ofMillis(100);
  private static final int A_REPLY = 10;
  private static final int TURNS = 25;
  private static final String SHOP =
      """
      name: Shop
      greeting: Hello, you have reached the shop.
      numbers: ["+15559870002"]
      transfer: {sales: "+15550107777"}
      knowledge: {address: 5 Market Street}
      limits: {callLength: 4h}
      tools:
        builtIn: [end_call, transfer_call, send_digits, take_message, look_up]
        http:
          - name: order_state
            description: How far an order is.
            parameters: {type: object, properties: {id: {type: string}}, required: [id]}
            url: http://127.0.0.1:{port}/orders/{id}?v=1
            headers: {X-Key: '${SHOP_KEY}'}
            private: true
          - name: order_note
            description: Notes something about an order.
            parameters:
              type: object
              properties: {id: {type: string}, note: {type: string}}
              required: [id, note]
            method: POST
            url: http://127.0.0.1:{port}/orders/{id}/notes
            body: {note: '{note}', by: phone}
            private: true
      """;
  private static final String BANK =
      """
      name: Bank
      transfer: {vault: "+15550108888"}
      tools:
        http:
          - name: balance
            description: An account's balance.
            url: http://127.0.0.1:{port}/balance
            private: true
      """;

  @TempDir Path folder;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> stolen = new CopyOnWriteArrayList<>();

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 20261121})
  @DisplayName("500 hostile calls of a model: nothing happens that the file does not allow")
  void nothingForbiddenHappens(long seed) throws IOException {
    try (var server = server()) {
      var wishes = hostile(server, seed);
      var call = server.call();
      for (int turn = 0; turn < TURNS; turn++) {
        assertThat(server.ask(call, "And then?")).endsWith("Fine.");
      }

      assertThat(wishes.get()).isEqualTo(500);
      nothingForbiddenHappened(call);
      everyWishHasItsEnd(server, call);
      theCallGoesOn(server, call);
    }
  }

  private void nothingForbiddenHappened(SimulatedCall call) {
    assertThat(call.dials()).isEmpty();
    assertThat(keys(call)).allMatch(keys -> keys.matches("[0-9*#w]{1,32}"));
    assertThat(requests)
        .isNotEmpty()
        .allMatch(it ->
            it.matches("GET /orders/[A-Za-z0-9._~%-]+\\?v=1 shop-key-1 ")
                || it.matches(
                    "POST /orders/[A-Za-z0-9._~%-]+/notes null \\{\"note\":\".*\",\"by\":\"phone\"}"))
        .noneMatch(it -> it.split(" ", 3)[1].matches(".*(\\.\\.|%2[eEfF]|%5[cC]|admin|steal).*"));
    assertThat(stolen).isEmpty();
  }

  private static void everyWishHasItsEnd(TestServer server, SimulatedCall call) {
    var asked = events(server, call, CallEvent.ToolCalled.class).map(it -> it.call().id()).toList();
    var ends = events(server, call, CallEvent.ToolAnswered.class).toList();

    assertThat(asked).hasSize(500);
    assertThat(ends.stream().map(CallEvent.ToolAnswered::call).toList())
        .containsExactlyInAnyOrderElementsOf(asked);
    assertThat(ends.stream().filter(it -> it.end() == ToolEnd.REFUSED).count())
        .isBetween(300L, 499L);
    assertThat(ends).noneMatch(it -> it.answer().contains("shop-key-1"));
  }

  private static void theCallGoesOn(TestServer server, SimulatedCall call) {
    assertThat(call.ended().isComplete()).isFalse();
    var model = server.model();
    model.next(
        wanting(List.of(new Step.CallTool("last", "look_up", "{\"question\":\"address\"}"))),
        Script.saying("We are at Market Street.", SOON, SOON));
    assertThat(server.ask(call, "Where are you?")).isEqualTo("We are at Market Street.");

    model.next(wanting(List.of(new Step.CallTool("on", "transfer_call", "{\"to\":\"sales\"}"))));
    call.say("Then put me through to sales.");
    server.until(() -> !call.dials().isEmpty(), "sales is dialled");
    assertThat(call.dials()).containsExactly("+15550107777");
    server.hangUp(call);
  }

  private static List<String> keys(SimulatedCall call) {
    return call.framesIn().stream()
        .filter(it -> it.type().equals("sendDigits"))
        .map(Frame::json)
        .map(it -> it.path("digits").asText())
        .toList();
  }

  private static <E extends CallEvent> Stream<E> events(
      TestServer server, SimulatedCall call, Class<E> type) {
    return server.log(call).stream()
        .map(LoggedEvent::event)
        .filter(type::isInstance)
        .map(type::cast);
  }

  /** The model wants twice ten things a turn, and then says a word. */
  private AtomicInteger hostile(TestServer server, long seed) throws IOException {
    var service = listen(server, requests);
    var other = listen(server, stolen);
    write("shop.yaml", SHOP, service.actualPort());
    write("bank.yaml", BANK, other.actualPort());
    server.time().advance(Duration.ofSeconds(3));

    var wishes = new HostileWishes(seed, other.actualPort());
    var wanted = new AtomicInteger();
    var replies = new AtomicInteger();
    server
        .model()
        .answering(_ -> {
          if (replies.getAndIncrement() % 3 == 2) {
            return Script.saying("Fine.", SOON, SOON);
          }
          wanted.addAndGet(A_REPLY);
          return wanting(wishes.next(A_REPLY));
        });
    return wanted;
  }

  private static Script wanting(List<Step.CallTool> calls) {
    var steps = new ArrayList<Step>(List.of(new Step.Wait(SOON)));
    steps.addAll(calls);
    steps.add(new Step.Finish(""));
    return Script.of(steps.toArray(Step[]::new));
  }

  private static HttpServer listen(TestServer server, List<String> seen) {
    var service =
        server
            .time()
            .vertx()
            .createHttpServer()
            .requestHandler(request ->
                request.bodyHandler(body -> {
                  seen.add(
                      "%s %s %s %s"
                          .formatted(
                              request.method(), request.uri(), request.getHeader("X-Key"), body));
                  request.response().end("your key is " + request.getHeader("X-Key"));
                }));
    return server.time().await(service.listen(0, "127.0.0.1"), Duration.ofSeconds(1));
  }

  private void write(String file, String text, int port) throws IOException {
    Files.writeString(folder.resolve(file), text.replace("{port}", "" + port));
  }

  private TestServer server() {
    var settings = new HashMap<>(TestServer.openAiSettings());
    settings.put("OFFHOOK_ASSISTANTS", folder.toString());
    settings.put("SHOP_KEY", "shop-key-1");
    return TestServer.with(settings);
  }
}
