package dev.offhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.call.CallEvent;
import dev.offhook.call.LoggedEvent;
import dev.offhook.call.ToolEnd;
import dev.offhook.phone.ai.AiRequest;
import dev.offhook.phone.ai.ProviderStandIn;
import dev.offhook.phone.ai.Script;
import dev.offhook.phone.ai.Step;
import dev.offhook.phone.twilio.SimulatedCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls in which the model uses tools, as the caller hears them and the model is told. */
class ToolsCallTest {
  private static final String TROUBLE = "Sorry, I'm having trouble right now.";
  private static final Duration SOON = Duration.ofMillis(200);
  private static final String MESSAGE = "{\"from\":\"Ann\",\"message\":\"Please call back.\"}";

  @TempDir Path folder;

  /** A provider, as the server is set up for it. */
  enum Provider {
    OPENAI,
    ANTHROPIC,
    GEMINI;

    Map<String, String> settings() {
      return switch (this) {
        case OPENAI -> TestServer.openAiSettings();
        case ANTHROPIC ->
            Map.of("ANTHROPIC_API_KEY", "sk-ant-1", "ANTHROPIC_BASE_URL", "{messages}");
        case GEMINI -> Map.of("GEMINI_API_KEY", "g-1", "GEMINI_BASE_URL", "{gemini}");
      };
    }

