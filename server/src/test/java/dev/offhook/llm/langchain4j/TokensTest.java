package dev.offhook.llm.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.call.Usage;
import dev.offhook.call.Usage.Unit;
import dev.offhook.llm.ModelEvent.Words;
import dev.offhook.llm.Prompt;
import dev.offhook.llm.Prompts;
import dev.offhook.llm.langchain4j.StandInProvider.Answer;
import dev.offhook.llm.langchain4j.StandInProvider.Waiting;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told to have been used for a reply. */
@Timeout(180)
class TokensTest {
  private static final Prompt PROMPT = Prompts.of("Be brief.", "Are you open?");
  private static final Map<Wire, String> MODELS =
      Map.of(
          Wire.OPENAI, "gpt-4o-mini",
          Wire.ANTHROPIC, "claude-haiku-4-5",
          Wire.GEMINI, "gemini-2.5-flash");

  private final Vertx vertx = Vertx.vertx();
  private final StandInProvider provider = new StandInProvider(vertx);
  private final LangChain4jModels models = new LangChain4jModels(vertx);

  @AfterEach
  void close() {
    models.close();
    provider.close();
    Waiting.of(vertx.close());
  }

  private Conversing ask(Wire wire) {
    return Conversing.ask(vertx, wire.model(models, provider.url()), PROMPT);
  }

  /** Who is asked at an address of its own bills under that. */
  private static Usage used(Wire wire, Unit unit, long amount) {
    return new Usage("127.0.0.1", model(wire), unit, amount);
  }

  private static String model(Wire wire) {
    return String.valueOf(MODELS.get(wire));
  }

  private static Usage untold(Wire wire) {
    return Usage.untold("127.0.0.1", model(wire));
  }

  @ParameterizedTest
  @EnumSource(Wire.class)
  void tokensAreToldAsTheProviderCountsThem(Wire wire) {
    provider.answers(answer ->
        answer.stream(wire.opening() + wire.words("Yes.") + wire.metered(812, 40, 7)).end());
    var call = ask(wire);

    assertThat(call.words()).isEqualTo("Yes.");
    assertThat(call.uses())
        .containsExactlyInAnyOrder(
            used(wire, Unit.INPUT_TOKENS, 812),
            used(wire, Unit.CACHED_INPUT_TOKENS, 40),
            used(wire, Unit.OUTPUT_TOKENS, 7));
  }

  @ParameterizedTest
  @EnumSource(Wire.class)
  @DisplayName("a provider that tells nothing leaves the amount untold, and none is made up")
  void whatNobodyTellsIsUntold(Wire wire) {
    provider.answers(
        answer -> answer.stream(wire.words("") + wire.words("Yes.") + wire.ending()).end());
    var call = ask(wire);

    assertThat(call.words()).isEqualTo("Yes.");
    assertThat(call.uses()).containsExactly(untold(wire));
  }

  @ParameterizedTest
  @EnumSource(Wire.class)
  void ofACancelledReplyWhatIsKnownIsToldAndThatItIsNotAll(Wire wire) {
    provider.answers(answer -> answer.stream(wire.opening() + wire.words("Yes ")));
    var call = ask(wire);
    assertThat(call.next()).isEqualTo(new Words("Yes "));
    call.cancel();

    assertThat(call.rest()).isEmpty();
    assertThat(call.uses()).contains(untold(wire));
    if (wire == Wire.ANTHROPIC) {
      assertThat(call.uses()).contains(used(wire, Unit.INPUT_TOKENS, 1));
    }
    assertThat(call.uses()).noneMatch(usage -> usage.unit() == Unit.OUTPUT_TOKENS);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 429, 503})
  void aRequestThatIsTurnedDownIsNotBilled(int status) {
    provider.answers(answer -> answer.status(status, "{}"));
    var call = ask(Wire.OPENAI);
    call.failure();

    assertThat(call.uses()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Wire.class)
  void aStreamThatBreaksOffLeavesTheAmountUntold(Wire wire) {
    provider.answers(answer -> answer.stream(wire.opening() + wire.words("Yes ")).end());
    var call = ask(wire);
    call.failure();

    assertThat(call.uses()).contains(untold(wire));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-4", "\"many\"", "1.5", "null", "{}", "99999999999999999999"})
  void countsThatAreNoneAreLeftOut(String count) {
    var usage = new JsonObject("{\"prompt_tokens\":9,\"completion_tokens\":" + count + "}");
    var last = new JsonObject("{\"choices\":[]}").put("usage", usage);
    provider.answers(answer ->
        answer.stream(
                Wire.OPENAI.words("Yes.")
                    + Wire.OPENAI
                        .ending()
                        .replace("data: [DONE]", "data: " + last + "\n\ndata: [DONE]"))
            .end());
    var call = ask(Wire.OPENAI);

    assertThat(call.words()).isEqualTo("Yes.");
    assertThat(call.uses())
        .containsExactlyInAnyOrder(used(Wire.OPENAI, Unit.INPUT_TOKENS, 9), untold(Wire.OPENAI));
  }

  @Test
  void onlyTheProviderItselfBillsUnderItsName() {
    var official = "https://api.openai.com";
    assertThat(BaseUrl.service("https://api.openai.com/v1", official, "openai"))
        .isEqualTo("openai");
    assertThat(BaseUrl.service("https://API.Example.com:8443/v1", official, "openai"))
        .isEqualTo("api.example.com");
  }

  @Test
  void nothingIsUsedBeforeAnythingWasSent() {
    provider.answers(Answer::hang);
    assertThat(Conversing.askAndCancel(vertx, Wire.OPENAI.model(models, provider.url()), PROMPT))
        .isEmpty();
  }
}
