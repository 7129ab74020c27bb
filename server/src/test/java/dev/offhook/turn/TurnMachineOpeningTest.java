package dev.offhook.turn;

import static dev.offhook.turn.ScriptedCall.with;

import dev.offhook.turn.Move.Cancel;
import dev.offhook.turn.Move.FinishTalk;
import dev.offhook.turn.Move.Generate;
import dev.offhook.turn.Move.Say;
import dev.offhook.turn.TurnState.Announcing;
import dev.offhook.turn.TurnState.Held;
import dev.offhook.turn.TurnState.Listening;
import dev.offhook.turn.TurnState.Speaking;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A line that must be heard, and the greeting behind it. */
class TurnMachineOpeningTest {
  private static final FinishTalk FINISH = new FinishTalk();
  private static final String LINE = "This call is recorded.";
  private static final String HELLO = "Hello. How can I help?";

  private static ScriptedCall announced() {
    return with(TurnPolicy.USUAL).announced(LINE, HELLO);
  }

  @Test
  @DisplayName("the greeting follows the line that must be heard, and both are remembered as said")
  void theGreetingFollowsTheLine() {
    announced()
        .is(Announcing.class)
        .expectNothing()
        .after(1000)
        .expectNothing()
        .played(LINE)
        .expect(new Say(HELLO), FINISH)
        .is(Speaking.class)
        .after(6000)
        .caller("Are you open?")
        .askedWith("assistant: " + LINE, "assistant: " + HELLO, "caller: Are you open?");
  }

  @Test
  @DisplayName("a line that reports nothing is over by the clock; without a greeting it is enough")
  void withoutReportsTheClockDecides() {
    announced().after(1500).expect(new Say(HELLO), FINISH);
    announced().after(1000).voiceStops().expect(new Say(HELLO), FINISH);
    with(TurnPolicy.USUAL)
        .announced(LINE, "")
        .played(LINE)
        .expectNothing()
        .is(Listening.class)
        .caller("okay")
        .askedWith("assistant: " + LINE, "caller: okay");
    with(TurnPolicy.USUAL).announced("", HELLO).expect(new Say(HELLO), FINISH);
    with(TurnPolicy.USUAL).announced("", "").is(Listening.class);
  }

  @Test
  @DisplayName("what is said over the line is a turn, answered behind it instead of the greeting")
  void whatIsSaidOverTheLineIsATurn() {
    announced()
        .after(500)
        .caller("Are you open on Sunday?")
        .because("a question")
        .expect(new Generate(1))
        .askedWith("assistant: " + LINE, "caller: Are you open on Sunday?")
        .token("Yes.")
        .complete()
        .expect(new Say("Yes."), FINISH)
        .played(LINE)
        .played("Yes.")
        .expectNothing()
        .is(Listening.class);
  }

  @Test
  @DisplayName("a nod over the line means nothing; a word in doubt goes with the next turn")
  void aNodOverTheLineMeansNothing() {
    announced().caller("uh-huh").because("a nod").expectNothing().is(Announcing.class);
    announced()
        .caller("Tuesday")
        .because("too little to tell")
        .played(LINE)
        .after(6000)
        .caller("at nine")
        .askedWith("assistant: " + LINE, "assistant: " + HELLO, "caller: Tuesday at nine");
  }

  @Test
  @DisplayName("a stop over the line keeps the greeting back, not the line")
  void aStopKeepsTheGreetingBack() {
    announced()
        .caller("stop")
        .expect(new Say("Okay."), FINISH)
        .played(LINE)
        .after(5000)
        .expectNothing()
        .history("assistant: " + LINE, "caller: stop");
  }

  @Test
  @DisplayName("a line that was cut all the same is said to its end, firmly")
  void aLineThatWasCutIsSaidToItsEnd() {
    announced()
        .after(500)
        .interrupted("This call")
        .because("a line that must be heard")
        .expect(new Say("is recorded.", true), FINISH)
        .is(Announcing.class)
        .played("is recorded.")
        .expect(new Say(HELLO), FINISH);
  }

  @Test
  @DisplayName("the greeting can be interrupted, and is not said over a caller who is speaking")
  void theGreetingIsLikeAnyWords() {
    announced()
        .played(LINE)
        .discarding()
        .after(900)
        .interrupted("Hello.")
        .is(Held.class)
        .caller("uh-huh")
        .expect(new Say("How can I help?"), FINISH);
    announced()
        .callerSpeaks()
        .played(LINE)
        .because("the caller is speaking")
        .expectNothing()
        .callerPauses()
        .after(500)
        .expect(new Say(HELLO), FINISH);
  }

  @Test
  @DisplayName("a line heard to its end is not said again when the line was lost")
  void whatWasHeardIsNotSaidAgain() {
    announced()
        .played(LINE)
        .lineLost()
        .discarding()
        .lineBack(false)
        .expectSaid("Sorry, we were cut off for a moment. " + HELLO);
    announced().lineLost().lineBack(true).after(500).expectSaid(" " + HELLO).is(Speaking.class);
    announced()
        .lineLost()
        .lineBack(false)
        .expectSaid("Sorry, we were cut off for a moment. " + LINE + " " + HELLO);
  }

  @Test
  @DisplayName("words that grow while the line sounds are one turn")
  void wordsThatGrowAreOneTurn() {
    announced()
        .caller("I would like to book")
        .caller("Tuesday")
        .expect(new Generate(1), new Cancel(1), new Generate(2))
        .askedWith("assistant: " + LINE, "caller: I would like to book Tuesday");
  }
}
