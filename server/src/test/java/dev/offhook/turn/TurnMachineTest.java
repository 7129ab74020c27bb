package dev.offhook.turn;

import static dev.offhook.turn.ScriptedCall.asked;
import static dev.offhook.turn.ScriptedCall.call;
import static dev.offhook.turn.ScriptedCall.said;
import static dev.offhook.turn.ScriptedCall.saying;
import static dev.offhook.turn.ScriptedCall.with;

import dev.offhook.turn.Interjection.Rule;
import dev.offhook.turn.Move.Cancel;
import dev.offhook.turn.Move.FinishTalk;
import dev.offhook.turn.Move.Generate;
import dev.offhook.turn.Move.Say;
import dev.offhook.turn.TurnState.Held;
import dev.offhook.turn.TurnState.Listening;
import dev.offhook.turn.TurnState.Speaking;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TurnMachineTest {
  private static final FinishTalk FINISH = new FinishTalk();

  @Test
  void aCallersWordsAreAnsweredTokenByToken() {
    call()
        .caller("When do you open?")
        .expect(new Generate(1))
        .token("At ")
        .token("nine.")
        .complete()
        .expect(new Say("At "), new Say("nine."), FINISH)
        .is(Speaking.class)
        .after(2000)
        .is(Listening.class)
        .caller("Thanks")
        .askedWith("caller: When do you open?", "assistant: At nine.", "caller: Thanks");
  }

  @Test
  void aBlankTranscriptIsNoTurn() {
    call().caller("  ").expectNothing().is(Listening.class);
  }

  @Test
  @DisplayName("[000-11] an interruption holds the reply: nothing is sent, nothing is cancelled")
  void anInterruptionHoldsTheReply() {
    saying("Hello there. ")
        .interrupted("Hello")
        .expect(FINISH)
        .token("How are you?")
        .complete()
        .after(2000)
        .expectNothing()
        .is(Held.class);
  }

  @Test
  @DisplayName("[000-12] [B000-8] a question after an interruption cancels, and is answered afresh")
  void aQuestionAfterAnInterruptionIsAnsweredAfresh() {
    var call = saying("We open at nine and ").interrupted("We open").discarding();
    var old = call.reply();
    call.caller("And on Sundays?")
        .expect(new Cancel(old), new Generate(old + 1))
        .askedWith("caller: tell me about it", "assistant: We open…", "caller: And on Sundays?")
        .tell(new Signal.Generated(old, "close at five."))
        .expectNothing();
  }

  @ParameterizedTest
  @ValueSource(strings = {"You open Sunday?", "Isn't it closed", "can I speak to a person"})
  @DisplayName("[000-14] [000-15] questions are a turn, by their mark or their first word")
  void questionsAreATurn(String words) {
    saying("We open at nine. ").interrupted("We").caller(words).is(Speaking.class);
    saying("We open at nine. ")
        .interrupted("We")
        .caller(words)
        .askedWith("caller: tell me about it", "assistant: We…", "caller: " + words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"I would like to book for Tuesday", "My name is Bob", "tell me your hours"})
  @DisplayName("[B000-2] a statement that interrupts is a turn like a question")
  void aStatementThatInterruptsIsATurn(String words) {
    with(TurnPolicy.USUAL)
        .greeted("Welcome to the shop. How can I help you today?")
        .after(1000)
        .interrupted("Welcome to")
        .caller(words)
        .askedWith("assistant: Welcome to…", "caller: " + words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"uh-huh", "okay", "yeah", "right", "um", ""})
  @DisplayName("[000-16] [000-26] a nod resumes at the very word, and never enters the history")
  void aNodResumesAtTheVeryWord(String words) {
    saying("We open at nine. And we close ")
        .interrupted("We open")
        .discarding()
        .caller(words)
        .expect(new Say("at nine. And we close "))
        .token("at five.")
        .complete()
        .expect(new Say("at five."), FINISH)
        .after(5000)
        .caller("Thanks")
        .askedWith(
            "caller: tell me about it",
            "assistant: We open at nine. And we close at five.",
            "caller: Thanks");
  }

  @Test
  @DisplayName(
      "[000-17] [000-33] a word in doubt disturbs nothing, and reaches the model next time")
  void aWordInDoubtReachesTheModelNextTime() {
    said("We open at nine.")
        .caller("Tuesday")
        .because(Rule.TOO_LITTLE)
        .expectNothing()
        .after(5000)
        .caller("please")
        .askedWith(
            "caller: tell me about it", "assistant: We open at nine.", "caller: Tuesday please");
    said("We open at nine.")
        .interrupted("We")
        .caller("Tuesday")
        .expectSaid("open at nine.")
        .after(5000)
        .caller("please")
        .askedWith(
            "caller: tell me about it", "assistant: We open at nine.", "caller: Tuesday please");
  }

  @ParameterizedTest
  @CsvSource({"2500, 2.5 s", "1000, 1 s"})
  @DisplayName("[000-18] [000-19] in silence a held reply goes on by itself, after the set time")
  void inSilenceAHeldReplyGoesOn(long patience, String inWords) {
    with(TurnPolicy.USUAL.waiting(
            TurnPolicy.USUAL.patience().resuming(Duration.ofMillis(patience))))
        .greeted("Hello. How can I help?")
        .interrupted("Hello.")
        .after(patience - 1)
        .expectNothing()
        .after(1)
        .because("no words for " + inWords)
        .expect(new Say("How can I help?"), FINISH);
  }

  @Test
  @DisplayName("[000-20] a stop phrase of the assistant's own stops, apostrophe and all")
  void aStopPhraseOfTheAssistantsOwnStops() {
    var policy = TurnPolicy.USUAL.stoppedBy(List.of("that's plenty"));
    with(policy)
        .greeted("Hello. How can I help?")
        .caller("That’s plenty!")
        .because(Rule.EXTRA_STOP_PHRASE)
        .expect(new Say("Okay."), FINISH);
  }

  @Test
  @DisplayName("[000-21] the tail of a finished reply is resumed as a cycle of its own")
  void theTailIsResumedAsACycleOfItsOwn() {
    said("We open at nine. And we close at five.")
        .interrupted("We open at nine.")
        .expectNothing()
        .caller("uh-huh")
        .expect(new Say("And we close at five."), FINISH)
        .is(Speaking.class);
  }

  @Test
  @DisplayName("[000-22] [B000-16] the greeting counts: interrupted, resumed, answered, remembered")
  void theGreetingCounts() {
    with(TurnPolicy.USUAL)
        .greeted("Hello! How can I help?")
        .interrupted("Hello")
        .expectNothing()
        .caller("uh-huh")
        .expect(new Say("How can I help?"), FINISH)
        .after(3000)
        .caller("Are you open?")
        .askedWith("assistant: Hello! How can I help?", "caller: Are you open?");
  }

  @Test
  @DisplayName("[000-23] [001-08] after a turn the history holds only what was heard")
  void theHistoryHoldsOnlyWhatWasHeard() {
    said("One two three. Four five six.")
        .played("One two three.")
        .interrupted("Four")
        .caller("What comes after six?")
        .askedWith(
            "caller: tell me about it",
            "assistant: One two three. Four…",
            "caller: What comes after six?");
  }

  @Test
  @DisplayName("[000-24] [001-09] of what was not heard at all, no turn remains")
  void nothingHeardIsNoTurn() {
    said("One two three.")
        .interrupted("")
        .caller("What comes next?")
        .askedWith("caller: tell me about it What comes next?");
  }

  @Test
  @DisplayName("[000-25] [B000-7] what was heard over several pauses adds up, one blank apart")
  void whatWasHeardOverSeveralPausesAddsUp() {
    saying("One two three four five six seven. ")
        .interrupted("One two")
        .caller("uh-huh")
        .expectSaid("three four five six seven. ")
        .interrupted("three four")
        .caller("yeah")
        .expectSaid("five six seven. ")
        .interrupted("five")
        .caller("What about eight?")
        .askedWith(
            "caller: tell me about it",
            "assistant: One two three four five…",
            "caller: What about eight?");
  }

  @Test
  @DisplayName("[B000-4] a second interruption aligns with what was said since the first")
  void aSecondInterruptionAlignsWithTheRemainder() {
    saying("The red one costs ten. The blue one costs twenty. ")
        .interrupted("The red one costs ten.")
        .caller("okay")
        .expectSaid("The blue one costs twenty. ")
        .interrupted("The blue")
        .caller("okay")
        .expectSaid("one costs twenty. ");
  }

  @Test
  @DisplayName(
      "[000-27] [000-28] [B000-13] spelling does not matter; without a match nothing is lost")
  void alignmentIsTolerantAndLosesNothing() {
    said("Hello there. We are open.")
        .interrupted("hello there we")
        .caller("uh-huh")
        .expectSaid("are open.");
    said("Hello there. We are open.")
        .interrupted("Guten Tag")
        .caller("uh-huh")
        .expectSaid("Hello there. We are open.");
    said("Hello there. We are open.")
        .interrupted("Hello the")
        .caller("uh-huh")
        .expectSaid("there. We are open.");
  }

  @Test
  @DisplayName("[000-29] a second interruption starts the wait anew")
  void aSecondInterruptionStartsTheWaitAnew() {
    said("One two three. Four five six.")
        .interrupted("One")
        .after(2000)
        .interrupted("two")
        .after(2499)
        .expectNothing()
        .after(1)
        .expect(new Say("three. Four five six."), FINISH);
  }

  @Test
  @DisplayName("[000-30] interrupted before its first word, a reply is held and then flows whole")
  void interruptedBeforeItsFirstWordAReplyFlowsWhole() {
    asked("Tell me more")
        .interrupted("")
        .token("Well, ")
        .token("it ")
        .expectNothing()
        .caller("uh-huh")
        .expect(new Say("Well, it "))
        .token("is big.")
        .complete()
        .expect(new Say("is big."), FINISH);
  }

  @Test
  @DisplayName("[000-31] [001-10] an interruption that names nothing leaves all as it was")
  void anInterruptionThatNamesNothing() {
    said("One two three.")
        .tell(new Signal.Interrupted("", Optional.empty()))
        .history("caller: tell me about it")
        .after(2500)
        .expect(new Say("One two three."), FINISH)
        .played("One two three.")
        .is(Listening.class)
        .interrupted("whatever")
        .expectNothing()
        .is(Listening.class);
  }

  @Test
  @DisplayName("[000-32] [B000-10] [B000-11] a question without an interruption restarts the reply")
  void aQuestionWithoutAnInterruptionRestartsTheReply() {
    var call = saying("We open at nine and ").after(1000);
    var old = call.reply();
    call.caller("And on Sundays?")
        .expect(new Cancel(old), FINISH, new Generate(old + 1))
        .askedWith(
            "caller: tell me about it",
            "assistant: We open at nine and…",
            "caller: And on Sundays?");
  }

  @Test
  @DisplayName("[000-33] a nod without an interruption does not disturb a running reply")
  void aNodDoesNotDisturbARunningReply() {
    saying("We open ")
        .caller("uh-huh")
        .expectNothing()
        .token("at nine.")
        .expect(new Say("at nine."));
  }

  @Test
  @DisplayName("[B000-10] [B001-3] interrupted after the prompt: the model is asked again, truly")
  void anInterruptionReportedAfterThePromptCorrectsTheHistory() {
    var call = said("One two three. Four five six.").caller("What comes after six?");
    call.expect(new Generate(2))
        .interrupted("One two")
        .expect(new Cancel(2), new Generate(3))
        .askedWith(
            "caller: tell me about it", "assistant: One two…", "caller: What comes after six?")
        .is(Speaking.class)
        .token("Seven.")
        .expect(new Say("Seven."));
  }

  @Test
  @DisplayName(
      "[B001-3] an interruption cuts the reply that was sounding, not the one queued behind")
  void anInterruptionCutsTheReplyThatWasSounding() {
    said("One two three. Four five six.")
        .caller("What comes after six?")
        .token("Two is ")
        .complete()
        .after(400)
        .discarding()
        .interrupted("One two")
        .history("caller: tell me about it", "assistant: One two…", "caller: What comes after six?")
        .caller("uh-huh")
        .expect(new Say("Two is "), FINISH);
  }

  @Test
  @DisplayName("[B001-3] words of the reply behind tell that the one before is over, not the clock")
  void wordsOfTheReplyBehindTellThatTheOneBeforeIsOver() {
    said("One two three. Four five six.")
        .caller("stop")
        .expect(new Say("Okay."), FINISH)
        .after(1500)
        .interrupted("Okay.")
        .after(2500)
        .expectNothing()
        .history(
            "caller: tell me about it", "assistant: One two three. Four five six.", "caller: stop");
  }

  @Test
  @DisplayName("what was said on the words that interrupted is not taken for interrupted")
  void whatWasSaidSinceIsNotTakenForInterrupted() {
    said("One two three. Four five six.")
        .caller("stop")
        .expect(new Say("Okay."), FINISH)
        .after(20)
        .interrupted("One two")
        .after(5000)
        .expectNothing()
        .caller("Where are you?")
        .askedWith(
            "caller: tell me about it",
            "assistant: One two…",
            "caller: stop",
            "assistant: Okay.",
            "caller: Where are you?");
  }

  @Test
  @DisplayName("[001-08] an earlier reply reported as played is whole; the cut falls on the next")
  void theCutFallsOnTheReplyItBelongsTo() {
    said("One two three.")
        .caller("What comes after three?")
        .token("Four comes after three.")
        .complete()
        .played("One two three.")
        .interrupted("Four")
        .history(
            "caller: tell me about it",
            "assistant: One two three.",
            "caller: What comes after three?")
        .caller("And then?")
        .history(
            "caller: tell me about it",
            "assistant: One two three.",
            "caller: What comes after three?",
            "assistant: Four…",
            "caller: And then?");
  }

  @Test
  @DisplayName("[B001-2] what the caller says while a reply streams is acted on at once")
  void wordsAreActedOnWhileAReplyStreams() {
    saying("One ").token("two ").caller("stop").because(Rule.STOP_PHRASE).is(Speaking.class);
  }

  @Test
  void aKeyAloneChangesNothing() {
    saying("One two ").key().expectNothing().interrupted("One").expect(FINISH).is(Held.class);
  }
}
