package dev.offhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.phone.ai.Script;
import dev.offhook.phone.twilio.CallOptions;
import dev.offhook.phone.twilio.SimulatedCall;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What whole calls cost, as the API tells it. */
@Timeout(180)
class CostsCallTest {
  private static final Duration SOON = Duration.ofMillis(200);
  private static final Duration SLOW = Duration.ofSeconds(1);
  private static final String PRICES =
      """
      asOf: 2026-11-21
      currency: USD
      prices:
        carrier:
          inbound: {minutes: 0.01}
          relay: {minutes: 0.05}
          gather: {uses: 0.02}
        127.0.0.1:
          gpt-4o-mini: {inputTokens: {price: 0.15, per: 1000000}, outputTokens: 0.001}
          claude-haiku-4-5: {inputTokens: {price: 0.15, per: 1000000}, outputTokens: 0.001}
          gemini-2.5-flash: {inputTokens: {price: 0.15, per: 1000000}, outputTokens: 0.001}
      """;

  @TempDir Path folder;

  private static JsonObject costs(TestServer server, SimulatedCall call) {
    return LoggedServer.json(server, "/api/calls/" + call.sid()).getJsonObject("costs");
  }

  /** The amounts of its lines. */
  private static Map<String, Long> amounts(JsonObject costs) {
    var amounts = new HashMap<String, Long>();
    for (var each : costs.getJsonArray("lines")) {
      var line = (JsonObject) each;
      var name = line.getString("model") + " " + line.getString("unit");
      amounts.put(name, line.getLong("amount"));
    }
    return amounts;
  }

  private static double cost(JsonObject costs, String unit) {
    return costs.getJsonArray("lines").stream()
        .map(JsonObject.class::cast)
        .filter(line -> line.getString("unit").equals(unit))
        .mapToDouble(line -> line.getDouble("cost"))
        .sum();
  }

  private static Map<String, String> settings(ToolsCallTest.Provider provider) {
    var settings = new HashMap<>(provider.settings());
    settings.put("LLM_SERVICE", provider.name().toLowerCase(Locale.ROOT));
    return settings;
  }

  private TestServer server(Map<String, String> settings, String prices) throws IOException {
    if (!prices.isEmpty()) {
      Files.writeString(folder.resolve("prices.yaml"), prices);
    }
    return LoggedServer.in(folder, settings);
  }

  @ParameterizedTest
  @EnumSource(ToolsCallTest.Provider.class)
  @DisplayName("minutes and tokens of a call have their price, and the call its total")
  void aCallCostsWhatItUsed(ToolsCallTest.Provider provider) throws IOException {
    try (var server = server(settings(provider), PRICES)) {
      provider.standIn(server).next(Script.saying("Yes, we are.", SOON, SOON));
      var call = server.call();
      server.ask(call, "Are you open?");
      assertThat(costs(server, call).getBoolean("complete")).as("goes on").isFalse();
      server.hangUp(call);

      var costs = costs(server, call);
      var spoken = provider.standIn(server).ledger().replies().getFirst().tokens().size();
      assertThat(costs.getJsonArray("lines")).hasSize(4);
      assertThat(amounts(costs))
          .containsEntry("inbound minutes", 1L)
          .containsEntry("relay minutes", 1L);
      assertThat(cost(costs, "output_tokens")).isEqualTo(spoken / 1000.0);
      assertThat(cost(costs, "input_tokens")).isPositive();
      assertThat(costs.getDouble("total"))
          .isEqualTo(0.06 + spoken / 1000.0 + cost(costs, "input_tokens"));
      assertThat(costs.getString("currency")).isEqualTo("USD");
      assertThat(costs.getBoolean("complete")).isTrue();
    }
  }

  @Test
  void whatHasNoPriceIsNullAndTheTotalNotComplete() throws IOException {
    try (var server = server(TestServer.openAiSettings(), "")) {
      server.model().next(Script.saying("Yes.", SOON, SOON));
      var call = server.call();
      server.ask(call, "Are you open?");
      server.hangUp(call);

      var costs = costs(server, call);
      assertThat(costs.getJsonArray("lines")).hasSize(4);
      assertThat(costs.getJsonArray("lines"))
          .allSatisfy(line -> assertThat(((JsonObject) line).getValue("cost")).isNull());
      assertThat(costs.getValue("total")).isNull();
      assertThat(costs.getBoolean("complete")).isFalse();
    }
  }

  @Test
  @DisplayName("a reply that was cut short leaves the costs incomplete, and no amount is made up")
  void aCancelledReplyLeavesTheCostsIncomplete() throws IOException {
    try (var server = server(TestServer.openAiSettings(), PRICES)) {
      server
          .model()
          .next(
              Script.saying("We are open from nine to five on every day. ".repeat(20), SOON, SLOW),
              Script.saying("Bye.", SOON, SOON));
      var call = server.call();
      call.say("When are you open?");
      server.until(() -> call.heardText().contains("nine to five"), "the answer is heard");
      server.ask(call, "Stop, thank you, that is enough.");
      server.hangUp(call);

      var costs = costs(server, call);
      assertThat(costs.getBoolean("complete")).isFalse();
      assertThat(costs.getDouble("total")).isPositive();
      assertThat(amounts(costs)).doesNotContainKey("gpt-4o-mini untold");
    }
  }

  @Test
  void aCallByTurnsPaysForEachAnswerByVoice() throws IOException {
    try (var server = server(Map.of(), PRICES)) {
      var call = server.twilio().dial(server.url("/voice/outbound"), CallOptions.inbound());
      server.until(() -> call.heardText().contains("Thanks for calling"), "the greeting is heard");
      server.ask(call, "What are your opening hours?");
      server.ask(call, "Where are you?");
      call.hangUp();
      server.time().await(call.ended(), Duration.ofSeconds(30));
      Web.post(server, "/call-status", Map.of("CallSid", call.sid(), "CallStatus", "completed"));
      server.time().settle();

      var costs = costs(server, call);
      assertThat(amounts(costs)).isEqualTo(Map.of("gather uses", 2L, "inbound minutes", 1L));
      assertThat(costs.getDouble("total")).isEqualTo(0.05);
      assertThat(costs.getBoolean("complete")).isTrue();
    }
  }

  @Test
  void theListAndTheSpreadsheetHaveTheTotal() throws IOException {
    try (var server = server(Map.of(), PRICES)) {
      var call = server.call();
      server.hangUp(call);

      var listed =
          LoggedServer.json(server, "/api/calls")
              .getJsonArray("calls")
              .getJsonObject(0)
              .getJsonObject("costs");
      assertThat(listed)
          .isEqualTo(new JsonObject("{\"currency\":\"USD\",\"total\":0.06,\"complete\":true}"));
      assertThat(LoggedServer.get(server, "/api/calls.csv").body())
          .contains("expired,cost,currency,costComplete\r\n")
          .endsWith(",0.060000,USD,true\r\n");
    }
  }
}
