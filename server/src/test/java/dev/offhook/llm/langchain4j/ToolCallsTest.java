package dev.offhook.llm.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.call.ToolCall;
import dev.offhook.llm.ModelEvent.Finished;
import dev.offhook.llm.ModelEvent.Wants;
import dev.offhook.llm.ModelEvent.Words;
import dev.offhook.llm.ModelFailure.Kind;
import dev.offhook.llm.Prompt;
import dev.offhook.llm.Prompt.Turn;
import dev.offhook.llm.Prompts;
import dev.offhook.llm.langchain4j.StandInProvider.Waiting;
import dev.offhook.tool.ToolSpec;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a model wants of tools, out of the streams of providers and of those that copy them. */
@Timeout(180)
class ToolCallsTest {
  private static final List<ToolSpec> TOOLS =
      List.of(
          new ToolSpec("book", "Books a table.", "{\"type\":\"object\"}"),
          new ToolSpec("end_call", "Ends the call.", "{\"type\":\"object\"}"));
  private static final Prompt PROMPT =
      Prompts.with(TOOLS, List.of(new Turn.Caller("A table for two on Monday, then goodbye.")));
  private static final String MONDAY = "{\"day\":\"Monday\",\"note\":\"a } and a \\\" in it\"}";

  private final Vertx vertx = Vertx.vertx();
  private final StandInProvider provider = new StandInProvider(vertx);
  private final LangChain4jModels models = new LangChain4jModels(vertx);

  @AfterEach
  void close() {
    models.close();
    provider.close();
    Waiting.of(vertx.close());
  }

  /** Two calls, {@code book} and {@code end_call}, as a server of chat completions sends them. */
  enum Way {
    OPENAI(
        piece("'index':0,'id':'call_a','type':'function'", "'name':'book','arguments':''"),
        piece("'index':0", "'arguments':'%1'"),
        piece("'index':1,'id':'call_b','type':'function'", "'name':'end_call','arguments':''"),
        piece("'index':0", "'arguments':'%2'"),
        piece("'index':1", "'arguments':'{}'")),
    BOTH_AT_ONCE_WITHOUT_INDEX(
        piece("'id':'call_a'", "'name':'book','arguments':'%0'")
            + ","
            + piece("'id':'call_b'", "'name':'end_call','arguments':'{}'")),
    WITHOUT_INDEX_AND_ID(
        piece("'type':'function'", "'name':'book','arguments':'%1'"),
        piece("'type':'function'", "'arguments':'%2'"),
        piece("'type':'function'", "'name':'end_call','arguments':''")),
    EVERY_INDEX_IS_ZERO(
        piece("'index':0,'id':'call_a'", "'name':'book','arguments':'%0'"),
        piece("'index':0,'id':'call_b'", "'name':'end_call','arguments':'{}'")),
    EVERY_INDEX_IS_ZERO_WITHOUT_IDS(
        piece("'index':0,'id':''", "'name':'book','arguments':'%0'"),
        piece("'index':0,'id':''", "'name':'end_call','arguments':'{}'")),
    EVERY_ID_IS_THE_SAME(
        piece("'index':0,'id':'call_0'", "'name':'book','arguments':'%0'"),
        piece("'index':1,'id':'call_0'", "'name':'end_call','arguments':'{}'")),
    NAME_AND_ID_AGAIN_WITH_EVERY_PIECE(
        piece("'index':0,'id':'call_a'", "'name':'book','arguments':'%1'"),
        piece("'index':0,'id':'call_a'", "'name':'book','arguments':'%2'"),
        piece("'index':1,'id':'call_b'", "'name':'end_call','arguments':null")),
    NAME_LATE(
        piece("'index':0,'id':'call_a'", "'name':null,'arguments':'%1'"),
        piece("'index':0", "'name':'book','arguments':'%2'"),
        piece("'index':1,'id':null", "'name':'end_call'")),
    ARGUMENTS_AS_OBJECT(
        piece("'index':0,'id':'call_a'", "'name':'book','arguments':%3"),
        piece("'index':1,'id':'call_b'", "'name':'end_call','arguments':{}"));

    private final String chunks;

    Way(String... chunks) {
      this.chunks = String.join("\n", chunks);
    }

    private static String piece(String fields, String function) {
      return "{" + fields + ",'function':{" + function + "}}";
    }

    String stream(String reason) {
      var middle = MONDAY.length() / 2;
      return chunks
              .lines()
              .map(it ->
                  it.replace('\'', '"')
                      .replace("%0", escaped(MONDAY))
                      .replace("%1", escaped(MONDAY.substring(0, middle)))
                      .replace("%2", escaped(MONDAY.substring(middle)))
                      .replace("%3", MONDAY))
              .map(it -> "data: {\"choices\":[{\"delta\":{\"tool_calls\":[" + it + "]}}]}\n\n")
              .collect(Collectors.joining())
          + "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\""
          + reason
          + "\"}]}\n\ndata: [DONE]\n\n";
    }

