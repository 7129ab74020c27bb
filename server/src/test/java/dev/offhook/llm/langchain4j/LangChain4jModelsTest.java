package dev.offhook.llm.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.llm.LanguageModel;
import dev.offhook.llm.ModelEvent.Finished;
import dev.offhook.llm.ModelEvent.Words;
import dev.offhook.llm.ModelFailure.Kind;
import dev.offhook.llm.Prompt;
import dev.offhook.llm.Prompts;
import dev.offhook.llm.langchain4j.StandInProvider.Answer;
import dev.offhook.llm.langchain4j.StandInProvider.Waiting;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(180)
class LangChain4jModelsTest {
  private static final Prompt PROMPT = Prompts.of("Be brief.", "Are you open?");

  private final Vertx vertx = Vertx.vertx();
  private final StandInProvider provider = new StandInProvider(vertx);
  private final LangChain4jModels models = new LangChain4jModels(vertx);

  @AfterEach
  void close() {
    models.close();
    provider.close();
    Waiting.of(vertx.close());
  }

  private Conversing ask(LanguageModel model) {
    return Conversing.ask(vertx, model, PROMPT);
  }

  private LanguageModel openAi() {
    return models.openAi(new Access(provider.url(), "sk-test", ""));
  }

  @ParameterizedTest
  @EnumSource(Wire.class)
  @DisplayName(
      "[000-07] [001-06] words arrive while the model still generates, in order, untrimmed")
  void wordsArriveWhileTheModelGenerates(Wire wire) {
    var sending = new CompletableFuture<HttpServerResponse>();
    provider.answers(answer -> sending.complete(answer.stream(wire.opening() + wire.words("We "))));
    var call = ask(wire.model(models, provider.url()));
    assertThat(call.next()).isEqualTo(new Words("We "));

    var response = Waiting.of(sending);
    response.write(wire.words(" are\n"));
    assertThat(call.next()).isEqualTo(new Words(" are\n"));

    response.end(wire.words("open.") + wire.ending());
    assertThat(call.untilTheEnd()).containsExactly(new Words("open."), new Finished());
  }

