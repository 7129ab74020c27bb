package dev.offhook.llm.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.offhook.call.ToolCall;
import dev.offhook.llm.LanguageModel;
import dev.offhook.llm.Prompt.Turn;
import dev.offhook.llm.Prompts;
import dev.offhook.llm.langchain4j.StandInProvider.Waiting;
import dev.offhook.phone.ai.AiRequest;
import dev.offhook.phone.ai.ChatStandIn;
import dev.offhook.phone.ai.GeminiStandIn;
import dev.offhook.phone.ai.MessagesStandIn;
import dev.offhook.phone.ai.ProviderStandIn;
import dev.offhook.phone.ai.Script;
import dev.offhook.phone.ai.Step;
import dev.offhook.phone.time.RealTime;
import dev.offhook.tool.ToolSpec;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Tools and what came of them, in requests to providers that refuse what the real ones refuse. */
@Timeout(180)
class ToolHistoryTest {
  private static final String SCHEMA =
      """
      {"type":"object","$defs":{"day":{"type":"string","pattern":"^[A-Z]","maxLength":9}},
      "properties":{"day":{"$ref":"#/$defs/day"},"for":{"oneOf":[{"type":"integer","minimum":1},
      {"const":"all"}]}},"required":["day"],"additionalProperties":false,"minProperties":1}\
      """;
  private static final List<ToolSpec> TOOLS =
      List.of(new ToolSpec("book", "Books a table.", SCHEMA));
  private static final Script FINE = Script.of(new Step.Say("Fine."), new Step.Finish(""));

  private final Vertx vertx = Vertx.vertx();
  private final LangChain4jModels models = new LangChain4jModels(vertx);

  @AfterEach
  void close() {
    models.close();
    Waiting.of(vertx.close());
  }

  /** A provider, and one of its models. */
  enum Provider {
    OPENAI("/0/function/parameters"),
    ANTHROPIC("/0/input_schema"),
    GEMINI_2("/0/functionDeclarations/0/parametersJsonSchema"),
    GEMINI_3("/0/functionDeclarations/0/parametersJsonSchema");

    private final String schema;

    Provider(String schema) {
      this.schema = schema;
    }

    ProviderStandIn listen(Vertx vertx) {
      var time = new RealTime(vertx);
      return switch (this) {
        case OPENAI -> Waiting.of(ChatStandIn.listen(vertx, time));
        case ANTHROPIC -> Waiting.of(MessagesStandIn.listen(vertx, time));
        case GEMINI_2, GEMINI_3 -> Waiting.of(GeminiStandIn.listen(vertx, time));
      };
    }

