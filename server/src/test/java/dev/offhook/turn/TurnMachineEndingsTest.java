package dev.offhook.turn;

import static dev.offhook.turn.ScriptedCall.asked;
import static dev.offhook.turn.ScriptedCall.call;
import static dev.offhook.turn.ScriptedCall.said;
import static dev.offhook.turn.ScriptedCall.saying;
import static dev.offhook.turn.ScriptedCall.with;

import dev.offhook.turn.Move.Cancel;
import dev.offhook.turn.Move.FinishTalk;
import dev.offhook.turn.Move.Generate;
import dev.offhook.turn.Move.HangUp;
import dev.offhook.turn.Move.Say;
import dev.offhook.turn.TurnState.CutOff;
import dev.offhook.turn.TurnState.Leaving;
import dev.offhook.turn.TurnState.Listening;
import dev.offhook.turn.TurnState.Over;
import dev.offhook.turn.TurnState.Speaking;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Silence, the length of a call, farewells, lines that are lost and come back. */
class TurnMachineEndingsTest {
  private static final FinishTalk FINISH = new FinishTalk();
  private static final TurnPolicy.Phrases PHRASES = TurnPolicy.USUAL.phrases();
  private static final Say STILL_THERE = new Say(PHRASES.stillThere());
  private static final String SORRY = PHRASES.lineWasLost() + " ";

  @Test
  void intoALongSilenceTheAssistantAsksAndThenSaysGoodbye() {
    call()
        .after(19_999)
        .expectNothing()
        .after(1)
        .expect(STILL_THERE, FINISH)
        .after(22_000)
        .expect(STILL_THERE, FINISH)
        .after(22_000)
        .expect(new Say(PHRASES.silentGoodbye(), true), FINISH)
        .is(Leaving.class)
        .after(10_000)
        .expect(new HangUp(Parting.SILENCE))
        .is(Over.class);
  }

  @Test
  void whoeverSpeaksUpIsAskedAsOftenAgain() {
    call()
        .after(21_500)
        .discarding()
        .caller("yes I am")
        .token("Good.")
        .complete()
        .discarding()
        .after(22_000)
        .expect(STILL_THERE, FINISH)
        .after(22_000)
        .expect(STILL_THERE, FINISH);
  }

  @Test
  @DisplayName("a noise or a key during the question counts as a sign of life")
  void aNoiseDuringTheQuestionIsASignOfLife() {
    call()
        .after(20_000)
        .callerSpeaks()
        .callerPauses()
        .after(21_500)
        .discarding()
        .after(22_000)
        .expect(STILL_THERE, FINISH);
    call().after(20_000).key().after(21_500).discarding().after(22_000).expect(STILL_THERE, FINISH);
  }

  @Test
  void aCallerWhoIsAskedAndAnswersYesIsHeard() {
    call()
        .after(20_000)
        .caller("yes")
        .askedWith("assistant: " + PHRASES.stillThere(), "caller: yes");
  }

  @Test
  @DisplayName("the call ends at its length, whatever is going on")
  void theCallEndsAtItsLength() {
    var minute = TurnPolicy.USUAL.lasting(Duration.ofMinutes(1));
    var goodbye = new Say(PHRASES.timeIsUp(), true);
    with(minute)
        .greeted("")
        .after(59_000)
        .discarding()
        .caller("Tell me a story")
        .token("Once ")
        .discarding()
        .after(1000)
        .expect(new Cancel(3), FINISH, goodbye, FINISH)
        .after(16_000)
        .expect(new HangUp(Parting.TIME_LIMIT));
    with(minute)
        .greeted("Hello there.")
        .after(50)
        .interrupted("Hello")
        .callerSpeaks()
        .after(9_000)
        .callerSpeaks()
        .after(9_000)
        .callerSpeaks()
        .after(9_000)
        .callerSpeaks()
        .after(9_000)
        .callerSpeaks()
        .after(9_000)
        .callerSpeaks()
        .after(9_000)
        .callerSpeaks()
        .after(7_000)
        .expect(goodbye, FINISH)
        .history("assistant: Hello…")
        .is(Leaving.class);
  }

  @Test
  @DisplayName("a farewell ends the call when it was heard, and not before")
  void aFarewellEndsTheCallWhenItWasHeard() {
    said("One two three.")
        .after(3000)
        .caller("bye bye then")
        .token("Goodbye ")
        .token("dear friend.")
        .discarding()
        .completeAndLeaving()
        .expect(FINISH)
        .is(Leaving.class)
        .caller("wait")
        .expectNothing()
        .played("Goodbye dear friend.")
        .expect(new HangUp(Parting.GOODBYE))
        .history(
            "caller: tell me about it",
            "assistant: One two three.",
            "caller: bye bye then",
            "assistant: Goodbye dear friend.");
  }