    private static String escaped(String text) {
      return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  @DisplayName("[B004-10] two calls are two calls, however a server puts them into pieces")
  void callsAreReadHoweverTheyArePutIntoPieces(Way way) {
    provider.answers(answer -> answer.streamAll(way.stream("tool_calls")));

    var wanted = openAi(PROMPT).wanted();

    assertThat(wanted).extracting(ToolCall::name).containsExactly("book", "end_call");
    assertThat(new JsonObject(wanted.getFirst().arguments())).isEqualTo(new JsonObject(MONDAY));
    assertThat(wanted.getLast().arguments()).isIn("", "{}");
    assertThat(wanted).extracting(ToolCall::id).doesNotHaveDuplicates().noneMatch(String::isBlank);
  }

  @Test
  @DisplayName("the same tool twice, both number 0 and without ids: two calls; once twice: one")
  void theSameToolTwice() {
    var monday = Way.EVERY_INDEX_IS_ZERO_WITHOUT_IDS.stream("stop").replace("end_call", "book");
    provider.answers(answer -> answer.streamAll(monday));
    assertThat(openAi(PROMPT).wanted())
        .extracting(ToolCall::arguments)
        .containsExactly(MONDAY, "{}");

    provider.answers(answer ->
        answer.streamAll(
            Way.BOTH_AT_ONCE_WITHOUT_INDEX.stream("").replace("data: [DONE]\n\n", "")
                + Way.BOTH_AT_ONCE_WITHOUT_INDEX.stream("stop")));
    assertThat(openAi(PROMPT).wanted()).hasSize(2);
  }

  @Test
  void wordsComeFirstAndTheEndLast() {
    provider.answers(
        answer -> answer.streamAll(Wire.OPENAI.words("One moment.") + Way.OPENAI.stream("stop")));

    assertThat(openAi(PROMPT).untilTheEnd())
        .containsExactly(
            new Words("One moment."),
            new Wants(new ToolCall("call_a", "book", MONDAY)),
            new Wants(new ToolCall("call_b", "end_call", "{}")),
            new Finished());
  }

  @Test
  @DisplayName("Anthropic's calls are blocks of their own, some without any input")
  void anthropicsBlocksAreCalls() {
    provider.answers(answer ->
        answer.streamAll(
            Wire.ANTHROPIC.opening()
                + Wire.ANTHROPIC.words("One moment.")
                + block(1, "toolu_1", "book", "", MONDAY.substring(0, 5), MONDAY.substring(5))
                + block(2, "toolu_2", "end_call", "")
                + "data: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"tool_use\"}}\n\n"
                + "data: {\"type\":\"message_stop\"}\n\n"));

    var call = Conversing.ask(vertx, Wire.ANTHROPIC.model(models, provider.url()), PROMPT);
    assertThat(call.untilTheEnd())
        .containsExactly(
            new Words("One moment."),
            new Wants(new ToolCall("toolu_1", "book", MONDAY)),
            new Wants(new ToolCall("toolu_2", "end_call", "")),
            new Finished());
  }

  private static String block(int index, String id, String name, String... pieces) {
    var content = new JsonObject().put("type", "tool_use").put("id", id).put("name", name);
    var start = new JsonObject().put("type", "content_block_start").put("index", index);
    start.put("content_block", content.put("input", new JsonObject()));
    var stream = new StringBuilder("data: " + start.encode() + "\n\n");
    for (var piece : pieces) {
      var delta = new JsonObject().put("type", "input_json_delta").put("partial_json", piece);
      var event = new JsonObject().put("type", "content_block_delta").put("index", index);
      stream.append("data: ").append(event.put("delta", delta).encode()).append("\n\n");
    }
    return stream + "data: {\"type\":\"content_block_stop\",\"index\":" + index + "}\n\n";
  }

  @Test
  @DisplayName("Gemini's calls come whole and without ids")
  void geminisPartsAreCalls() {
    provider.answers(answer ->
        answer.streamAll(
            """
            data: {"candidates":[{"content":{"parts":[{"text":"One moment."},\
            {"functionCall":{"name":"book","args":{"day":"Monday"}}},\
            {"functionCall":{"name":"book","args":{"day":"Friday"}}}]}}]}

            data: {"candidates":[{"content":{"parts":[{"functionCall":{"name":"end_call"}}]},\
            "finishReason":"STOP"}]}

            """));

    var call = Conversing.ask(vertx, Wire.GEMINI.model(models, provider.url()), PROMPT);
    assertThat(call.next()).isEqualTo(new Words("One moment."));
    var wanted = call.wanted();
    assertThat(wanted)
        .extracting(ToolCall::arguments)
        .containsExactly("{\"day\":\"Monday\"}", "{\"day\":\"Friday\"}", "");
    assertThat(wanted).extracting(ToolCall::id).doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("a call that Gemini failed to write is a broken reply, asked for once more")
  void aCallThatGeminiFailedToWriteIsBroken() {
    provider.answers(answer ->
        answer.streamAll(
            "data: {\"candidates\":[{\"finishReason\":\"MALFORMED_FUNCTION_CALL\"}]}\n\n"));

    var call = Conversing.ask(vertx, Wire.GEMINI.model(models, provider.url()), PROMPT);

    assertThat(call.failure().kind()).isEqualTo(Kind.BROKEN);
  }

  @Test
  void anIdThatWasThereBeforeInTheCallIsReplaced() {
    var before = new Turn.Used("", new ToolCall("call_a", "book", "{}"), "Booked.");
    provider.answers(answer -> answer.streamAll(Way.OPENAI.stream("tool_calls")));

    var turns = List.<Turn>of(new Turn.Caller("A table."), before, new Turn.Caller("Another."));
    var wanted = openAi(Prompts.with(TOOLS, turns)).wanted();

    assertThat(wanted.getFirst().id()).isNotEqualTo("call_a").isNotBlank();
    assertThat(wanted.getLast().id()).isEqualTo("call_b");
  }

  @Test
  @DisplayName("a model that was told of no tools has none, and what it wants of them is left out")
  void withoutToolsNothingIsWanted() {
    provider.answers(answer -> answer.streamAll(Way.OPENAI.stream("tool_calls")));

    var none = Prompts.with(List.of(), PROMPT.turns());
    assertThat(openAi(none).failure().kind()).isEqualTo(Kind.EMPTY);
    assertThat(models.oddEvents()).isPositive();
  }

  @Test
  void whatAFilterWithheldIsNotDone() {
    provider.answers(answer ->
        answer.streamAll(Wire.OPENAI.words("Well.") + Way.OPENAI.stream("content_filter")));

    assertThat(openAi(PROMPT).untilTheEnd()).containsExactly(new Words("Well."), new Finished());
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 33, 100})
  @DisplayName("[F18] of more than 32 calls in one reply none is made, and the reason is told")
  void moreCallsThanAnybodyNeedsBreakTheReply(int number) {
    provider.answers(answer -> answer.streamAll(calls(number, "{}")));

    var call = openAi(PROMPT);
    if (number <= 32) {
      assertThat(call.wanted()).hasSize(number);
    } else {
      var failure = call.failure();
      assertThat(failure.kind()).isEqualTo(Kind.BROKEN);
      assertThat(failure.detail()).isEqualTo("in the stream: more than 32 tool calls");
      assertThat(provider.nextClosing()).as("the socket is closed").isPositive();
    }
  }

  @Test
  @DisplayName("[F18] arguments without end break the reply, and the reason is told")
  void argumentsWithoutEndBreakTheReply() {
    provider.answers(answer -> answer.streamAll(calls(30, "{\\\"a\\\":\\\"" + "x".repeat(3_000))));

    var failure = openAi(PROMPT).failure();

    assertThat(failure.kind()).isEqualTo(Kind.BROKEN);
    assertThat(failure.detail()).contains("tool calls of more than 65536 characters");
  }

  private static String calls(int number, String arguments) {
    return IntStream.range(0, number)
            .mapToObj(i ->
                "data: {\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":%d,\"id\":\"c%d\","
                        .formatted(i, i)
                    + "\"function\":{\"name\":\"book\",\"arguments\":\""
                    + arguments
                    + "\"}}]}}]}\n\n")
            .collect(Collectors.joining())
        + Wire.OPENAI.ending();
  }

  @Test
  @DisplayName(
      "[000-38] cancelling while arguments stream closes the socket, and nothing is wanted")
  void cancellingWhileArgumentsStream() {
    var chunks = Way.OPENAI.stream("tool_calls");
    provider.answers(answer ->
        answer.stream(Wire.OPENAI.words("Hm.") + chunks.substring(0, chunks.indexOf("index\":1"))));
    var call = openAi(PROMPT);
    assertThat(call.next()).isEqualTo(new Words("Hm."));

    long millis = TimeUnit.NANOSECONDS.toMillis(-call.cancel() + provider.nextClosing());

    assertThat(millis).isLessThan(100);
    assertThat(call.rest()).isEmpty();
  }

  private Conversing openAi(Prompt prompt) {
    return Conversing.ask(vertx, Wire.OPENAI.model(models, provider.url()), prompt);
  }
}
