package dev.offhook.llm.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.llm.LanguageModel;
import dev.offhook.llm.Prompt;
import dev.offhook.llm.Prompt.Turn;
import dev.offhook.llm.Prompts;
import dev.offhook.llm.langchain4j.StandInProvider.Asked;
import dev.offhook.llm.langchain4j.StandInProvider.Waiting;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What each provider is asked, as it arrives at its socket. */
@Timeout(180)
class RequestsTest {
  private static final Prompt SECOND_TURN =
      Prompts.of("Be brief.", "Are you open?", "Yes, till five.", "On Sunday too?");

  private final Vertx vertx = Vertx.vertx();
  private final StandInProvider provider = new StandInProvider(vertx);
  private final LangChain4jModels models = new LangChain4jModels(vertx);

  @AfterEach
  void close() {
    models.close();
    provider.close();
    Waiting.of(vertx.close());
  }

  private Asked asked(LanguageModel model, Prompt prompt) {
    Conversing.ask(vertx, model, prompt);
    return provider.nextRequest();
  }

  private static JsonArray messages(String... rolesAndWords) {
    var messages = new JsonArray();
    for (int i = 0; i < rolesAndWords.length; i += 2) {
      messages.add(
          new JsonObject().put("role", rolesAndWords[i]).put("content", rolesAndWords[i + 1]));
    }
    return messages;
  }

  @Test
  @DisplayName(
      "[000-08] [000-09] a guide gets the whole history at its own address, no system message")
  void aGuideGetsTheWholeHistory() {
    var guide = models.guide(new GuideAccess(provider.url() + "/", "f00d", "", ""));

    var asked = asked(guide, SECOND_TURN);

    assertThat(asked.path()).isEqualTo("/api/published/openai/f00d/v1/chat/completions");
    assertThat(asked.header("Authorization")).isEqualTo("Bearer anonymous");
    assertThat(asked.body().getString("model")).isEqualTo("guide");
    assertThat(asked.body().getBoolean("stream")).isTrue();
    assertThat(asked.body().getJsonArray("messages"))
        .isEqualTo(
            messages(
                "user", "Are you open?", "assistant", "Yes, till five.", "user", "On Sunday too?"));
  }

  @Test
  @DisplayName("[000-09] a guide's key and alias are sent as configured")
  void aGuidesKeyAndAliasAreSent() {
    var asked =
        asked(models.guide(new GuideAccess(provider.url(), "p", "secret", "desk")), SECOND_TURN);

    assertThat(asked.header("Authorization")).isEqualTo("Bearer secret");
    assertThat(asked.body().getString("model")).isEqualTo("desk");
  }

  @Test
  @DisplayName("[001-03] [001-16] OpenAI gets the system message first, and gpt-4o-mini by default")
  void openAiGetsTheSystemMessageFirst() {
    var asked = asked(models.openAi(new Access(provider.url() + "/", "sk-1", "")), SECOND_TURN);

    assertThat(asked.path()).isEqualTo("/v1/chat/completions");
    assertThat(asked.header("Authorization")).isEqualTo("Bearer sk-1");
    assertThat(asked.header("Accept")).isEqualTo("text/event-stream");
    assertThat(asked.body().getString("model")).isEqualTo("gpt-4o-mini");
    assertThat(asked.body().getInteger("max_tokens")).isEqualTo(1_000);
    assertThat(asked.body().getJsonArray("messages").getJsonObject(0))
        .isEqualTo(new JsonObject().put("role", "system").put("content", "Be brief."));
    assertThat(asked.body().getJsonArray("messages")).hasSize(4);
  }

  @Test
  void aCompatibleServerWithoutKeysIsSentNone() {
    var asked = asked(models.openAi(new Access(provider.url() + "/v1/", "", "phi")), SECOND_TURN);

    assertThat(asked.path()).isEqualTo("/v1/chat/completions");
    assertThat(asked.headers().contains("Authorization")).isFalse();
    assertThat(asked.body().getString("model")).isEqualTo("phi");
  }

  @Test
  void ollamaIsAskedThroughItsOpenAiDoor() {
    var asked = asked(models.ollama(new Access(provider.url(), "", "")), SECOND_TURN);

    assertThat(asked.path()).isEqualTo("/v1/chat/completions");
    assertThat(asked.body().getString("model")).isEqualTo("llama3.2");
  }

  @Test
  void anthropicGetsItsOwnHeadersAndAUserFirst() {
    var greeted = Prompts.of("Be brief.", "Hello, how can I help?", "Are you open?");
    var asked = asked(models.anthropic(new Access(provider.url(), "sk-2", "")), greeted);

    assertThat(asked.path()).isEqualTo("/v1/messages");
    assertThat(asked.header("x-api-key")).isEqualTo("sk-2");
    assertThat(asked.header("anthropic-version")).isEqualTo("2023-06-01");
    assertThat(asked.body().getString("model")).isEqualTo("claude-haiku-4-5");
    assertThat(asked.body().getInteger("max_tokens")).isEqualTo(1_000);
    assertThat(asked.body().getBoolean("stream")).isTrue();
    assertThat(asked.body().getJsonArray("system").getJsonObject(0).getString("text"))
        .isEqualTo("Be brief.");
    assertThat(roles(asked, "messages")).containsExactly("user", "assistant", "user");
    assertThat(asked.body().fieldNames()).doesNotContain("temperature", "top_p", "top_k");
  }

  @Test
  void geminiIsToldNotToThink() {
    var asked = asked(models.gemini(new Access(provider.url(), "key", "")), SECOND_TURN);

    assertThat(asked.path()).isEqualTo("/v1beta/models/gemini-2.5-flash:streamGenerateContent");
    assertThat(asked.header("x-goog-api-key")).isEqualTo("key");
    assertThat(roles(asked, "contents")).containsExactly("user", "model", "user");
    assertThat(asked.body().getJsonObject("systemInstruction").encode()).contains("Be brief.");
    var config = asked.body().getJsonObject("generationConfig");
    assertThat(config.getJsonObject("thinkingConfig").getInteger("thinkingBudget")).isZero();
  }

  private static List<String> roles(Asked asked, String field) {
    return asked.body().getJsonArray(field).stream()
        .map(message -> ((JsonObject) message).getString("role"))
        .toList();
  }

  @Test
  @DisplayName("[F21] one side's turns in a row are one message, and the caller has the last word")
  void sidesAlternate() {
    var turns =
        List.<Turn>of(
            new Turn.Caller("I want "),
            new Turn.Caller(" a table"),
            new Turn.Said(" ", false),
            new Turn.Caller("for two."),
            new Turn.Said("For", true));

    var asked = asked(models.openAi(new Access(provider.url(), "k", "")), Prompts.of("", turns));

    assertThat(asked.body().getJsonArray("messages"))
        .isEqualTo(messages("user", "I want a table for two."));
  }
}
