package dev.offhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.phone.ai.Ledger;
import dev.offhook.phone.ai.ProviderStandIn;
import dev.offhook.phone.ai.Script;
import dev.offhook.phone.ai.Step;
import dev.offhook.phone.twilio.Frame;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How a model's reply travels to the caller, and the conversation back to the model. */
class StreamedReplyCallTest {
  private static final String GREETING = "Thanks for calling! How can I help you today?";
  private static final String ANSWER = "We sell bikes, tubes and bells. Do come by and see us.";
  private static final Duration FIRST = Duration.ofMillis(300);
  private static final Duration BETWEEN = Duration.ofMillis(100);

  @Test
  @DisplayName("[000-06] [001-06] words leave token by token; last:true comes once, at the end")
  void theReplyIsStreamedTokenByToken() {
    try (var server = TestServer.openAi()) {
      var frames = answered(server, Script.saying(ANSWER, FIRST, BETWEEN));

      var spoken = frames.subList(0, frames.size() - 1);
      assertThat(spoken).hasSizeGreaterThan(8).noneMatch(OnTheWire::last);
      assertThat(OnTheWire.words(spoken)).isEqualTo(ANSWER);
      assertThat(frames.getLast().text())
          .isEqualTo("{\"type\":\"text\",\"token\":\"\",\"last\":true}");
    }
  }

  @Test
  @DisplayName("[000-07] [000-06] each word leaves when it is generated, while the model goes on")
  void wordsDoNotWaitForTheModelToFinish() {
    try (var server = TestServer.openAi()) {
      var dialled = server.time().uptime();
      var frames = answered(server, Script.saying(ANSWER, FIRST, BETWEEN));
      var reply = server.model().ledger().lastReply().orElseThrow();

      var done = reply.endedAt().orElseThrow().minus(dialled);
      assertThat(frames.getFirst().at()).isEqualTo(reply.tokens().getFirst().at().minus(dialled));
      assertThat(frames).filteredOn(it -> it.at().compareTo(done) < 0).hasSizeGreaterThan(8);
      for (int i = 0; i < reply.tokens().size(); i++) {
        assertThat(saidBy(frames, reply.tokens().get(i).at().minus(dialled)))
            .isEqualTo(reply.tokens().subList(0, i + 1).stream().mapToInt(this::length).sum());
      }
    }
  }

  private int length(Ledger.Token token) {
    return token.text().length();
  }

  private static int saidBy(List<Frame> frames, Duration at) {
    return OnTheWire.words(frames.stream().filter(it -> it.at().compareTo(at) <= 0).toList())
        .length();
  }

  @Test
  @DisplayName("[001-03] [001-16] [001-21] the request: system message first, default model, key")
  void theSystemMessageComesFirst() {
    try (var server = TestServer.openAi()) {
      answered(server, Script.saying(ANSWER, FIRST, BETWEEN));

      var request = server.model().ledger().requests().getFirst();
      var system = request.body().path("messages").path(0);
      assertThat(system.path("role").asText()).isEqualTo("system");
      assertThat(system.path("content").asText())
          .contains("Spell out all numbers")
          .contains("Never use emojis, bullet points");
      assertThat(request.body().path("model").asText()).isEqualTo("gpt-4o-mini");
      assertThat(request.body().path("stream").asBoolean()).isTrue();
      assertThat(request.header("authorization")).hasValue("Bearer sk-test-1");
    }
  }

  @Test
  @DisplayName("a reply that is complete leaves its connection to the next one")
  void theConnectionIsKeptForTheNextReply() {
    try (var server = TestServer.openAi()) {
      server.model().next(Script.saying(ANSWER, FIRST, BETWEEN));
      var call = server.call();
      server.ask(call, "What do you sell?");

      assertThat(server.model().ledger().openConnections()).isEqualTo(1);
      call.hangUp();
    }
  }

  @Test
  @DisplayName("[001-07] the second request carries the first turn: joined tokens, trimmed")
  void theHistoryGoesAlong() {
    try (var server = TestServer.openAi()) {
      server.model().next(Script.saying(" " + ANSWER + " \n", FIRST, BETWEEN));
      var call = server.call();
      server.ask(call, "What do you sell?");
      server.ask(call, "Anything else?");

      var requests = server.model().ledger().requests();
      assertThat(requests).hasSize(2);
      assertThat(OnTheWire.conversation(requests.get(1)))
          .containsExactly(
              "system",
              "assistant: " + GREETING,
              "user: What do you sell?",
              "assistant: " + ANSWER,
              "user: Anything else?");
    }
  }

  @Test
  @DisplayName("[000-08] [000-09] a guide gets the whole conversation, no system message")
  void aGuideGetsTheWholeConversation() {
    try (var server = TestServer.guide()) {
      server.model().next(Script.saying(ANSWER, FIRST, BETWEEN));
      var call = server.call();
      assertThat(server.ask(call, "What do you sell?")).isEqualTo(ANSWER);
      server.ask(call, "Anything else?");

      var request = server.model().ledger().requests().get(1);
      assertThat(OnTheWire.conversation(request))
          .containsExactly(
              "assistant: " + GREETING,
              "user: What do you sell?",
              "assistant: " + ANSWER,
              "user: Anything else?");
      assertThat(request.target()).isEqualTo("/api/published/openai/pub-1/v1/chat/completions");
      assertThat(request.header("authorization")).hasValue("Bearer anonymous");
      assertThat(request.body().path("model").asText()).isEqualTo("guide");
      assertThat(request.body().path("stream").asBoolean()).isTrue();
    }
  }