    LanguageModel model(LangChain4jModels models, String url) {
      return switch (this) {
        case OPENAI -> models.openAi(new Access(url, "sk-test", ""));
        case ANTHROPIC -> models.anthropic(new Access(url, "sk-test", ""));
        case GEMINI_2 -> models.gemini(new Access(url, "key", "gemini-2.5-flash"));
        case GEMINI_3 -> models.gemini(new Access(url, "key", "gemini-3-flash"));
      };
    }
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  @DisplayName("a tool's JSON Schema arrives word for word")
  void theSchemaArrivesWordForWord(Provider provider) throws JsonProcessingException {
    var standIn = provider.listen(vertx);
    var model = provider.model(models, standIn.origin());
    var request = asked(model, standIn, List.of(new Turn.Caller("A table.")));

    assertThat(request.toolsOffered()).containsExactly("book");
    assertThat(request.body().path("tools").at(provider.schema))
        .isEqualTo(new ObjectMapper().readTree(SCHEMA));
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  @DisplayName("[B004-10] whatever was wanted and answered before, no provider refuses the history")
  void anyHistoryIsTaken(Provider provider) {
    var standIn = provider.listen(vertx);
    standIn.answering(FINE);
    var model = provider.model(models, standIn.origin());
    for (int seed = 0; seed < 150; seed++) {
      var turns = history(new Random(seed));
      var events = Conversing.ask(vertx, model, Prompts.with(TOOLS, turns)).untilTheEnd();
      assertThat(Conversing.joined(events)).as("%s: %s", events, turns).isEqualTo("Fine.");
    }
  }

  private static List<Turn> history(Random random) {
    var turns = new ArrayList<Turn>();
    int length = 1 + random.nextInt(8);
    for (int i = 0; i < length; i++) {
      turns.add(
          switch (random.nextInt(5)) {
            case 0 -> new Turn.Caller(one(random, "Hello", " ", "Two please."));
            case 1 -> new Turn.Said(one(random, "Yes.", "", "One mo"), random.nextBoolean());
            default -> used(random, i);
          });
    }
    turns.add(random.nextBoolean() ? new Turn.Caller("And then?") : used(random, length));
    return turns;
  }

  private static Turn.Used used(Random random, int number) {
    var name = one(random, "book", "what is this?!", "日本", "", "x".repeat(200));
    var arguments =
        one(random, "", "{}", "{\"a\":{\"b\":[1.0]}}", "{\"a\":", "[1]", "{}{}", "{a:1}");
    var call = new ToolCall("call_" + number, name, arguments);
    return new Turn.Used(one(random, "", "Let me see."), call, one(random, "Done.", "", " ", "😀"));
  }

  private static String one(Random random, String... of) {
    return of[random.nextInt(of.length)];
  }

  @ParameterizedTest
  @CsvSource({"OPENAI, messages, tool_calls", "ANTHROPIC, messages, tool_use"})
  @DisplayName("calls made in one breath are shown again in one message, each answer behind them")
  void callsOfOneBreathAreOneMessage(Provider provider, String field, String word) {
    var request = afterTwoCalls(provider, provider.listen(vertx));

    assertThat(count(request.body().path(field), word)).isEqualTo(1);
    assertThat(request.toolResults())
        .extracting(AiRequest.ToolResult::id, AiRequest.ToolResult::text)
        .containsExactly(tuple("call_a", "Monday it is."), tuple("call_b", "Friday too."));
  }

  @ParameterizedTest
  @EnumSource(names = {"GEMINI_2", "GEMINI_3"})
  @DisplayName("Gemini sees its signature again, and all answers in one message")
  void geminiSeesItsSignatureAgain(Provider provider) {
    var contents = afterTwoCalls(provider, provider.listen(vertx)).body().path("contents");

    assertThat(contents).hasSize(3);
    assertThat(contents.path(1).path("parts")).hasSize(2);
    assertThat(contents.path(1).at("/parts/0").has("thoughtSignature"))
        .isEqualTo(provider == Provider.GEMINI_3);
    assertThat(contents.path(1).at("/parts/1").has("thoughtSignature")).isFalse();
    assertThat(contents.path(1).toString()).doesNotContain("skip_thought");
    assertThat(contents.path(2).path("parts")).hasSize(2);
  }

  /** Has the model want two things, and gives the request that tells it what came of them. */
  private AiRequest afterTwoCalls(Provider provider, ProviderStandIn standIn) {
    standIn.next(
        Script.of(
            new Step.CallTool("call_a", "book", "{\"day\":\"Monday\"}"),
            new Step.CallTool("call_b", "book", "{\"day\":\"Friday\"}"),
            new Step.Finish("")));
    var model = provider.model(models, standIn.origin());
    var caller = new Turn.Caller("Monday and Friday.");
    var wanted = Conversing.ask(vertx, model, Prompts.with(TOOLS, List.of(caller))).wanted();
    assertThat(wanted).hasSize(2);
    return asked(
        model,
        standIn,
        List.of(
            caller,
            new Turn.Used("", wanted.getFirst(), "Monday it is."),
            new Turn.Used("", wanted.getLast(), "Friday too.")));
  }

  private static int count(JsonNode messages, String word) {
    int count = 0;
    for (var message : messages) {
      count += message.toString().contains("\"" + word + "\"") ? 1 : 0;
    }
    return count;
  }

  @Test
  @DisplayName("a guide has tools of its own: it is told of none of ours, nor of their use")
  void aGuideIsToldOfNoTools() {
    var standIn = Waiting.of(ChatStandIn.listen(vertx, new RealTime(vertx)));
    standIn.answering(FINE);
    var model = models.guide(new GuideAccess(standIn.origin(), "pub", "", ""));
    var turns =
        List.<Turn>of(
            new Turn.Caller("A table."),
            new Turn.Used("I will see.", new ToolCall("a", "book", "{}"), "Booked."),
            new Turn.Caller("And?"));

    assertThat(Conversing.ask(vertx, model, Prompts.with(TOOLS, turns)).words()).isEqualTo("Fine.");
    var request = standIn.ledger().requests().getLast();
    assertThat(request.body().has("tools")).isFalse();
    assertThat(request.toolResults()).isEmpty();
    assertThat(request.body().toString()).contains("I will see.").doesNotContain("tool_calls");
  }

  private AiRequest asked(LanguageModel model, ProviderStandIn standIn, List<Turn> turns) {
    standIn.answering(FINE);
    assertThat(Conversing.ask(vertx, model, Prompts.with(TOOLS, turns)).words()).isEqualTo("Fine.");
    return standIn.ledger().requests().getLast();
  }
}