  @ParameterizedTest
  @EnumSource(Wire.class)
  @DisplayName("[000-38] cancelling before the first token closes the socket within 100 ms")
  void cancellingBeforeTheFirstTokenClosesTheSocket(Wire wire) {
    provider.answers(Answer::hang);
    var call = ask(wire.model(models, provider.url()));
    provider.nextRequest();

    assertClosedAtOnce(call.cancel());
    assertThat(call.rest()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Wire.class)
  @DisplayName("[000-38] [B000-8] cancelling in the middle closes the socket within 100 ms")
  void cancellingInTheMiddleClosesTheSocket(Wire wire) {
    provider.answers(answer -> answer.stream(wire.opening() + wire.words("We are")));
    var call = ask(wire.model(models, provider.url()));
    assertThat(call.next()).isEqualTo(new Words("We are"));

    assertClosedAtOnce(call.cancel());
    assertThat(call.rest()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Wire.class)
  void cancellingBeforeTheConnectionExistsSendsNothing(Wire wire) {
    provider.answers(answer -> answer.streamAll(wire.words("No.") + wire.ending()));

    var heard = Conversing.askAndCancel(vertx, wire.model(models, provider.url()), PROMPT);

    assertThat(heard).isEmpty();
    assertThat(provider.wasAsked()).isFalse();
  }

  @Test
  @DisplayName("[001-19] two hundred replies at once, each call hears its own")
  void everyCallHearsItsOwnReply() {
    provider.answers(answer -> {
      var response = answer.stream(Wire.OPENAI.words("You said "));
      vertx.setTimer(
          20, _ -> response.end(Wire.OPENAI.words(answer.question()) + Wire.OPENAI.ending()));
    });
    var model = openAi();
    var calls =
        IntStream.range(0, 200)
            .mapToObj(i -> Conversing.ask(vertx, model, Prompts.of("", "call " + i)))
            .toList();

    for (int i = 0; i < calls.size(); i++) {
      assertThat(calls.get(i).words()).isEqualTo("You said call " + i);
    }
  }

  private void assertClosedAtOnce(long cancelledAt) {
    long millis = TimeUnit.NANOSECONDS.toMillis(provider.nextClosing() - cancelledAt);
    assertThat(millis).isLessThan(100);
  }

  @ParameterizedTest
  @EnumSource(Wire.class)
  void aFinishedReplyLeavesItsConnectionToTheNext(Wire wire) throws InterruptedException {
    provider.answers(
        answer -> answer.streamAll(wire.opening() + wire.words("Yes.") + wire.ending()));
    var loop = vertx.getOrCreateContext();
    var model = wire.model(models, provider.url());

    var first = Conversing.ask(loop, model, PROMPT);
    assertThat(first.words()).isEqualTo("Yes.");
    first.cancel();
    assertThat(Conversing.ask(loop, model, PROMPT).words()).isEqualTo("Yes.");

    assertThat(provider.nothingClosedWithin(100)).isTrue();
    assertThat(provider.connections()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(Wire.class)
  @DisplayName("[F13] a stream that comes a byte at a time is the same stream")
  void bytesOneAtATimeAreTheSameStream(Wire wire) {
    var stream = wire.opening() + wire.words("Grüße, 東京 😀") + wire.words(" ok") + wire.ending();
    provider.answers(answer -> answer.streamSingly(stream.replace("\n", "\r\n")));

    assertThat(ask(wire.model(models, provider.url())).words()).isEqualTo("Grüße, 東京 😀 ok");
  }

  @ParameterizedTest
  @CsvSource({
    "400, REFUSED, HTTP 400 invalid_request_error bad_model",
    "401, REFUSED, HTTP 401 invalid_request_error bad_model",
    "404, REFUSED, HTTP 404 invalid_request_error bad_model",
    "408, SLOW, HTTP 408 invalid_request_error bad_model",
    "429, BUSY, HTTP 429 invalid_request_error bad_model",
    "500, BROKEN, HTTP 500 invalid_request_error bad_model",
    "503, BROKEN, HTTP 503 invalid_request_error bad_model",
    "529, BUSY, HTTP 529 invalid_request_error bad_model",
    "302, REFUSED, HTTP 302 invalid_request_error bad_model"
  })
  @DisplayName("[F4] [F5] [F23] a status is told by kind, with type and code, never the message")
  void aStatusIsToldByKind(int status, Kind kind, String detail) {
    var error =
        "{\"error\":{\"message\":\"no such key sk-test\",\"type\":\"invalid_request_error\","
            + "\"param\":null,\"code\":\"bad_model\"}}";
    provider.answers(answer -> answer.status(status, error));

    var failure = ask(openAi()).failure();

    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.detail()).isEqualTo(detail);
  }

  @Test
  void anErrorPageOfAnySizeIsStillAStatus() {
    provider.answers(answer -> answer.status(503, "<html>" + "x".repeat(1_000_000)));

    var failure = ask(openAi()).failure();

    assertThat(failure.kind()).isEqualTo(Kind.BROKEN);
    assertThat(failure.detail()).isEqualTo("HTTP 503");
  }

  @Test
  @DisplayName("[F5] a connection refused is unreachable, told after reply has returned")
  void aRefusedConnectionIsUnreachable() {
    var url = StandInProvider.refusingUrl(vertx);

    assertThat(ask(models.openAi(new Access(url, "k", ""))).failure().kind())
        .isEqualTo(Kind.UNREACHABLE);
  }

  @Test
  @DisplayName("[F5] a reset before the headers is unreachable")
  void aResetBeforeTheHeadersIsUnreachable() {
    provider.answers(Answer::reset);

    assertThat(ask(openAi()).failure().kind()).isEqualTo(Kind.UNREACHABLE);
  }

  @ParameterizedTest
  @EnumSource(Wire.class)
  void aResetInTheMiddleIsUnreachable(Wire wire) {
    provider.answers(answer -> {
      answer.stream(wire.opening() + wire.words("We"));
      vertx.setTimer(50, _ -> answer.reset());
    });
    var call = ask(wire.model(models, provider.url()));

    assertThat(call.next()).isEqualTo(new Words("We"));
    assertThat(call.failure().kind()).isEqualTo(Kind.UNREACHABLE);
  }

  @ParameterizedTest
  @EnumSource(Wire.class)
  void aStreamThatEndsBeforeTheAnswerIsBroken(Wire wire) {
    provider.answers(answer -> answer.streamAll(wire.opening() + wire.words("We are")));
    var call = ask(wire.model(models, provider.url()));

    assertThat(call.next()).isEqualTo(new Words("We are"));
    assertThat(call.failure().kind()).isEqualTo(Kind.BROKEN);
  }

  @ParameterizedTest
  @EnumSource(Wire.class)
  @DisplayName("an error inside the stream breaks the reply, even when [DONE] follows")
  void anErrorInsideTheStreamIsBroken(Wire wire) {
    provider.answers(
        answer -> answer.stream(wire.opening() + wire.words("We") + wire.error() + wire.ending()));
    var call = ask(wire.model(models, provider.url()));

    assertThat(call.next()).isEqualTo(new Words("We"));
    var failure = call.failure();
    assertThat(failure.kind()).isEqualTo(Kind.BROKEN);
    assertThat(failure.detail()).startsWith("in the stream: ").contains("overloaded");
    assertThat(provider.nextClosing()).as("the socket is closed").isPositive();
  }

  @ParameterizedTest
  @EnumSource(Wire.class)
  @DisplayName("[B001-5] [F13] chunks that are not what they should be are skipped and counted")
  void oddChunksAreSkippedAndCounted(Wire wire) {
    provider.answers(answer ->
        answer.streamAll(
            wire.opening()
                + "data: {not json\n\n"
                + "data: 17\n\n"
                + "data: {}\n\n"
                + wire.words("We")
                + wire.nulls()
                + wire.reasoning()
                + ": keep alive\n\n"
                + "event: never_heard_of\ndata: {\"type\":\"never_heard_of\"}\n\n"
                + wire.words(" are")
                + wire.ending()));

    assertThat(ask(wire.model(models, provider.url())).words()).isEqualTo("We are");
    assertThat(models.oddEvents()).isGreaterThanOrEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource(Wire.class)
  @DisplayName("[F6] a reply without a word is empty, one that was filtered is refused")
  void aReplyWithoutAWordIsEmptyOrRefused(Wire wire) {
    provider.answers(answer -> answer.streamAll(wire.opening() + wire.ending()));
    assertThat(ask(wire.model(models, provider.url())).failure().kind()).isEqualTo(Kind.EMPTY);

    provider.answers(answer -> answer.streamAll(wire.opening() + wire.filtered()));
    assertThat(ask(wire.model(models, provider.url())).failure().kind()).isEqualTo(Kind.REFUSED);
  }

  @Test
  @DisplayName("[F18] one event without end breaks the reply")
  void anEventWithoutEndIsBroken() {
    provider.answers(answer -> answer.stream("data: " + "x".repeat(1_000_000)));

    assertThat(ask(openAi()).failure().kind()).isEqualTo(Kind.BROKEN);
    assertThat(provider.nextClosing()).isPositive();
  }

  @Test
  void aServerThatNeverEndsItsResponseIsLeftAlone() {
    var wire = Wire.OPENAI;
    provider.answers(answer -> answer.stream(wire.words("Yes.") + wire.ending()));

    assertThat(ask(openAi()).words()).isEqualTo("Yes.");
    assertThat(provider.nextClosing()).as("the socket is closed in the end").isPositive();
  }

  @Test
  void aBaseUrlThatIsNoneIsRefused() {
    var model = models.guide(new GuideAccess("no url", "p", "", ""));

    assertThat(ask(model).failure().kind()).isEqualTo(Kind.REFUSED);
  }

  @Test
  void usageAfterTheEndIsNothingOdd() {
    var usage = new JsonObject("{\"choices\":[],\"usage\":{\"total_tokens\":3}}");
    provider.answers(answer ->
        answer.streamAll(
            Wire.OPENAI.words("Yes.") + "data: " + usage + "\n\n" + Wire.OPENAI.ending()));

    assertThat(ask(openAi()).words()).isEqualTo("Yes.");
    assertThat(models.oddEvents()).isZero();
  }
}