  @Test
  @DisplayName("[000-06] a guide that keeps its reply back is heard whole, in one talk cycle")
  void aGuideThatKeepsItsReplyBackIsHeard() {
    try (var server = TestServer.guide()) {
      var frames = answered(server, Script.saying(ANSWER, FIRST, BETWEEN).keptBack());

      var ofTheReply = frames.stream().filter(it -> !it.json().has("preemptible")).toList();
      assertThat(OnTheWire.words(ofTheReply)).isEqualTo(ANSWER);
      assertThat(ofTheReply).filteredOn(OnTheWire::last).hasSize(1);
    }
  }

  @Test
  @DisplayName("Anthropic's reply is streamed and its system prompt stands apart")
  void anthropicAnswers() {
    try (var server = TestServer.anthropic()) {
      var request = secondRequest(server, server.messages());

      assertThat(request.path("system").toString()).contains("Spell out all numbers");
      assertThat(request.path("messages")).hasSize(5);
      assertThat(request.path("messages").path(0).path("role").asText()).isEqualTo("user");
      assertThat(request.path("messages").path(3).toString()).contains(ANSWER);
    }
  }

  @Test
  @DisplayName("Gemini's reply is streamed and its instruction stands apart")
  void geminiAnswers() {
    try (var server = TestServer.gemini()) {
      var request = secondRequest(server, server.geminiModel());

      assertThat(request.toString()).contains("Spell out all numbers");
      assertThat(request.path("contents")).hasSize(5);
      assertThat(request.path("contents").path(3).toString()).contains(ANSWER);
    }
  }

  /** Has a call of two turns, the first answered word by word, and gives the second request. */
  private static com.fasterxml.jackson.databind.JsonNode secondRequest(
      TestServer server, ProviderStandIn model) {
    var dialled = server.time().uptime();
    model.next(Script.saying(ANSWER, FIRST, BETWEEN));
    var call = server.call();
    assertThat(server.ask(call, "What do you sell?")).isEqualTo(ANSWER);
    var firstToken = model.ledger().lastReply().orElseThrow().tokens().getFirst();
    assertThat(OnTheWire.texts(call, 0).getFirst().at().plus(dialled)).isEqualTo(firstToken.at());
    assertThat(server.ask(call, "Anything else?")).isEqualTo("How may I help you?");
    return model.ledger().requests().get(1).body();
  }

  @Test
  @DisplayName("[B001-5] chunks without choices, of nulls and of thoughts are passed over")
  void oddChunksArePassedOver() {
    try (var server = TestServer.openAi()) {
      var script =
          Script.of(
              new Step.Wait(FIRST),
              new Step.Odd(Step.Oddity.NO_CHOICES),
              new Step.Say("We are"),
              new Step.Odd(Step.Oddity.NULL_FIELDS),
              new Step.Odd(Step.Oddity.NO_CHOICES),
              new Step.Odd(Step.Oddity.THOUGHT),
              new Step.Odd(Step.Oddity.COMMENT),
              new Step.Say(" open."),
              new Step.Finish(""));

      assertThat(OnTheWire.words(answered(server, script))).isEqualTo("We are open.");
      assertThat(server.model().ledger().requests()).hasSize(1);
    }
  }

  @Test
  @DisplayName("[001-21] markdown, emoji and addresses never reach the voice")
  void whatTheModelMarksUpIsSpokenPlainly() {
    try (var server = TestServer.openAi()) {
      var marked =
          "**Yes!** 😀 See [our page](https://shop.example/a?b=c).\n\n* _Bikes_\n* `Tubes`\n";

      var words = OnTheWire.words(answered(server, Script.saying(marked, FIRST, BETWEEN)));

      assertThat(words).contains("Yes!").contains("our page").contains("Bikes").contains("Tubes");
      assertThat(words).doesNotContainPattern("[*_`\\[\\]()😀]").doesNotContain("http");
    }
  }

  @Test
  @DisplayName("[001-16] OPENAI_MODEL names the model; the system message is a setting")
  void modelAndSystemMessageAreSettings() {
    var settings = new java.util.HashMap<>(TestServer.openAiSettings());
    settings.putAll(Map.of("OPENAI_MODEL", "stand-in-large", "SYSTEM_MESSAGE", "Be brief."));
    try (var server = TestServer.with(settings)) {
      answered(server, Script.saying(ANSWER, FIRST, BETWEEN));

      var body = server.model().ledger().requests().getFirst().body();
      assertThat(body.path("model").asText()).isEqualTo("stand-in-large");
      assertThat(body.path("messages").path(0).path("content").asText()).startsWith("Be brief.");
    }
  }

  /** Rings, asks once, and gives the frames of the answer. */
  private static List<Frame> answered(TestServer server, Script script) {
    server.model().next(script);
    var call = server.call();
    server.ask(call, "What do you sell?");
    assertThat(call.malformed()).isZero();
    assertThat(call.notices()).isEmpty();
    return OnTheWire.texts(call, 0);
  }
}