  @Test
  @DisplayName("a long last reply is said to its end before the call is")
  void aLongLastReplyIsSaidToItsEnd() {
    asked("What do you sell?")
        .token("Shoes and socks. ".repeat(30))
        .completeAndLeaving()
        .discarding()
        .after(24_000)
        .expectNothing()
        .after(10_000)
        .expect(new HangUp(Parting.GOODBYE));
  }

  @Test
  void leavingWithoutAWordTheAssistantSaysGoodbye() {
    asked("That was all I wanted")
        .completeAndLeaving()
        .expect(new Say(PHRASES.goodbye(), true), FINISH)
        .is(Leaving.class);
  }

  @Test
  @DisplayName("a farewell that was held is said when the floor is free; a new turn calls it off")
  void aFarewellThatWasHeld() {
    saying("Goodbye ")
        .interrupted("")
        .completeAndLeaving()
        .discarding()
        .caller("uh-huh")
        .expect(new Say("Goodbye ", true), FINISH)
        .is(Leaving.class);
    saying("Goodbye ")
        .interrupted("")
        .completeAndLeaving()
        .discarding()
        .caller("What about Sunday?")
        .expect(new Generate(2));
    asked("That was all I wanted")
        .interrupted("")
        .completeAndLeaving()
        .after(2500)
        .expect(new Say(PHRASES.goodbye(), true), FINISH);
  }

  @Test
  @DisplayName("a farewell is not said over a caller who is speaking")
  void aFarewellIsNotSaidOverTheCaller() {
    asked("That was all I wanted")
        .callerSpeaks()
        .token("Goodbye.")
        .completeAndLeaving()
        .expectNothing()
        .is(Speaking.class)
        .callerPauses()
        .after(500)
        .expect(new Say("Goodbye.", true), FINISH)
        .is(Leaving.class);
  }

  @Test
  @DisplayName("a caller who cuts the farewell off has heard enough of it")
  void aFarewellThatIsCutOffEndsTheCall() {
    asked("That was all I wanted")
        .token("Goodbye and good luck.")
        .completeAndLeaving()
        .discarding()
        .interrupted("Goodbye")
        .expect(new HangUp(Parting.GOODBYE))
        .history("caller: That was all I wanted", "assistant: Goodbye…");
  }

  @Test
  @DisplayName("a farewell that was thrown away before it began is said again")
  void aFarewellThrownAwayBeforeItBeganIsSaidAgain() {
    said("One two three. Four five six.")
        .caller("bye bye then")
        .token("Goodbye.")
        .completeAndLeaving()
        .after(200)
        .discarding()
        .interrupted("One two")
        .expect(new Say("Goodbye.", true), FINISH)
        .history("caller: tell me about it", "assistant: One two…", "caller: bye bye then")
        .played("Goodbye.")
        .expect(new HangUp(Parting.GOODBYE));
  }

  @Test
  @DisplayName("[B001-3] words of a farewell tell that what was queued before it is over")
  void aFarewellCutOffIsNotTakenForWhatCameBefore() {
    said("One two three. Four five six.")
        .caller("bye bye then")
        .token("Goodbye.")
        .completeAndLeaving()
        .discarding()
        .interrupted("Goodbye")
        .expect(new HangUp(Parting.GOODBYE))
        .history(
            "caller: tell me about it",
            "assistant: One two three. Four five six.",
            "caller: bye bye then",
            "assistant: Goodbye.");
  }

  @Test
  void aLineLostWhileListeningComesBackAsItWas() {
    call().lineLost().is(CutOff.class).lineBack(false).expectNothing().is(Listening.class);
  }

  @Test
  @DisplayName("a line that comes back with an empty queue is told the rest, with an apology")
  void anEmptyQueueIsToldTheRest() {
    said("One two three. Four five six.")
        .played("One two three.")
        .lineLost()
        .lineBack(false)
        .expect(new Say(SORRY + "Four five six."), FINISH)
        .after(6000)
        .caller("Thanks")
        .askedWith(
            "caller: tell me about it",
            "assistant: One two three.…",
            "assistant: " + SORRY + "Four five six.",
            "caller: Thanks");
  }

  @Test
  @DisplayName("what was queued and still plays is not said again; a reply goes on where it is")
  void aQueueThatLivesIsLeftAlone() {
    said("One two three.").lineLost().lineBack(true).expectNothing();
    saying("One ")
        .lineLost()
        .token("two ")
        .expectNothing()
        .lineBack(true)
        .expectNothing()
        .after(500)
        .expect(new Say("two "))
        .token("three.")
        .complete()
        .expect(new Say("three."), FINISH);
  }

  @Test
  @DisplayName(
      "[000-25] what cut the voice while the line was lost is told behind it: no word twice")
  void aCutReportedWithTheLineIsOfWordsBefore() {
    saying("One two ")
        .lineLost()
        .token("three.")
        .complete()
        .lineBack(true)
        .interrupted("One")
        .expect(FINISH)
        .caller("uh-huh")
        .expect(new Say("two three."), FINISH);
  }

