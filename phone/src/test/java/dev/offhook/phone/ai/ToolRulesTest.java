package dev.offhook.phone.ai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.phone.ai.AiRequest.ToolResult;
import dev.offhook.phone.ai.Step.CallTool;
import dev.offhook.phone.ai.Step.Manner;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the stand-ins take and refuse of tools, as the real providers do. */
class ToolRulesTest {
  private static final String ASKED = "{'role':'user','content':'Book.'}";
  private static final String CALL =
      "{'id':'c1','type':'function','function':{'name':'book','arguments':'{}'}}";

  private static String chat(String tools, String... messages) {
    return "{'model':'m','stream':true,'tools':%s,'messages':[%s]}"
        .formatted(tools, String.join(",", messages));
  }

  private static AiRequest request(String target, String json) {
    Map<String, String> headers =
        Map.of(
            "authorization", "Bearer k",
            "x-api-key", "k",
            "x-goog-api-key", "k",
            "anthropic-version", "2023-06-01",
            "content-type", "application/json");
    return new AiRequest(
        "POST", target, headers, Json.parse(json.replace('\'', '"')), Duration.ZERO);
  }

  private static boolean chatTakes(String json) {
    AiRequest request = request("/v1/chat/completions", json);
    assertThat(request.body().isObject()).as(json).isTrue();
    return new ChatDialect().objection(request).isEmpty();
  }

  private static String chatTool(String function) {
    return "[{'type':'function','function':{" + function + "}}]";
  }

  @Test
  void openAiTakesToolsAndTheirResults() {
    String json =
        chat(
            chatTool("'name':'book','parameters':{'type':'object'}"),
            ASKED,
            "{'role':'assistant','content':null,'tool_calls':[" + CALL + "]}",
            "{'role':'tool','tool_call_id':'c1','content':'Booked.'}");
    AiRequest request = request("/v1/chat/completions", json);

    assertThat(chatTakes(json)).isTrue();
    assertThat(request.toolsOffered()).containsExactly("book");
    assertThat(request.toolResults()).containsExactly(new ToolResult("c1", "", "Booked."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "[{'type':'tool','function':{'name':'book'}}]",
        "[{'type':'function','function':{'name':'book a table'}}]",
        "[{'type':'function','function':{'name':'book','parameters':{'type':'string'}}}]",
        "[{'type':'function','function':{'name':'b','parameters':{'type':'object','anyOf':[]}}}]"
      })
  void openAiRefusesToolsThatAreNone(String tools) {
    assertThat(chatTakes(chat(tools, ASKED))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'id':'c1','type':'function','function':{'name':'a b','arguments':'{}'}}",
        "{'id':'','type':'function','function':{'name':'book','arguments':'{}'}}",
        "{'id':'c1','type':'function','function':{'name':'book','arguments':{}}}",
        "{'id':'c1','function':{'name':'book','arguments':'{}'}}"
      })
  void openAiRefusesAHistoryOfCallsThatAreNone(String call) {
    String wanted = "{'role':'assistant','content':null,'tool_calls':[" + call + "]}";
    String answer = "{'role':'tool','tool_call_id':'c1','content':'Booked.'}";
    assertThat(chatTakes(chat(chatTool("'name':'book'"), ASKED, wanted, answer))).isFalse();
  }

  private static boolean anthropicTakes(String tools, String... messages) {
    String json =
        "{'model':'m','stream':true,'max_tokens':9,'tools':%s,'messages':[%s]}"
            .formatted(tools, String.join(",", messages));
    AiRequest request = request("/v1/messages", json);
    assertThat(request.body().isObject()).as(json).isTrue();
    return new MessagesDialect().objection(request).isEmpty();
  }

