package dev.offhook.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.turn.Move.FinishTalk;
import dev.offhook.turn.Move.Generate;
import dev.offhook.turn.Move.Say;
import dev.offhook.turn.TurnState.Held;
import dev.offhook.turn.TurnState.Leaving;
import dev.offhook.turn.TurnState.Listening;
import dev.offhook.turn.TurnState.Over;
import dev.offhook.turn.TurnState.Speaking;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Each rule that can be left out: what is done with it, and what is done without. */
class TurnRulesTest {
  private static final FinishTalk FINISH = new FinishTalk();

  private static ScriptedCall with() {
    return call(TurnPolicy.USUAL);
  }

  private static ScriptedCall without(TurnRule... rules) {
    return call(TurnPolicy.USUAL.without(Arrays.asList(rules)));
  }

  private static ScriptedCall call(TurnPolicy policy) {
    return ScriptedCall.with(policy).greeted("");
  }

  private static ScriptedCall saying(ScriptedCall call, String words) {
    return call.caller("tell me about it").token(words).discarding();
  }

  @Test
  void everyRuleIsFollowedUnlessItIsLeftOut() {
    assertThat(TurnPolicy.USUAL.rules()).containsExactlyInAnyOrder(TurnRule.values());
    assertThat(TurnPolicy.USUAL.without(List.of(TurnRule.TAIL)).rules())
        .doesNotContain(TurnRule.TAIL)
        .hasSize(TurnRule.values().length - 1);
  }

  @Test
  @DisplayName("without waiting for silence a held reply goes on after its time, whoever speaks")
  void waitForSilence() {
    saying(with(), "One two. ")
        .interrupted("One")
        .callerSpeaks()
        .discarding()
        .after(2500)
        .expectNothing();
    saying(without(TurnRule.WAIT_FOR_SILENCE), "One two. ")
        .interrupted("One")
        .discarding()
        .after(2000)
        .callerSpeaks()
        .partial("so")
        .after(499)
        .expectNothing()
        .after(1)
        .expect(new Say("two. "));
  }

  @Test
  @DisplayName("without waiting for silence a reply that is ready is said over the caller")
  void aReplyDoesNotWait() {
    with().caller("What?").callerSpeaks().discarding().token("That.").expectNothing();
    without(TurnRule.WAIT_FOR_SILENCE)
        .caller("What?")
        .callerSpeaks()
        .discarding()
        .token("That.")
        .expect(new Say("That."));
  }

  @Test
  @DisplayName("without partials a stop word waits for its transcript to be final")
  void partials() {
    saying(with(), "One two. ").partial("stop").because("a stop phrase");
    saying(without(TurnRule.PARTIALS), "One two. ")
        .partial("stop")
        .expectNothing()
        .caller("stop")
        .because("a stop phrase");
    saying(without(TurnRule.PARTIALS), "One two. ")
        .interrupted("One")
        .discarding()
        .after(2000)
        .partial("so")
        .after(500)
        .expect(new Say("two. "));
  }

  @Test
  @DisplayName("without merging fragments a word that follows is in doubt like any other")
  void fragments() {
    with().caller("I would like to book").caller("Tuesday").because("more of the same turn");
    without(TurnRule.FRAGMENTS)
        .caller("I would like to book")
        .discarding()
        .caller("Tuesday")
        .because("too little to tell")
        .expectNothing();
  }

  @Test
  @DisplayName("[000-17] with two outcomes all that is no stop and no question goes on and is lost")
  void threeOutcomes() {
    for (var words : List.of("Tuesday", "I would like to book for Tuesday", "uh-huh")) {
      saying(without(TurnRule.THREE_OUTCOMES), "One two. ")
          .interrupted("One")
          .discarding()
          .caller(words)
          .expect(new Say("two. "))
          .after(4000)
          .complete()
          .after(4000)
          .caller("And then?")
          .askedWith("caller: tell me about it", "assistant: One two.", "caller: And then?");
    }
    saying(with(), "One two. ")
        .interrupted("One")
        .caller("I would like to book for Tuesday")
        .because("a request");
  }

