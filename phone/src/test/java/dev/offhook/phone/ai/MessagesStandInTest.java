package dev.offhook.phone.ai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offhook.phone.time.VirtualTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(180)
class MessagesStandInTest {

  private static final String PATH = "/v1/messages";
  private static final Map<String, String> HEADERS =
      Map.of(
          "x-api-key",
          "any",
          "anthropic-version",
          "2023-06-01",
          "content-type",
          "application/json");
  private static final String HELLO =
      """
      {"model":"m","max_tokens":100,"stream":true,"messages":[{"role":"user","content":"Hello"}]}\
      """;

  private final VirtualTime time = VirtualTime.start();
  private final MessagesStandIn messages =
      time.await(MessagesStandIn.listen(time.vertx(), time), Duration.ofSeconds(1));
  private final Caller caller = new Caller(time);

  @AfterEach
  void close() {
    time.close();
  }

  @Test
  void eventsComeInTheDocumentedOrderAndBearTheirNames() {
    messages.next(Script.saying("One two", Duration.ofMillis(50), Duration.ofMillis(20)));

    Caller.Answer answer = post(HEADERS, HELLO);

    assertThat(answer.body().lines().filter(line -> line.startsWith("event: ")).toList())
        .containsExactly(
            "event: message_start",
            "event: ping",
            "event: content_block_start",
            "event: content_block_delta",
            "event: content_block_delta",
            "event: content_block_stop",
            "event: message_delta",
            "event: message_stop");
    assertThat(text(answer)).isEqualTo("One two");
    assertThat(stopReason(answer)).isEqualTo("end_turn");
    assertThat(messages.ledger().lastReply().orElseThrow().tokens().getLast().at())
        .isEqualTo(Duration.ofMillis(70));
  }

  @Test
  void aToolsInputComesInFragmentsOfItsOwnBlock() {
    messages.next(
        Script.of(
            new Step.Say("One moment."),
            new Step.CallTool("toolu_1", "book", "{\"day\":\"Monday\"}"),
            new Step.Finish("")));

    Caller.Answer answer = post(HEADERS, HELLO);

    List<JsonNode> input =
        json(answer).stream().filter(event -> event.at("/delta").has("partial_json")).toList();
    assertThat(
            String.join("", input.stream().map(e -> e.at("/delta/partial_json").asText()).toList()))
        .isEqualTo("{\"day\":\"Monday\"}");
    assertThat(input).allMatch(event -> event.path("index").asInt() == 1);
    assertThat(stopReason(answer)).isEqualTo("tool_use");
  }

  @Test
  void anErrorInTheStreamIsItsLastEvent() {
    messages.next(Script.of(new Step.Say("One"), new Step.Fail("overloaded_error", "Overloaded")));

    Caller.Answer answer = post(HEADERS, HELLO);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains("event: error\n").doesNotContain("message_stop");
    assertThat(json(answer).getLast().at("/error/type").asText()).isEqualTo("overloaded_error");
  }

  @Test
  void aRefusalHasAnthropicsBody() {
    messages.next(Script.refusing(529, "overloaded_error", "Overloaded"));

    Caller.Answer answer = post(HEADERS, HELLO);

    assertThat(answer.status()).isEqualTo(529);
    JsonNode body = Json.parse(answer.body());
    assertThat(body.path("type").asText()).isEqualTo("error");
    assertThat(body.at("/error/type").asText()).isEqualTo("overloaded_error");
    assertThat(body.path("request_id").asText()).startsWith("req_");
  }

  @ParameterizedTest
  @EnumSource(Step.Oddity.class)
  void anOddEventStandsBetweenTheWordsAndChangesNone(Step.Oddity oddity) {
    messages.next(
        Script.of(
            new Step.Say("One"), new Step.Odd(oddity), new Step.Say(" two"), new Step.Finish("")));

    assertThat(text(post(HEADERS, HELLO))).isEqualTo("One two");
  }

  @ParameterizedTest
  @CsvSource({"x-api-key,401", "anthropic-version,400", "content-type,400"})
  void everyHeaderIsNeeded(String missing, int status) {
    Map<String, String> headers = new HashMap<>(HEADERS);
    headers.remove(missing);

    Caller.Answer answer = post(headers, HELLO);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(Json.parse(answer.body()).at("/error/message").asText()).contains(missing);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"model\":\"m\",", "\"max_tokens\":100,", "\"stream\":true,"})
  void everyFieldIsNeeded(String missing) {
    assertThat(post(HEADERS, HELLO.replace(missing, "")).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "[{\"role\":\"assistant\",\"content\":\"Hi\"}]",
        "[{\"role\":\"user\",\"content\":\"\"}]",
        "[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\" \"}]}]",
        "[{\"role\":\"caller\",\"content\":\"Hi\"}]",
        "[{\"role\":\"user\",\"content\":\"Hi\"},{\"role\":\"assistant\",\"content\":\"Yes\"}]",
        "[{\"role\":\"user\",\"content\":\"Hi\"},{\"role\":\"assistant\",\"content\":"
            + "[{\"type\":\"tool_use\",\"id\":\"t\",\"name\":\"f\",\"input\":{}}]},"
            + "{\"role\":\"user\",\"content\":\"Well?\"}]"
      })
  void illFormedMessagesAreRefused(String list) {
    String body = HELLO.replaceFirst("\\[.*]", Matcher.quoteReplacement(list));

    assertThat(post(HEADERS, body).status()).isEqualTo(400);
  }

  @Test
  void theNewVersionKnowsNoTemperature() {
    Map<String, String> newest = new HashMap<>(HEADERS);
    newest.put("anthropic-version", "2026-10-21");
    String warm = HELLO.replace("\"stream\"", "\"temperature\":0.3,\"stream\"");

    assertThat(post(HEADERS, warm).status()).isEqualTo(200);
    assertThat(post(newest, warm).status()).isEqualTo(400);
  }

  private Caller.Answer post(Map<String, String> headers, String body) {
    return caller.post(messages.port(), PATH, headers, body);
  }

  private static List<JsonNode> json(Caller.Answer answer) {
    return answer.data().stream().map(Json::parse).toList();
  }

  private static String text(Caller.Answer answer) {
    Set<String> spoken = Set.of("text_delta");
    return String.join(
        "",
        json(answer).stream()
            .map(event -> event.path("delta"))
            .filter(delta -> spoken.contains(delta.path("type").asText()))
            .map(delta -> delta.path("text").asText())
            .toList());
  }

  private static String stopReason(Caller.Answer answer) {
    return json(answer).stream()
        .filter(event -> event.path("type").asText().equals("message_delta"))
        .findFirst()
        .orElseThrow()
        .at("/delta/stop_reason")
        .asText();
  }
}
