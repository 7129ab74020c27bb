package dev.offhook.phone.ai;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatRulesTest {

  private static final Map<String, String> KEY = Map.of("authorization", "Bearer any");
  private static final String TOOL_ASKED =
      """
      {"role":"user","content":"Monday?"},
      {"role":"assistant","content":null,
       "tool_calls":[{"id":"c1","type":"function","function":{"name":"f","arguments":"{}"}}]}\
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"role\":\"user\",\"content\":\"Hello\"}",
        "{\"role\":\"system\",\"content\":\"Be kind\"},{\"role\":\"user\",\"content\":\"Hello\"}",
        "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"Hello\"}]}",
        "{\"role\":\"user\",\"content\":\"\"}"
      })
  void wellFormedMessagesPass(String messages) {
    assertThat(objection(messages)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{\"role\":\"caller\",\"content\":\"Hello\"}",
        "{\"role\":\"user\",\"content\":null}",
        "{\"role\":\"user\"}",
        "{\"role\":\"user\",\"content\":7}",
        "{\"role\":\"user\",\"content\":\"Hi\"},{\"role\":\"assistant\",\"content\":\"Yes?\"}",
        "{\"role\":\"user\",\"content\":\"Hi\"},{\"role\":\"assistant\",\"content\":null}",
        "{\"role\":\"tool\",\"tool_call_id\":\"c1\",\"content\":\"x\"}"
      })
  void illFormedMessagesAreRefusedWith400(String messages) {
    assertThat(objection(messages)).map(Refusal::status).contains(400);
  }

  @Test
  void everyToolCallMustBeAnswered() {
    String answered =
        TOOL_ASKED + ",{\"role\":\"tool\",\"tool_call_id\":\"c1\",\"content\":\"yes\"}";
    String ignored = TOOL_ASKED + ",{\"role\":\"user\",\"content\":\"Well?\"}";

    assertThat(objection(answered)).isEmpty();
    assertThat(objection(ignored)).map(Refusal::message).get().asString().contains("c1");
    assertThat(objection(TOOL_ASKED)).map(Refusal::status).contains(400);
  }

  @Test
  void aRequestNeedsAModelAKeyAndAStream() {
    String messages = "\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]";

    assertThat(asked(KEY, "{\"stream\":true," + messages + "}"))
        .map(Refusal::param)
        .contains("model");
    assertThat(asked(KEY, "{\"model\":\"m\"," + messages + "}"))
        .map(Refusal::param)
        .contains("stream");
    assertThat(asked(Map.of(), "{\"model\":\"m\",\"stream\":true," + messages + "}"))
        .map(Refusal::status)
        .contains(401);
    assertThat(asked(KEY, "not json")).map(Refusal::status).contains(400);
  }

  private static Optional<Refusal> objection(String messages) {
    return asked(KEY, "{\"model\":\"m\",\"stream\":true,\"messages\":[" + messages + "]}");
  }

  private static Optional<Refusal> asked(Map<String, String> headers, String body) {
    return ChatRules.objection(
        new AiRequest("POST", "/v1/chat/completions", headers, Json.parse(body), Duration.ZERO));
  }
}
