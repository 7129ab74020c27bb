package dev.offhook.phone.ai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offhook.phone.time.VirtualTime;
import io.vertx.core.http.HttpClientResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(180)
class ChatStandInTest {

  private static final String PATH = "/v1/chat/completions";
  private static final String GUIDE =
      "/api/published/openai/6f1c5a1e-0000-4000-8000-000000000000/v1/chat/completions";
  private static final Map<String, String> KEY = Map.of("Authorization", "Bearer any");
  private static final String HELLO =
      """
      {"model":"m","stream":true,"messages":[{"role":"user","content":"Hello"}]}\
      """;

  private final VirtualTime time = VirtualTime.start();
  private final ChatStandIn chat =
      time.await(ChatStandIn.listen(time.vertx(), time), Duration.ofSeconds(1));
  private final Caller caller = new Caller(time);

  @AfterEach
  void close() {
    time.close();
  }

  @Test
  void everyTokenIsSentAtItsTime() {
    chat.next(Script.saying("One two three", Duration.ofMillis(50), Duration.ofMillis(20)));

    Caller.Answer answer = caller.post(chat.port(), PATH, KEY, HELLO);

    assertThat(content(answer)).isEqualTo("One two three");
    assertThat(answer.data()).last().isEqualTo("[DONE]");
    Ledger.Reply reply = chat.ledger().lastReply().orElseThrow();
    assertThat(reply.tokens())
        .containsExactly(
            new Ledger.Token("One", Duration.ofMillis(50)),
            new Ledger.Token(" two", Duration.ofMillis(70)),
            new Ledger.Token(" three", Duration.ofMillis(90)));
    assertThat(reply.ending()).isEqualTo(Ledger.Ending.FINISHED);
    assertThat(reply.abortedAt()).isEmpty();
  }

  @Test
  void theFirstChunkHasTheRoleAndTheLastTheReason() {
    List<String> data = caller.post(chat.port(), PATH, KEY, HELLO).data();

    JsonNode first = Json.parse(data.getFirst());
    assertThat(first.at("/choices/0/delta/role").asText()).isEqualTo("assistant");
    assertThat(first.at("/choices/0/delta/content").asText("?")).isEmpty();
    assertThat(first.at("/object").asText()).isEqualTo("chat.completion.chunk");
    JsonNode last = Json.parse(data.get(data.size() - 2));
    assertThat(last.at("/choices/0/delta").isEmpty()).isTrue();
    assertThat(last.at("/choices/0/finish_reason").asText()).isEqualTo("stop");
  }

  @Test
  void usageComesWithoutChoicesWhenItWasAskedFor() {
    String asking =
        HELLO.replace(
            "\"stream\":true", "\"stream\":true,\"stream_options\":{\"include_usage\":true}");

    List<String> data = caller.post(chat.port(), PATH, KEY, asking).data();

    JsonNode usage = Json.parse(data.get(data.size() - 2));
    assertThat(usage.at("/choices").isArray()).isTrue();
    assertThat(usage.at("/choices").isEmpty()).isTrue();
    assertThat(usage.at("/usage/completion_tokens").asInt()).isEqualTo(5);
  }

  @Test
  void guideAntsSendsAllAtOnceAndItsToolsWithoutAnIndex() {
    chat.next(
        Script.of(
                new Step.Wait(Duration.ofMillis(900)),
                new Step.Say("One"),
                new Step.Say(" two"),
                new Step.CallTool("call_1", "end_call", "{}"),
                new Step.Finish(""))
            .keptBack());

    List<String> data =
        caller.post(chat.port(), GUIDE, Map.of(), HELLO.replace("\"model\":\"m\",", "")).data();

    assertThat(data).hasSize(4).last().isEqualTo("[DONE]");
    JsonNode delta = Json.parse(data.get(0)).at("/choices/0/delta");
    assertThat(delta.path("role").asText()).isEqualTo("assistant");
    assertThat(delta.path("content").asText()).isEqualTo("One two");
    assertThat(delta.at("/tool_calls/0/function/name").asText()).isEqualTo("end_call");
    assertThat(delta.at("/tool_calls/0").has("index")).isFalse();
    assertThat(Json.parse(data.get(1)).at("/choices/0/finish_reason").asText())
        .isEqualTo("tool_calls");
    assertThat(Json.parse(data.get(2)).path("choices").isEmpty()).isTrue();
  }