  @Test
  void aFarewellThatCameWhileTheLineWasLostEndsTheCall() {
    asked("That was all I wanted")
        .lineLost()
        .token("Goodbye.")
        .completeAndLeaving()
        .lineBack(true)
        .after(500)
        .expect(new Say("Goodbye.", true), FINISH)
        .is(Leaving.class);
  }

  @Test
  @DisplayName("a line lost in the midst of the apology is apologised for once more, not twice")
  void anApologyIsNotPartOfTheRest() {
    said("One two three. Four five six.")
        .played("One two three.")
        .lineLost()
        .lineBack(false)
        .discarding()
        .played("Sorry,")
        .lineLost()
        .lineBack(false)
        .expect(new Say(SORRY + "Four five six."), FINISH);
  }

  @Test
  @DisplayName("a reply goes on being generated while the line is lost, and is not lost with it")
  void aReplyOutlivesTheLine() {
    asked("What do you sell?")
        .lineLost()
        .token("Shoes ")
        .lineBack(false)
        .expect(new Say(SORRY + "Shoes "))
        .token("only.")
        .complete()
        .expect(new Say("only."), FINISH);
    asked("What do you sell?")
        .lineLost()
        .fails()
        .lineBack(false)
        .expect(new Say(SORRY + PHRASES.trouble()), FINISH);
  }

  @Test
  @DisplayName("a reply that was held when the line died is said on, whatever became of the queue")
  void aHeldReplyIsSaidOn() {
    said("One two three.")
        .interrupted("One")
        .lineLost()
        .lineBack(true)
        .expectNothing()
        .after(2500)
        .expect(new Say("two three."), FINISH);
    said("One two three.")
        .interrupted("One")
        .lineLost()
        .lineBack(false)
        .expect(new Say(SORRY + "two three."), FINISH);
  }

  @Test
  @DisplayName("what was queued behind a sounding reply and died with the line is amended")
  void whatDiedWithTheLineIsAmended() {
    said("One two three. Four five six.")
        .played("One two three.")
        .caller("What comes next?")
        .token("Seven.")
        .complete()
        .lineLost()
        .discarding()
        .lineBack(false)
        .expectSaid(SORRY + "Seven.")
        .history(
            "caller: tell me about it", "assistant: One two three.…", "caller: What comes next?");
  }

  @Test
  @DisplayName("a reply that died with its process is asked for again, behind an apology")
  void aReplyThatDiedWithItsProcessIsAskedForAgain() {
    saying("One two three. Four ")
        .played("One two three.")
        .processLost()
        .is(CutOff.class)
        .lineBack(false)
        .expect(new Generate(2), new Say(SORRY))
        .askedWith("caller: tell me about it", "assistant: One two three.…")
        .token("One ")
        .complete()
        .expect(new Say("One "), FINISH);
    asked("What do you sell?")
        .processLost()
        .lineBack(true)
        .expect(new Generate(2), new Say(SORRY))
        .askedWith("caller: What do you sell?");
    saying("One two ")
        .interrupted("One")
        .discarding()
        .processLost()
        .lineBack(true)
        .expect(new Generate(2), new Say(SORRY))
        .history("caller: tell me about it", "assistant: One…");
  }

  @Test
  @DisplayName("whoever was listening when the process died is told, and a whole reply said on")
  void whoeverWasListeningIsTold() {
    call()
        .processLost()
        .lineBack(false)
        .expect(new Say(SORRY.strip()), FINISH)
        .after(5000)
        .is(Listening.class);
    call().processLost().lineBack(true).expectNothing().is(Listening.class);
    said("One two three. Four five six.")
        .played("One two three.")
        .processLost()
        .lineBack(false)
        .expect(new Say(SORRY + "Four five six."), FINISH);
    said("One two three.").processLost().lineBack(true).expectNothing();
  }

  @Test
  @DisplayName("a process may die twice, also with the line gone before it")
  void aProcessMayDieTwice() {
    saying("One two ")
        .lineLost()
        .processLost()
        .processLost()
        .lineBack(false)
        .expect(new Generate(2), new Say(SORRY));
  }

  @Test
  @DisplayName("a farewell that died with its process is not said again: the call is over")
  void aFarewellThatDiedIsOver() {
    asked("That was all I wanted")
        .token("Goodbye.")
        .completeAndLeaving()
        .processLost()
        .is(Over.class);
  }

  @Test
  void afterTheEndNothingHappens() {
    asked("That was all I wanted")
        .completeAndLeaving()
        .lineLost()
        .is(Over.class)
        .discarding()
        .caller("hello?")
        .lineBack(true)
        .after(100_000)
        .expectNothing();
  }
}