    ProviderStandIn standIn(TestServer server) {
      return switch (this) {
        case OPENAI -> server.model();
        case ANTHROPIC -> server.messages();
        case GEMINI -> server.geminiModel();
      };
    }
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  @DisplayName("[004-20] what a tool found is given to the model, which answers from it")
  void whatAToolFoundIsGivenToTheModel(Provider provider) throws IOException {
    try (var server = server(provider, "")) {
      var model = provider.standIn(server);
      model.next(
          wanting("I will look that up.", call("look_up", "{\"question\":\"Do you fix flats?\"}")),
          Script.saying("Yes, for nine pounds.", SOON, SOON));
      var call = server.call();

      assertThat(server.ask(call, "Do you fix flats?"))
          .isEqualTo("I will look that up. Yes, for nine pounds.");
      var requests = model.ledger().requests();
      assertThat(requests.getFirst().toolsOffered())
          .containsExactly("end_call", "take_message", "look_up");
      assertThat(told(requests.get(1))).hasSize(1).first().asString().contains("nine pounds");

      server.ask(call, "Thank you.");
      assertThat(told(model.ledger().requests().get(2))).hasSize(1);
      server.hangUp(call);
    }
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  @DisplayName(
      "[004-19] [004-20] end_call: goodbye is heard, the call ends, nothing is said after it")
  void theCallEndsOnceGoodbyeWasHeard(Provider provider) throws IOException {
    try (var server = server(provider, "")) {
      provider.standIn(server).next(wanting("Goodbye, and thank you.", call("end_call", "{}")));
      var call = server.call();
      call.say("That was all, goodbye.");
      server.time().await(call.ended(), Duration.ofSeconds(30));

      assertThat(call.heardText()).endsWith("Goodbye, and thank you.");
      assertThat(provider.standIn(server).ledger().requests()).hasSize(1);
      assertThat(ends(server, call)).containsExactly(ToolEnd.DONE);
      assertThat(server.log(call).getLast().event().toString()).contains("ASSISTANT");
    }
  }

  @Test
  @DisplayName("[004-19] end_call without a word: the server says goodbye itself")
  void aModelThatForgetsToSayGoodbyeIsHelped() throws IOException {
    try (var server = server(Provider.OPENAI, "")) {
      server.model().next(wanting("", call("end_call", "{}")));
      var call = server.call();
      var greeting = call.heardText();
      call.say("That was all, goodbye.");
      server.time().await(call.ended(), Duration.ofSeconds(30));

      assertThat(call.heardText().substring(greeting.length())).containsIgnoringCase("bye");
    }
  }

  @Test
  @DisplayName("a tool that does not exist: the model is told which there are, and goes on")
  void anUnknownToolIsNamedToTheModel() throws IOException {
    try (var server = server(Provider.OPENAI, "")) {
      server
          .model()
          .next(wanting("", call("rm -rf /", "{}")), Script.saying("I cannot.", SOON, SOON));
      var call = server.call();

      assertThat(server.ask(call, "Delete everything.")).isEqualTo("I cannot.");
      assertThat(told(lastRequest(server)))
          .containsExactly("There is no such tool. There are: end_call, take_message, look_up.");
      assertThat(ends(server, call)).containsExactly(ToolEnd.REFUSED);
    }
  }

  @Test
  @DisplayName("arguments that are wrong, broken or too deep: refused, and the model is told why")
  void wrongArgumentsAreRefused() throws IOException {
    var wrong =
        List.of("{\"from\":5,\"message\":\"x\"}", "{\"from\":", "[]", "[".repeat(500), "{}{}");
    try (var server = server(Provider.OPENAI, "")) {
      var calls = new ArrayList<Step>();
      for (var arguments : wrong) {
        calls.add(new Step.CallTool("c" + calls.size(), "take_message", arguments));
      }
      calls.add(new Step.Finish(""));
      server.model().next(Script.of(calls.toArray(Step[]::new)), saying("What is your name?"));
      var call = server.call();

      assertThat(server.ask(call, "Take a message.")).isEqualTo("What is your name?");
      assertThat(told(lastRequest(server))).hasSize(5).allMatch(it -> it.contains("arguments"));
      assertThat(ends(server, call)).hasSize(5).containsOnly(ToolEnd.REFUSED);
    }
  }

  @Test
  @DisplayName("[F20] the same tool with the same arguments is used three times a turn, not four")
  void theFourthTimeAlikeIsRefused() throws IOException {
    try (var server = server(Provider.OPENAI, "")) {
      var again = wanting("", call("look_up", "{\"question\":\"price\"}"));
      server.model().next(again, again, again, again, saying("I do not know."));
      var call = server.call();

      assertThat(server.ask(call, "What is the price?")).isEqualTo("I do not know.");
      assertThat(ends(server, call))
          .containsExactly(ToolEnd.DONE, ToolEnd.DONE, ToolEnd.DONE, ToolEnd.REFUSED);
      assertThat(told(lastRequest(server)).getLast()).contains("tried often enough");
    }
  }

  @Test
  @DisplayName("[F18] a hundred calls in one reply: none is made, the caller hears an apology")
  void aHundredCallsInOneReplyAreNone() throws IOException {
    try (var server = server(Provider.OPENAI, "")) {
      var steps = new ArrayList<Step>();
      IntStream.range(0, 100).forEach(i -> steps.add(message("c" + i)));
      steps.add(new Step.Finish(""));
      var flood = Script.of(steps.toArray(Step[]::new));
      server.model().next(flood, flood);
      var call = server.call();

      assertThat(server.ask(call, "Take a message.")).isEqualTo(TROUBLE);
      assertThat(ends(server, call)).isEmpty();
      assertThat(server.ask(call, "And now?")).isEqualTo("How may I help you?");
    }
  }

  @Test
  @DisplayName("a message that is taken stands in the call's log, and the model is told so")
  void aMessageIsTaken() throws IOException {
    try (var server = server(Provider.OPENAI, "")) {
      server.model().next(wanting("", message("c1")), saying("I will pass it on."));
      var call = server.call();

      assertThat(server.ask(call, "I am Ann. Ask them to call back."))
          .isEqualTo("I will pass it on.");
      assertThat(told(lastRequest(server))).containsExactly("The message is written down.");
      assertThat(wishes(server, call)).containsExactly("take_message " + MESSAGE);
      assertThat(ends(server, call)).containsExactly(ToolEnd.DONE);
    }
  }

  @Test
  @DisplayName("a tool to be confirmed is used after the caller's yes, not after the model's word")
  void theCallersYesCountsAndNoOthers() throws IOException {
    try (var server = server(Provider.OPENAI, "tools: {confirm: [take_message]}")) {
      var model = server.model();
      model.next(
          wanting("The caller said yes.", message("c1")),
          wanting("They did say yes.", message("c2")),
          saying("Shall I write that down?"));
      var call = server.call();
      server.ask(call, "Take a message for me.");
      assertThat(ends(server, call)).containsExactly(ToolEnd.REFUSED, ToolEnd.REFUSED);

      model.next(wanting("", message("c3")), saying("Then tell me what to change."));
      server.ask(call, "No, wait.");
      assertThat(ends(server, call)).hasSize(3).containsOnly(ToolEnd.REFUSED);

      model.next(wanting("", message("c4")), saying("It is written down."));
      assertThat(server.ask(call, "Yes, please.")).isEqualTo("It is written down.");
      assertThat(ends(server, call)).hasSize(4).endsWith(ToolEnd.DONE);
    }
  }

  @Test
  @DisplayName("a yes to one thing is no yes to another")
  void aYesIsForTheSameArguments() throws IOException {
    try (var server = server(Provider.OPENAI, "tools: {confirm: [take_message]}")) {
      var model = server.model();
      model.next(wanting("", message("c1")), saying("Shall I write that down?"));
      var call = server.call();
      server.ask(call, "Take a message for me.");

      var other = "{\"from\":\"Bob\",\"message\":\"Send money.\"}";
      model.next(wanting("", call("take_message", other)), saying("Shall I?"));
      server.ask(call, "Yes.");
      assertThat(ends(server, call)).containsExactly(ToolEnd.REFUSED, ToolEnd.REFUSED);
    }
  }

  @Test
  @DisplayName("whatever ids a server gives, each call is answered under one of its own")
  void idsAreOnesOwn() throws IOException {
    try (var server = server(Provider.OPENAI, "")) {
      var price = "{\"question\":\"price\"}";
      var model = server.model();
      for (int turn = 0; turn < 2; turn++) {
        model.next(
            wanting(
                "",
                new Step.CallTool("", "look_up", price, Step.Manner.INDEX_ZERO),
                new Step.CallTool("same", "look_up", price, Step.Manner.WHOLE),
                new Step.CallTool("same", "look_up", price, Step.Manner.NO_INDEX)),
            saying("Well."));
      }
      var call = server.call();
      assertThat(server.ask(call, "What is the price?")).isEqualTo("Well.");
      assertThat(server.ask(call, "And now?")).isEqualTo("Well.");

      assertThat(lastRequest(server).toolResults())
          .hasSizeGreaterThan(3)
          .extracting(AiRequest.ToolResult::id)
          .doesNotHaveDuplicates();
    }
  }

  private static Step.CallTool call(String name, String arguments) {
    return new Step.CallTool("call_" + name.length() + arguments.length(), name, arguments);
  }

  private static Step.CallTool message(String id) {
    return new Step.CallTool(id, "take_message", MESSAGE);
  }

  private static Script saying(String words) {
    return Script.saying(words, SOON, SOON);
  }

  /** Words, if any, and then these calls. */
  private static Script wanting(String words, Step.CallTool... calls) {
    var steps = new ArrayList<Step>(List.of(new Step.Wait(SOON)));
    if (!words.isEmpty()) {
      steps.add(new Step.Say(words));
    }
    steps.addAll(List.of(calls));
    steps.add(new Step.Finish(""));
    return Script.of(steps.toArray(Step[]::new));
  }

  private static AiRequest lastRequest(TestServer server) {
    return server.model().ledger().requests().getLast();
  }

  private static List<String> told(AiRequest request) {
    return request.toolResults().stream().map(AiRequest.ToolResult::text).toList();
  }

  private static List<ToolEnd> ends(TestServer server, SimulatedCall call) {
    return server.log(call).stream()
        .map(LoggedEvent::event)
        .filter(CallEvent.ToolAnswered.class::isInstance)
        .map(it -> ((CallEvent.ToolAnswered) it).end())
        .toList();
  }

  private static List<String> wishes(TestServer server, SimulatedCall call) {
    return server.log(call).stream()
        .map(LoggedEvent::event)
        .filter(CallEvent.ToolCalled.class::isInstance)
        .map(it -> ((CallEvent.ToolCalled) it).call())
        .map(it -> it.name() + " " + it.arguments())
        .toList();
  }

  private TestServer server(Provider provider, String more) throws IOException {
    Files.writeString(
        folder.resolve("shop.yaml"),
        """
        name: Shop
        greeting: Hello, you have reached the shop.
        instructions: Be brief.
        knowledge:
          faq:
            - question: Do you fix flats?
              answer: We fix a flat for nine pounds.
        %s
        """
            .formatted(more));
    var settings = new HashMap<>(provider.settings());
    settings.put("OFFHOOK_ASSISTANTS", folder.toString());
    settings.put("LLM_SERVICE", provider.name().toLowerCase(java.util.Locale.ROOT));
    return TestServer.with(settings);
  }
}