  @Test
  void aToolCallComesInFragmentsOfOneIndex() {
    chat.next(
        Script.of(
            new Step.CallTool("call_1", "book", "{\"day\":\"Monday\"}"), new Step.Finish("")));

    List<JsonNode> calls =
        caller.post(chat.port(), PATH, KEY, HELLO).data().stream()
            .map(data -> Json.parse(data).at("/choices/0/delta/tool_calls/0"))
            .filter(JsonNode::isObject)
            .toList();

    assertThat(calls).hasSize(3).allMatch(call -> call.path("index").asInt(-1) == 0);
    assertThat(calls.getFirst().path("id").asText()).isEqualTo("call_1");
    assertThat(calls.stream().map(call -> call.at("/function/arguments").asText()).toList())
        .isEqualTo(List.of("", "{\"day\":\"", "Monday\"}"));
  }

  @Test
  void aClientThatGoesAwayIsSeenAtOnce() {
    chat.next(Script.saying("word ".repeat(100), Duration.ofMillis(50), Duration.ofMillis(20)));
    HttpClientResponse response =
        time.await(caller.started(chat.port(), PATH, KEY, HELLO), Caller.LONG);
    response.resume();
    time.after(Duration.ofMillis(65), () -> response.request().connection().close());

    time.advance(Duration.ofSeconds(10));

    Ledger.Reply reply = chat.ledger().lastReply().orElseThrow();
    assertThat(reply.ending()).isEqualTo(Ledger.Ending.ABORTED);
    assertThat(reply.abortedAt()).contains(Duration.ofMillis(115));
    assertThat(reply.tokens()).hasSize(4);
    assertThat(chat.ledger().openConnections()).isZero();
  }

  @Test
  void aStallKeepsTheConnectionOpenAndIsStillSeenAborted() {
    chat.next(
        Script.breakingOff(
            "One two three four",
            2,
            Duration.ofMillis(50),
            Duration.ofMillis(20),
            new Step.Stall()));
    HttpClientResponse response =
        time.await(caller.started(chat.port(), PATH, KEY, HELLO), Caller.LONG);
    response.resume();

    time.advance(Duration.ofHours(1));
    assertThat(chat.ledger().lastReply().orElseThrow().text()).isEqualTo("One two");
    assertThat(chat.ledger().lastReply().orElseThrow().ending()).isEqualTo(Ledger.Ending.NONE);
    assertThat(chat.ledger().openConnections()).isOne();

    response.request().connection().close();
    time.settle();
    assertThat(chat.ledger().lastReply().orElseThrow().ending()).isEqualTo(Ledger.Ending.ABORTED);
  }

  @Test
  void aResetBreaksTheConnection() {
    chat.next(Script.of(new Step.Say("One"), new Step.Reset()));

    assertThatThrownBy(() -> caller.post(chat.port(), PATH, KEY, HELLO))
        .hasRootCauseInstanceOf(IOException.class);
    assertThat(chat.ledger().lastReply().orElseThrow().ending())
        .isEqualTo(Ledger.Ending.BROKEN_OFF);
  }

  @Test
  void aTruncatedStreamHasNoDone() {
    chat.next(Script.of(new Step.Say("One")));

    Caller.Answer answer = caller.post(chat.port(), PATH, KEY, HELLO);

    assertThat(content(answer)).isEqualTo("One");
    assertThat(answer.data()).doesNotContain("[DONE]");
  }

  @Test
  void anErrorInTheStreamStandsBesideStatus200() {
    chat.next(Script.of(new Step.Say("One"), new Step.Fail("server_error", "The engine died")));

    Caller.Answer answer = caller.post(chat.port(), PATH, KEY, HELLO);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(Json.parse(answer.data().getLast()).at("/error/message").asText())
        .isEqualTo("The engine died");
  }

