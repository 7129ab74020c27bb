package dev.offhook.phone.ai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offhook.phone.time.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(180)
class GeminiStandInTest {

  private static final String PATH = "/v1beta/models/gemini-flash:streamGenerateContent?alt=sse";
  private static final Map<String, String> KEY = Map.of("x-goog-api-key", "any");
  private static final String HELLO =
      """
      {"contents":[{"role":"user","parts":[{"text":"Hello"}]}]}\
      """;

  private final VirtualTime time = VirtualTime.start();
  private final GeminiStandIn gemini =
      time.await(GeminiStandIn.listen(time.vertx(), time), Duration.ofSeconds(1));
  private final Caller caller = new Caller(time);

  @AfterEach
  void close() {
    time.close();
  }

  @Test
  void everyEventIsAWholeResponseAndTheLastHasTheReason() {
    gemini.next(Script.saying("One two", Duration.ofMillis(50), Duration.ofMillis(20)));

    Caller.Answer answer = caller.post(gemini.port(), PATH, KEY, HELLO);

    List<JsonNode> events = answer.data().stream().map(Json::parse).toList();
    assertThat(text(answer)).isEqualTo("One two");
    assertThat(events).allMatch(event -> event.path("candidates").isArray());
    assertThat(events.getLast().at("/candidates/0/finishReason").asText()).isEqualTo("STOP");
  }

  @Test
  void aRefusalHasGooglesBody() {
    gemini.next(Script.refusing(429, "RESOURCE_EXHAUSTED", "Quota"));

    Caller.Answer answer = caller.post(gemini.port(), PATH, KEY, HELLO);

    assertThat(answer.status()).isEqualTo(429);
    assertThat(Json.parse(answer.body()).at("/error/code").asInt()).isEqualTo(429);
    assertThat(Json.parse(answer.body()).at("/error/status").asText())
        .isEqualTo("RESOURCE_EXHAUSTED");
  }

  @ParameterizedTest
  @EnumSource(Step.Oddity.class)
  void anOddEventStandsBetweenTheWordsAndChangesNone(Step.Oddity oddity) {
    gemini.next(
        Script.of(
            new Step.Say("One"), new Step.Odd(oddity), new Step.Say(" two"), new Step.Finish("")));

    assertThat(text(caller.post(gemini.port(), PATH, KEY, HELLO))).isEqualTo("One two");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"contents\":[]}",
        "{\"contents\":[{\"role\":\"assistant\",\"parts\":[{\"text\":\"Hi\"}]}]}",
        "{\"contents\":[{\"role\":\"user\",\"parts\":[]}]}",
        "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"Hi\"}]},"
            + "{\"role\":\"model\",\"parts\":[{\"text\":\"Yes\"}]}]}"
      })
  void illFormedContentsAreRefused(String body) {
    assertThat(caller.post(gemini.port(), PATH, KEY, body).status()).isEqualTo(400);
  }

  @Test
  void aKeyIsNeeded() {
    assertThat(caller.post(gemini.port(), PATH, Map.of(), HELLO).status()).isEqualTo(403);
  }

  private static String text(Caller.Answer answer) {
    StringBuilder text = new StringBuilder();
    for (String data : answer.data()) {
      JsonNode part = Json.parse(data).at("/candidates/0/content/parts/0");
      text.append(part.path("thought").asBoolean() ? "" : part.path("text").asText());
    }
    return text.toString();
  }
}
