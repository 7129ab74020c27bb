package dev.offhook.turn;

import static dev.offhook.turn.ScriptedCall.asked;
import static dev.offhook.turn.ScriptedCall.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.turn.Move.Filler;
import dev.offhook.turn.Move.FinishTalk;
import dev.offhook.turn.Move.Generate;
import dev.offhook.turn.Move.HandOver;
import dev.offhook.turn.Move.HangUp;
import dev.offhook.turn.Move.Say;
import dev.offhook.turn.TurnState.Away;
import dev.offhook.turn.TurnState.Leaving;
import dev.offhook.turn.TurnState.Over;
import dev.offhook.turn.TurnState.Speaking;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A reply that uses tools, and the one that gives the call to somebody else. */
class TurnMachineToolsTest {
  @Test
  void aWaitForToolsIsBridgedOnceTheWordsBeforeItHaveSounded() {
    asked("Do you have one in blue")
        .token("I will see. ")
        .discarding()
        .working()
        .after(900)
        .expectNothing()
        .after(1_200)
        .expect(new FinishTalk(), new Filler("Let me look that up for you."));
  }

  @Test
  void whatFollowsTheToolsGoesOnInTheSameReply() {
    asked("Do you have one in blue")
        .token("I will see. ")
        .working()
        .after(2_100)
        .discarding()
        .token("Yes, two.")
        .expect(new Say("Yes, two."))
        .complete()
        .played("I will see.")
        .played("Yes, two.")
        .is(TurnState.Listening.class);
  }

  @Test
  void aReplyThatIsNotAwaitedBridgesNothing() {
    call().tell(new Signal.Working(7)).after(3_000).expectNothing();
  }

  @Test
  @DisplayName("[anc-2] the words before a transfer are heard first")
  void theWordsBeforeATransferAreHeardFirst() {
    asked("Give me a human")
        .token("I'll put you through.")
        .discarding()
        .completeAndHandingOver()
        .expect(new FinishTalk())
        .is(Leaving.class)
        .caller("wait")
        .expectNothing()
        .played("I'll put you through.")
        .expect(new HandOver())
        .is(Away.class);
  }

  @Test
  void withoutAWordOfTheModelTheCallerIsToldAllTheSame() {
    asked("Give me a human")
        .discarding()
        .completeAndHandingOver()
        .expect(new Say("One moment, I'll put you through.", true), new FinishTalk());
  }

  @Test
  void aLineThatIsLostBeforeATransferIsNoReasonNotToMakeIt() {
    asked("Give me a human")
        .token("I'll put you through.")
        .completeAndHandingOver()
        .discarding()
        .lineLost()
        .expect(new HandOver())
        .is(Away.class);
  }

  @Test
  void aCallThatComesBackIsTheModelsToExplain() {
    var call =
        asked("Give me a human")
            .token("I'll put you through.")
            .completeAndHandingOver()
            .played("I'll put you through.")
            .discarding();

    call.lineLost().caller("hello?").expectNothing().is(Away.class);
    call.lineBack(false).expect(new Generate(2)).is(Speaking.class);
    call.token("Nobody is there.").complete().played("Nobody is there.");
    assertThat(call.state()).isInstanceOf(TurnState.Listening.class);
  }

  @Test
  void aTransferThatGaveWayToAQuestionIsNotMade() {
    asked("Give me a human")
        .token("I'll put you through.")
        .interrupted("")
        .caller("No, what about Sunday?")
        .token("Ten to four. Bye.")
        .completeAndLeaving()
        .discarding()
        .played("Ten to four. Bye.")
        .expect(new HangUp(Parting.GOODBYE))
        .is(Over.class);
  }
}