  @Test
  void aRefusalSaysWhenToComeBack() {
    chat.next(
        Script.of(new Step.Refuse(429, "rate_limit_error", "Slow down", Duration.ofSeconds(7))));

    Caller.Answer answer = caller.post(chat.port(), PATH, KEY, HELLO);

    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.retryAfter()).isEqualTo("7");
    assertThat(Json.parse(answer.body()).at("/error/type").asText()).isEqualTo("rate_limit_error");
    assertThat(chat.ledger().lastReply().orElseThrow().ending()).isEqualTo(Ledger.Ending.REFUSED);
  }

  @ParameterizedTest
  @EnumSource(Step.Oddity.class)
  void anOddEventStandsBetweenTheWordsAndChangesNone(Step.Oddity oddity) {
    chat.next(
        Script.of(
            new Step.Say("One"), new Step.Odd(oddity), new Step.Say(" two"), new Step.Finish("")));
    Caller.Answer odd = caller.post(chat.port(), PATH, KEY, HELLO);
    chat.next(Script.of(new Step.Say("One"), new Step.Say(" two"), new Step.Finish("")));
    Caller.Answer plain = caller.post(chat.port(), PATH, KEY, HELLO);

    assertThat(content(odd)).isEqualTo("One two");
    assertThat(odd.body().lines().count()).isGreaterThan(plain.body().lines().count());
  }

  @ParameterizedTest
  @CsvSource({"PLAIN,'data: {'", "CRLF,'\r\n\r\ndata: {'", "TIGHT,'data:{'"})
  void framingIsAsAskedFor(Script.Framing framing, String part) {
    chat.next(Script.saying("One two", Duration.ZERO, Duration.ZERO).framed(framing));

    Caller.Answer answer = caller.post(chat.port(), PATH, KEY, HELLO);

    assertThat(answer.body()).contains(part);
    assertThat(content(answer)).isEqualTo("One two");
  }

  @Test
  void aSlicedReplyTravelsByteByByte() {
    chat.next(Script.saying("Grüße", Duration.ZERO, Duration.ZERO).inSlices());

    Caller.Answer answer = caller.post(chat.port(), PATH, KEY, HELLO);

    assertThat(content(answer)).isEqualTo("Grüße");
    assertThat(answer.pieces()).containsOnly(1).hasSizeGreaterThan(100);
  }

  @Test
  void anEmptyCompletionIsFinishedWithoutAWord() {
    chat.next(Script.of(new Step.Finish("stop")));

    Caller.Answer answer = caller.post(chat.port(), PATH, KEY, HELLO);

    assertThat(content(answer)).isEmpty();
    assertThat(answer.data()).last().isEqualTo("[DONE]");
  }

  @Test
  void scriptsMayDependOnWhatWasAsked() {
    chat.answering(request ->
        Script.saying(
            "You said " + request.body().at("/messages/0/content").asText(),
            Duration.ZERO,
            Duration.ZERO));

    assertThat(content(caller.post(chat.port(), PATH, KEY, HELLO))).isEqualTo("You said Hello");
    AiRequest request = chat.ledger().requests().getFirst();
    assertThat(request.path()).isEqualTo(PATH);
    assertThat(request.header("Authorization")).contains("Bearer any");
  }

  @Test
  void modelsAreListedUnderAnyPrefix() {
    Caller.Answer answer = caller.get(chat.port(), "/api/published/openai/x/v1/models");

    assertThat(Json.parse(answer.body()).at("/data/0/object").asText()).isEqualTo("model");
  }

  private static String content(Caller.Answer answer) {
    StringBuilder text = new StringBuilder();
    for (String data : answer.data()) {
      JsonNode content = Json.parse(data).at("/choices/0/delta/content");
      text.append(content.isTextual() ? content.asText() : "");
    }
    return text.toString();
  }
}