  @Test
  @DisplayName("[000-12] with two outcomes a stop word is a turn, answered by the model")
  void aStopIsATurn() {
    saying(without(TurnRule.THREE_OUTCOMES), "One two. ")
        .interrupted("One")
        .caller("stop")
        .askedWith("caller: tell me about it", "assistant: One…", "caller: stop");
    saying(without(TurnRule.THREE_OUTCOMES), "One two. ")
        .partial("stop")
        .because("a stop phrase")
        .caller("stop")
        .askedWith("caller: tell me about it", "assistant: One two.…", "caller: stop");
  }

  @Test
  @DisplayName("without answers a yes after a question is a nod")
  void answers() {
    saying(with(), "Shall I? ")
        .interrupted("Shall I")
        .caller("yes")
        .because("an answer to a question");
    saying(without(TurnRule.ANSWERS), "Shall I? ")
        .interrupted("Shall")
        .discarding()
        .caller("yes")
        .because("a nod")
        .expect(new Say("I? "));
  }

  @Test
  @DisplayName("the history holds what was heard; without that rule, what was sent")
  void heardOnly() {
    saying(with(), "One two three. ")
        .interrupted("One")
        .caller("And then?")
        .askedWith("caller: tell me about it", "assistant: One…", "caller: And then?");
    saying(without(TurnRule.HEARD_ONLY), "One two three. ")
        .interrupted("One")
        .caller("And then?")
        .askedWith("caller: tell me about it", "assistant: One two three.…", "caller: And then?");
    saying(without(TurnRule.HEARD_ONLY), "One two three. ")
        .complete()
        .caller("And then?")
        .interrupted("One")
        .history("caller: tell me about it", "assistant: One two three.", "caller: And then?");
  }

  @Test
  @DisplayName("[B000-11] words over the end of a reply are over it; without that rule, a turn")
  void tail() {
    saying(with(), "One two three. ").complete().discarding().caller("uh-huh").expectNothing();
    saying(without(TurnRule.TAIL), "One two three. ")
        .complete()
        .discarding()
        .caller("uh-huh")
        .because("the reply was complete")
        .expect(new Generate(2));
    saying(without(TurnRule.TAIL), "One two three. ").caller("uh-huh").expectNothing();
  }

  @Test
  void fillers() {
    with().caller("What do you sell?").after(1000).because("the model has said nothing yet");
    without(TurnRule.FILLERS).caller("What do you sell?").discarding().after(5000).explained();
  }

  @Test
  @DisplayName("without the silence rule nobody is asked, until the call has reached its length")
  void silence() {
    with().after(20_000).because("silence for 20 s");
    without(TurnRule.SILENCE)
        .after(1_799_000)
        .expectNothing()
        .is(Listening.class)
        .after(1000)
        .because("the call has lasted 1800 s")
        .after(20_000)
        .is(Over.class);
  }

  @Test
  @DisplayName("without a floor for it, a farewell can be called off and cut")
  void farewell() {
    leaving(with()).caller("What about Sunday?").expectNothing().is(Leaving.class);
    leaving(without(TurnRule.FAREWELL))
        .caller("What about Sunday?")
        .because("a question")
        .is(Speaking.class);
    leaving(without(TurnRule.FAREWELL))
        .interrupted("Goodbye")
        .is(Held.class)
        .caller("What about Sunday?")
        .askedWith("caller: That was it", "assistant: Goodbye…", "caller: What about Sunday?");
    leaving(without(TurnRule.FAREWELL))
        .interrupted("Goodbye")
        .caller("okay")
        .expect(new Say("dear friend."), FINISH)
        .is(Leaving.class)
        .caller("okay")
        .expectNothing()
        .is(Leaving.class);
  }

  @Test
  @DisplayName("a call that has reached its length ends, floor or not")
  void nothingCallsOffTheEndOfTime() {
    call(TurnPolicy.USUAL.without(List.of(TurnRule.FAREWELL)).lasting(Duration.ofSeconds(10)))
        .after(10_000)
        .caller("What about Sunday?")
        .is(Leaving.class)
        .interrupted("I'm")
        .is(Over.class);
  }

  private static ScriptedCall leaving(ScriptedCall call) {
    return call.caller("That was it")
        .token("Goodbye dear friend.")
        .completeAndLeaving()
        .discarding();
  }
}