  @Test
  void anthropicTakesResultsFirstInTheNextMessage() {
    String tool = "[{'name':'book','input_schema':{'type':'object'}}]";
    String use =
        "{'role':'assistant','content':[{'type':'tool_use','id':'t1','name':'book','input':{}}]}";
    String result = "{'type':'tool_result','tool_use_id':'t1','content':'Booked.'}";
    String text = "{'type':'text','text':'And?'}";

    String first = "{'role':'user','content':[" + result + "," + text + "]}";
    String late = "{'role':'user','content':[" + text + "," + result + "]}";
    assertThat(anthropicTakes(tool, ASKED, use, first)).isTrue();
    assertThat(anthropicTakes(tool, ASKED, use, late)).isFalse();
    assertThat(anthropicTakes("[]", ASKED, use, first)).isFalse();
    String broken = use.replace("'input':{}", "'input':'{}'");
    assertThat(anthropicTakes(tool, ASKED, broken, first)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{'name':'book'}]",
        "[{'name':'book','input_schema':{}}]",
        "[{'name':'a b','input_schema':{'type':'object'}}]",
        "[{'name':'book','input_schema':{'type':'object','oneOf':[]}}]",
        "[{'name':'b','input_schema':{'type':'object'}},"
            + "{'name':'b','input_schema':{'type':'object'}}]"
      })
  void anthropicRefusesToolsThatAreNone(String tools) {
    assertThat(anthropicTakes(tools, ASKED)).isFalse();
  }

  private static boolean geminiTakes(String model, String function, String... contents) {
    String json =
        "{'tools':[{'functionDeclarations':[%s]}],'contents':[%s]}"
            .formatted(function, String.join(",", contents));
    AiRequest request = request("/v1beta/models/" + model + ":streamGenerateContent?alt=sse", json);
    assertThat(request.body().isObject()).as(json).isTrue();
    return new GeminiDialect().objection(request).isEmpty();
  }

  private static final String BOOK = "{'name':'book','parametersJsonSchema':{'type':'object'}}";
  private static final String USER = "{'role':'user','parts':[{'text':'Book.'}]}";

  private static String model(String part) {
    return "{'role':'model','parts':[" + part + "]}";
  }

  private static String answer(String parts) {
    return "{'role':'user','parts':[" + parts + "]}";
  }

  @Test
  @DisplayName("Gemini wants as many answers as calls, in the next turn")
  void geminiWantsAsManyAnswersAsCalls() {
    String call = "{'functionCall':{'name':'book','args':{}}}";
    String result = "{'functionResponse':{'name':'book','response':{'response':'Booked.'}}}";
    String two = model(call + "," + call);

    assertThat(geminiTakes("gemini-2.5-flash", BOOK, USER, two, answer(result + "," + result)))
        .isTrue();
    assertThat(geminiTakes("gemini-2.5-flash", BOOK, USER, two, answer(result))).isFalse();
    assertThat(geminiTakes("gemini-2.5-flash", BOOK, USER, two, answer(result), answer(result)))
        .isFalse();
    assertThat(geminiTakes("gemini-2.5-flash", BOOK, USER, answer(result))).isFalse();
    String words = model("{'text':'Yes.'}");
    assertThat(geminiTakes("gemini-2.5-flash", BOOK, USER, words, model(call), answer(result)))
        .isFalse();
  }

  @Test
  @DisplayName("Gemini of the third generation wants the signature of this turn's calls again")
  void geminiWantsItsSignature() {
    String call = "{'functionCall':{'name':'book','args':{}}%s}";
    String result =
        answer("{'functionResponse':{'name':'book','response':{'response':'Booked.'}}}");
    String signed = call.formatted(",'thoughtSignature':'" + GeminiToolRules.SIGNATURE + "'");
    String forged = call.formatted(",'thoughtSignature':'Zm9yZ2Vk'");
    String bare = call.formatted("");

    assertThat(geminiTakes("gemini-3-flash", BOOK, USER, model(signed), result)).isTrue();
    assertThat(geminiTakes("gemini-3-flash", BOOK, USER, model(bare), result)).isFalse();
    assertThat(geminiTakes("gemini-3-flash", BOOK, USER, model(forged), result)).isFalse();
    assertThat(geminiTakes("gemini-3-flash", BOOK, USER, model(bare), result, USER)).isTrue();
    assertThat(geminiTakes("gemini-2.5-flash", BOOK, USER, model(bare), result)).isTrue();
  }

  @Test
  @DisplayName("Gemini's older field for parameters knows only some words of JSON Schema")
  void geminisOlderFieldKnowsOnlySomeWords() {
    String older = "{'name':'book','parameters':{'type':'OBJECT'%s}}";

    assertThat(geminiTakes("gemini-2.5-flash", older.formatted(""), USER)).isTrue();
    assertThat(
            geminiTakes("gemini-2.5-flash", older.formatted(",'additionalProperties':false"), USER))
        .isFalse();
    assertThat(geminiTakes("gemini-2.5-flash", BOOK + "," + BOOK, USER)).isFalse();
    assertThat(geminiTakes("gemini-2.5-flash", "{'name':'9lives'}", USER)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Manner.class)
  void thePiecesOfACallAreTheWholeCall(Manner manner) {
    var pieces = ToolPieces.of(new CallTool("c1", "book", "{\"day\":\"Monday\"}", manner));

    assertThat(pieces).anyMatch(piece -> piece.path("id").asText().equals("c1"));
    assertThat(pieces).anyMatch(piece -> piece.at("/function/name").asText().equals("book"));
    StringBuilder arguments = new StringBuilder();
    pieces.forEach(piece -> {
      var text = piece.at("/function/arguments");
      arguments.append(text.isObject() ? text.toString() : text.asText());
    });
    assertThat(arguments).hasToString("{\"day\":\"Monday\"}");
  }
}
