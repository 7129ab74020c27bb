package dev.offhook.turn;

import dev.offhook.turn.Move.Cancel;
import dev.offhook.turn.Move.FinishTalk;
import dev.offhook.turn.Move.Generate;
import dev.offhook.turn.Move.Hush;
import dev.offhook.turn.Move.Say;
import dev.offhook.turn.TurnState.Cutting;
import dev.offhook.turn.TurnState.Leaving;
import dev.offhook.turn.TurnState.Listening;
import dev.offhook.turn.TurnState.Speaking;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On a line that lets nothing interrupt we cut the voice ourselves, for the words heard. */
class TurnMachineCuttingTest {
  private static final FinishTalk FINISH = new FinishTalk();
  private static final Hush HUSH = new Hush();
  private static final TurnPolicy POLICY = TurnPolicy.USUAL.cuttingItself(true);
  private static final String SORRY = POLICY.phrases().lineWasLost() + " ";

  private static ScriptedCall saying(String words) {
    return ScriptedCall.with(POLICY)
        .greeted("")
        .caller("tell me about it")
        .token(words)
        .discarding();
  }

  @ParameterizedTest
  @ValueSource(strings = {"uh-huh", "okay", "um", "Tuesday"})
  @DisplayName("a nod, a noise or a word in doubt does nothing at all")
  void aNodDoesNothing(String words) {
    saying("We open at nine. ").after(900).caller(words).expectNothing().is(Speaking.class);
  }

  @Test
  @DisplayName(
      "a question silences the voice at once, and is asked when it is known what was heard")
  void aQuestionSilencesTheVoice() {
    saying("We open at nine, and we close at five. ")
        .played("We open at nine,")
        .after(500)
        .caller("And on Sundays?")
        .expect(FINISH, HUSH)
        .is(Cutting.class)
        .after(60)
        .played("and we")
        .because("a question")
        .expect(new Cancel(1), new Generate(2))
        .askedWith(
            "caller: tell me about it",
            "assistant: We open at nine, and we…",
            "caller: And on Sundays?")
        .token("Closed.")
        .expect(new Say("Closed."));
  }

  @Test
  @DisplayName("a stop silences the voice at once, with its okay behind it, also in a partial")
  void aStopSilencesTheVoice() {
    saying("We open at nine. ")
        .caller("stop")
        .expect(FINISH, HUSH)
        .played("We")
        .because("a stop phrase")
        .expect(new Cancel(1), new Say("Okay."), FINISH)
        .history("caller: tell me about it", "assistant: We…", "caller: stop");
    saying("We open at nine. ")
        .partial("wait")
        .expect(FINISH, HUSH)
        .caller("Wait, what about Sunday?")
        .expectNothing()
        .played("We")
        .expect(new Cancel(1), new Generate(3))
        .askedWith(
            "caller: tell me about it", "assistant: We…", "caller: Wait, what about Sunday?");
  }

  @Test
  @DisplayName("the voice reported silent, what was reported before is all that was heard")
  void theVoiceReportedSilent() {
    saying("We open at nine, and we close at five. ")
        .played("We open at nine,")
        .caller("And on Sundays?")
        .voiceStops()
        .askedWith(
            "caller: tell me about it", "assistant: We open at nine,…", "caller: And on Sundays?");
  }

  @Test
  @DisplayName("on a line that reports nothing the clock says what was heard")
  void withoutReportsTheClockSays() {
    var words = "We open at nine and close at five on every day of the week. ";
    saying(words)
        .after(1500)
        .caller("And on Sundays?")
        .expect(FINISH, HUSH)
        .after(249)
        .expectNothing()
        .after(1)
        .expect(new Cancel(1), new Generate(2))
        .askedWith(
            "caller: tell me about it",
            "assistant: We open at nine and…",
            "caller: And on Sundays?");
    saying(words)
        .after(100)
        .caller("And on Sundays?")
        .after(250)
        .askedWith("caller: tell me about it And on Sundays?");
  }

  @Test
  @DisplayName("a reply on its way when the voice is cut is kept until it is cancelled, and unsaid")
  void whatComesMeanwhileIsNotSaid() {
    saying("We open at nine. ")
        .caller("And on Sundays?")
        .discarding()
        .token("And we close at five.")
        .complete()
        .expectNothing()
        .played("We open")
        .expect(new Generate(2))
        .askedWith("caller: tell me about it", "assistant: We open…", "caller: And on Sundays?");
  }

  @Test
  @DisplayName("before the reply sounds there is nothing to cut")
  void beforeTheReplyThereIsNothingToCut() {
    ScriptedCall.with(POLICY)
        .greeted("")
        .caller("I would like to book")
        .discarding()
        .caller("Tuesday")
        .expect(new Cancel(1), new Generate(2));
  }

  @Test
  @DisplayName("a question not reached yet, by the clock, is not what okay answers")
  void aQuestionNotReachedIsNotAnswered() {
    var words = "It costs twenty dollars a piece. Shall I book it? ";
    saying(words).after(800).caller("okay").because("a nod").expectNothing();
    saying(words).after(2900).caller("okay").played("Shall I").because("an answer to a question");
  }

  @Test
  @DisplayName("a line that must be heard is not cut; the answer waits behind it")
  void aProtectedLineIsNotCut() {
    ScriptedCall.with(POLICY)
        .announced("This call is recorded.", "Hello.")
        .caller("Are you open?")
        .expect(new Generate(1));
  }

  @Test
  @DisplayName("at its length the call is brought to an end the same way")
  void atItsLengthTheVoiceIsCut() {
    ScriptedCall.with(POLICY.lasting(Duration.ofSeconds(2)))
        .greeted("")
        .caller("tell me about it")
        .token("One two three, four five six, seven eight nine, ten eleven twelve. ")
        .discarding()
        .after(2000)
        .expect(FINISH, HUSH)
        .caller("wait")
        .because("a farewell")
        .played("One two")
        .because("the call has lasted 2 s")
        .expect(new Cancel(1), new Say(POLICY.phrases().timeIsUp(), true), FINISH)
        .is(Leaving.class)
        .history("caller: tell me about it", "assistant: One two…");
  }

  @Test
  @DisplayName("a line lost meanwhile keeps the turn; its answer is what is owed")
  void aLineLostMeanwhile() {
    saying("We open at nine. ")
        .caller("And on Sundays?")
        .discarding()
        .lineLost()
        .expect(new Cancel(1), new Generate(2))
        .token("Closed.")
        .complete()
        .lineBack(true)
        .expectSaid(SORRY + "Closed.");
  }

  @Test
  @DisplayName("a queue that lives is not cut by the rest of its reply without a word of apology")
  void aQueueThatLivesWouldBeCut() {
    saying("One two three. ")
        .lineLost()
        .token("Four.")
        .lineBack(true)
        .expectSaid(SORRY + "One two three. Four.");
    saying("One two three. ").complete().discarding().lineLost().lineBack(true).expectNothing();
  }

  @Test
  @DisplayName("an interruption that is reported all the same says what was heard")
  void anInterruptionAllTheSame() {
    saying("We open at nine. ")
        .caller("And on Sundays?")
        .interrupted("We open")
        .askedWith("caller: tell me about it", "assistant: We open…", "caller: And on Sundays?");
  }

  @Test
  @DisplayName("after a cut the next words are not expected to sound for two seconds")
  void afterACutTheNextWordsTakeTheirTime() {
    saying("We open at nine. ")
        .after(600)
        .caller("And on Sundays?")
        .played("We")
        .token("No.")
        .complete()
        .after(2100)
        .is(Speaking.class)
        .after(100)
        .is(Listening.class);
  }
}
