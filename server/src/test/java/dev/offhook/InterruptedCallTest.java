package dev.offhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.phone.ai.Ledger;
import dev.offhook.phone.ai.Script;
import dev.offhook.phone.twilio.Frame;
import dev.offhook.phone.twilio.SimulatedCall;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A caller who speaks over the assistant: what stops, and what the model is told was heard. */
class InterruptedCallTest {
  private static final String STORY =
      "We sell bikes of every size, for young and old. We sell bells that you can hear from afar."
          + " And we mend whatever is broken, mostly on the same day, while you wait.";
  private static final Duration FAST = Duration.ofMillis(10);
  private static final Duration SLOW = Duration.ofMillis(150);

  @Test
  @DisplayName("[001-08] the model is told what was heard of the reply, to the word")
  void onlyWhatWasHeardIsRemembered() {
    try (var server = TestServer.openAi()) {
      var call = telling(server, FAST);
      server.time().advance(Duration.ofMillis(4_300));
      cutIn(server, call, "What about Sunday?");

      var conversation = OnTheWire.conversation(server.model().ledger().requests().get(1));
      var heard = OnTheWire.heard(call, 1);
      assertThat(heard).startsWith("We sell bikes").doesNotContain("mend").isNotEqualTo(STORY);
      assertThat(conversation)
          .endsWith(
              "user: Tell me about bikes.", "assistant: " + heard, "user: What about Sunday?");
    }
  }

  @Test
  @DisplayName("[B001-2] an interruption is read while the reply streams; nothing of it follows")
  void anInterruptionStopsAReplyThatStreams() {
    try (var server = TestServer.openAi()) {
      var call = telling(server, SLOW);
      server.time().advance(Duration.ofSeconds(3));
      cutIn(server, call, "What about Sunday?");

      var old = server.model().ledger().replies().getFirst();
      var asked = server.model().ledger().requests().get(1).at();
      assertThat(old.ending()).isEqualTo(Ledger.Ending.ABORTED);
      assertThat(old.abortedAt().orElseThrow()).isLessThanOrEqualTo(asked.plusMillis(100));
      assertThat(old.text()).isNotEqualTo(STORY);
      server.until(() -> said(call, "How may I help you?"), "the new reply is sent");
      assertThat(OnTheWire.words(framesAfterInterruption(call))).isEqualTo("How may I help you?");
    }
  }

  @Test
  @DisplayName("[001-08] a reply cut short while it streams leaves only what was heard of it")
  void whatWasSentButNotHeardIsForgotten() {
    try (var server = TestServer.openAi()) {
      var call = telling(server, SLOW);
      server.time().advance(Duration.ofSeconds(2));
      cutIn(server, call, "What about Sunday?");

      var heard = OnTheWire.heard(call, 1);
      assertThat(heard).startsWith("We sell");
      assertThat(OnTheWire.conversation(server.model().ledger().requests().get(1)))
          .contains("assistant: " + heard);
    }
  }

  @Test
  @DisplayName("[001-08] of an interrupted greeting the model is told what was heard")
  void anInterruptedGreetingIsRememberedAsHeard() {
    try (var server = TestServer.openAi()) {
      var call = server.twilio().dial(server.url("/voice"));
      server.until(() -> !call.framesOut().isEmpty(), "the line is up");
      server.time().advance(Duration.ofSeconds(1));
      cutIn(server, call, "What about Sunday?");

      var heard = OnTheWire.heard(call, 0);
      assertThat(heard).startsWith("Thanks for").doesNotContain("today");
      assertThat(OnTheWire.conversation(server.model().ledger().requests().getFirst()))
          .containsExactly("system", "assistant: " + heard, "user: What about Sunday?");
    }
  }

  @Test
  @DisplayName("[001-09] a later reply nobody heard is taken out, what the caller said is kept")
  void aLaterReplyNobodyHeardIsTakenOut() {
    try (var server = TestServer.openAi()) {
      var call = telling(server, FAST);
      server.time().advance(Duration.ofSeconds(2));
      // a question that does not stop the voice: its answer is queued behind the story
      call.sendRaw(prompt("Do you sell pumps?"));
      server.until(() -> server.model().ledger().requests().size() == 2, "the second is asked");
      server.time().advance(Duration.ofSeconds(1));
      cutIn(server, call, "What about Sunday?");

      var heard = OnTheWire.heard(call, 1);
      assertThat(heard).startsWith("We sell bikes").doesNotContain("mend", "How may I");
      var conversation = OnTheWire.conversation(server.model().ledger().requests().get(2));
      assertThat(conversation.subList(2, conversation.size()))
          .containsExactly(
              "user: Tell me about bikes.",
              "assistant: " + heard,
              "user: Do you sell pumps? What about Sunday?");
    }
  }

  @Test
  @DisplayName("[001-10] an interruption that fits nothing leaves the history alone")
  void anInterruptionThatFitsNothingChangesNothing() {
    try (var server = TestServer.openAi()) {
      server.model().next(Script.saying("We sell bikes.", FAST, FAST));
      var call = server.call();
      server.ask(call, "Tell me about bikes.");
      call.sendRaw("{\"type\":\"interrupt\",\"utteranceUntilInterrupt\":\"never said\"}");
      call.sendRaw("{\"type\":\"interrupt\"}");
      call.sendRaw("{\"type\":\"interrupt\",\"utteranceUntilInterrupt\":\"\"}");
      server.time().settle();
      server.ask(call, "What about Sunday?");

      assertThat(OnTheWire.conversation(server.model().ledger().requests().get(1)))
          .endsWith("assistant: We sell bikes.", "user: What about Sunday?");
    }
  }

  private static boolean said(SimulatedCall call, String words) {
    return OnTheWire.words(OnTheWire.texts(call, 0)).endsWith(words);
  }

  /** A call in which the assistant has begun to tell its story. */
  private static SimulatedCall telling(TestServer server, Duration between) {
    server.model().next(Script.saying(STORY, FAST, between));
    var call = server.call();
    call.say("Tell me about bikes.");
    server.until(() -> OnTheWire.textCount(call) > 0, "the story begins");
    return call;
  }

  /** The caller says something over the assistant, and the model is asked. */
  private static void cutIn(TestServer server, SimulatedCall call, String words) {
    var asked = server.model().ledger().requests().size();
    call.say(words);
    server.until(() -> server.model().ledger().requests().size() > asked, "the model is asked");
    assertThat(call.framesOut()).anyMatch(it -> it.type().equals("interrupt"));
  }

  private static List<Frame> framesAfterInterruption(SimulatedCall call) {
    var at =
        call.framesOut().stream()
            .filter(it -> it.type().equals("interrupt"))
            .findFirst()
            .orElseThrow()
            .at();
    return OnTheWire.texts(call, 0).stream().filter(it -> it.at().compareTo(at) > 0).toList();
  }

  private static String prompt(String words) {
    return "{\"type\":\"prompt\",\"voicePrompt\":\"%s\",\"lang\":\"en-US\",\"last\":true}"
        .formatted(words);
  }
}
