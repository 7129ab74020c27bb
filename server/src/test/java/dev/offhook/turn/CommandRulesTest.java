package dev.offhook.turn;

import static dev.offhook.turn.ScriptedCall.asked;
import static dev.offhook.turn.ScriptedCall.call;
import static dev.offhook.turn.ScriptedCall.said;
import static dev.offhook.turn.ScriptedCall.saying;
import static dev.offhook.turn.ScriptedCall.with;

import dev.offhook.turn.Move.Cancel;
import dev.offhook.turn.Move.FinishTalk;
import dev.offhook.turn.Move.Generate;
import dev.offhook.turn.Move.HandOver;
import dev.offhook.turn.Move.HangUp;
import dev.offhook.turn.Move.Purge;
import dev.offhook.turn.Move.Say;
import dev.offhook.turn.TurnState.Away;
import dev.offhook.turn.TurnState.Leaving;
import dev.offhook.turn.TurnState.Listening;
import dev.offhook.turn.TurnState.Over;
import dev.offhook.turn.TurnState.Speaking;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Somebody who is not on the phone wants something of the call. */
class CommandRulesTest {
  private static final Signal BE_SILENT = new Signal.Commanded(new Command.BeSilent());

  private static Signal leave(String words) {
    return new Signal.Commanded(new Command.Leave(words, Departure.HANG_UP));
  }

  private static Signal speak(String words) {
    return new Signal.Commanded(new Command.Speak(words));
  }

  @Test
  @DisplayName("[002-24] the voice is silenced, and the call goes on listening")
  void theVoiceIsSilencedAndTheCallListens() {
    var call = saying("One two three. Four five six. ").played("One two three.").discarding();

    call.tell(BE_SILENT).expect(new Cancel(1), new FinishTalk(), new Purge()).is(Listening.class);
    call.history("caller: tell me about it", "assistant: One two three.…");
    call.caller("And on Sunday?").expect(new Generate(2));
  }

  @Test
  void inSilenceThereIsNothingToSilence() {
    call().after(20_000).discarding();
    said("One.").played("One.").discarding().tell(BE_SILENT).expectNothing().is(Listening.class);
  }

  @Test
  void aHeldReplyIsDropped() {
    saying("One two three. ")
        .interrupted("One")
        .discarding()
        .tell(BE_SILENT)
        .expect(new Cancel(1))
        .is(Listening.class)
        .after(5_000)
        .expectNothing();
  }

  @Test
  void aLineThatMustBeHeardIsNotSilenced() {
    with(TurnPolicy.USUAL)
        .announced("Mind the gap.", "Hello.")
        .discarding()
        .tell(BE_SILENT)
        .expectNothing();
  }

  @Test
  void wordsFromOutsideAreSaidBehindWhatSounds() {
    said("One two three.")
        .discarding()
        .tell(speak("Lunch is ready."))
        .expect(new Say("Lunch is ready."), new FinishTalk())
        .is(Speaking.class)
        .played("One two three.")
        .played("Lunch is ready.")
        .is(Listening.class);
  }

  @Test
  @DisplayName("[B004-8] an end from outside waits until the farewell was heard")
  void anEndFromOutsideWaitsUntilTheFarewellWasHeard() {
    asked("Tell me all")
        .token("One two three. ")
        .discarding()
        .tell(leave("We close now."))
        .expect(new Cancel(1), new FinishTalk(), new Say("We close now.", true), new FinishTalk())
        .is(Leaving.class)
        .tell(leave("Again."))
        .tell(BE_SILENT)
        .tell(speak("No."))
        .expectNothing()
        .played("One two three.")
        .played("We close now.")
        .expect(new HangUp())
        .is(Over.class);
  }

  @Test
  void anEndWithoutWordsIsTheUsualGoodbye() {
    call()
        .after(5_000)
        .discarding()
        .tell(leave(""))
        .expect(new Say("Goodbye.", true), new FinishTalk());
  }

  @Test
  void aCallIsHandedOverFromOutside() {
    call()
        .after(5_000)
        .discarding()
        .tell(new Signal.Commanded(new Command.Leave("", Departure.HAND_OVER)))
        .expect(new Say("One moment, I'll put you through.", true), new FinishTalk())
        .played("One moment, I'll put you through.")
        .expect(new HandOver())
        .is(Away.class);
  }
}
