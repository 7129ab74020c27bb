package dev.offhook.turn;

import static dev.offhook.turn.ScriptedCall.asked;
import static dev.offhook.turn.ScriptedCall.call;
import static dev.offhook.turn.ScriptedCall.said;
import static dev.offhook.turn.ScriptedCall.saying;
import static dev.offhook.turn.ScriptedCall.with;

import dev.offhook.turn.Interjection.Rule;
import dev.offhook.turn.Move.Cancel;
import dev.offhook.turn.Move.Filler;
import dev.offhook.turn.Move.FinishTalk;
import dev.offhook.turn.Move.Generate;
import dev.offhook.turn.Move.Say;
import dev.offhook.turn.TurnState.Held;
import dev.offhook.turn.TurnState.Listening;
import dev.offhook.turn.TurnState.Speaking;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Slow speakers, stop words, fragments, answers, fillers. */
class TurnMachineSpeechTest {
  private static final FinishTalk FINISH = new FinishTalk();

  static List<String> stopPhrases() {
    return List.of(
        "stop",
        "wait",
        "hold on",
        "hang on",
        "hold up",
        "one moment",
        "one second",
        "just a second",
        "just a moment",
        "pause",
        "shut up",
        "be quiet",
        "quiet",
        "enough",
        "that's enough",
        "never mind",
        "nevermind",
        "excuse me",
        "no",
        "no no",
        "stop talking",
        "listen");
  }

  @ParameterizedTest
  @MethodSource("stopPhrases")
  @DisplayName("[000-13] [B000-12] a stop phrase silences: a short okay, and no more of the model")
  void aStopPhraseSilences(String phrase) {
    saying("We open at nine and ")
        .interrupted("We open")
        .discarding()
        .caller("Okay, " + phrase.toUpperCase(Locale.ROOT) + "!")
        .expect(new Cancel(1), new Say("Okay."), FINISH)
        .after(1500)
        .is(Listening.class)
        .expectNothing();
  }

  @Test
  void afterAStopTheNextWordsAreATurn() {
    saying("We open at nine and ")
        .interrupted("We open")
        .caller("stop")
        .after(1500)
        .caller("Where are you?")
        .askedWith(
            "caller: tell me about it",
            "assistant: We open…",
            "caller: stop",
            "assistant: Okay.",
            "caller: Where are you?");
  }

  @Test
  @DisplayName("words behind the stop phrase are a turn")
  void wordsBehindTheStopPhraseAreATurn() {
    saying("We open at nine and ")
        .interrupted("We open")
        .discarding()
        .caller("Stop, where are you?")
        .expect(new Cancel(1), new Generate(2))
        .askedWith(
            "caller: tell me about it", "assistant: We open…", "caller: Stop, where are you?");
  }

  @Test
  @DisplayName("a stop word in a partial silences at once; okay waits until the caller is done")
  void aStopWordInAPartialSilencesAtOnce() {
    saying("We open at nine and ")
        .interrupted("We open")
        .discarding()
        .partial("Stop")
        .expect(new Cancel(1))
        .partial("Stop please")
        .expectNothing()
        .caller("Stop please.")
        .expect(new Say("Okay."), FINISH)
        .history("caller: tell me about it", "assistant: We open…", "caller: Stop please.");
  }

  @Test
  void aStopWordInAPartialMayTurnOutToBeTheBeginningOfAQuestion() {
    saying("We open at nine and ")
        .interrupted("We open")
        .partial("Wait")
        .discarding()
        .caller("Wait, what about Sunday?")
        .expect(new Generate(3))
        .askedWith(
            "caller: tell me about it", "assistant: We open…", "caller: Wait, what about Sunday?");
  }

  @Test
  void aStopWordInAPartialWithoutAFinalEndsInSilence() {
    saying("We open at nine and ")
        .callerSpeaks()
        .interrupted("We open")
        .partial("Stop")
        .callerPauses()
        .discarding()
        .after(500)
        .expect(new Say("Okay."), FINISH)
        .after(2000)
        .is(Listening.class)
        .caller("Stop")
        .expectNothing()
        .history("caller: tell me about it", "assistant: We open…", "caller: Stop");
  }

  @Test
  @DisplayName("an okay that is cut by the same stop word is not said again")
  void anOkayCutByTheSameWordIsNotSaidAgain() {
    said("We open at nine. We close at five.")
        .partial("Stop")
        .interrupted("We open")
        .callerPauses()
        .after(500)
        .interrupted("")
        .discarding()
        .caller("Stop!")
        .expectNothing()
        .is(Listening.class)
        .history("caller: tell me about it", "assistant: We open…", "caller: Stop!");
  }

  @Test
  @DisplayName("[B000-3] the voice stays away while a slow speaker speaks, and what is said counts")
  void aSlowSpeakerIsNotTalkedOver() {
    saying("Do tell us your order number. ")
        .callerSpeaks()
        .interrupted("Do tell us")
        .discarding()
        .after(9000)
        .expectNothing()
        .is(Held.class)
        .callerPauses()
        .after(2400)
        .expectNothing()
        .caller("It is four four seven one")
        .askedWith(
            "caller: tell me about it",
            "assistant: Do tell us…",
            "caller: It is four four seven one");
  }

  @Test
  @DisplayName("[B000-3] without speaker events, partials keep the voice away as well")
  void partialsKeepTheVoiceAway() {
    saying("Do tell us your order number. ")
        .interrupted("Do tell us")
        .discarding()
        .after(2000)
        .partial("It")
        .after(2400)
        .partial("It is four")
        .after(5000)
        .expectNothing()
        .is(Held.class);
  }

  @Test
  @DisplayName("a noise that never ends does not hold the reply for ever")
  void aNoiseThatNeverEndsDoesNotHoldTheReplyForEver() {
    saying("One two. ")
        .callerSpeaks()
        .interrupted("One")
        .discarding()
        .after(9_999)
        .expectNothing()
        .after(1)
        .expect(new Say("two. "));
  }

  @Test
  @DisplayName(
      "a reply that comes while the caller speaks on waits for the breath, then flows whole")
  void aReplyWaitsForTheBreath() {
    asked("I would like to book")
        .callerSpeaks()
        .token("For ")
        .token("when?")
        .complete()
        .expectNothing()
        .callerPauses()
        .after(499)
        .expectNothing()
        .after(1)
        .expect(new Say("For when?"), FINISH);
  }

  @Test
  @DisplayName("fragments of one utterance are one turn, answered once")
  void fragmentsAreOneTurn() {
    call()
        .caller("I would like to book")
        .expect(new Generate(1))
        .callerSpeaks()
        .token("For ")
        .callerPauses()
        .caller("for Tuesday")
        .expect(new Cancel(1), new Generate(2))
        .askedWith("caller: I would like to book for Tuesday")
        .caller("evening")
        .expect(new Cancel(2), new Generate(3))
        .askedWith("caller: I would like to book for Tuesday evening")
        .token("Noted.")
        .expect(new Say("Noted."));
  }

  @Test
  @DisplayName("a word right after a turn belongs to it, though the reply has begun")
  void aWordRightAfterATurnBelongsToIt() {
    call()
        .caller("I would like to book")
        .token("Gladly. ")
        .after(400)
        .discarding()
        .caller("Tuesday")
        .expect(new Cancel(1), FINISH, new Generate(2))
        .askedWith("caller: I would like to book", "assistant: Gladly.…", "caller: Tuesday");
  }

  @Test
  @DisplayName("a word in doubt before the reply began is not lost when more follows")
  void aWordHeldInDoubtIsNotLostWhenMoreFollows() {
    asked("I would like to book")
        .interrupted("")
        .caller("Tuesday")
        .caller("at seven in the evening")
        .askedWith("caller: I would like to book Tuesday at seven in the evening");
  }

  @Test
  @DisplayName("after a question, yes and no are answers, also before the model has spoken")
  void afterAQuestionYesIsAnAnswer() {
    said("Shall I book it?")
        .interrupted("Shall I book")
        .caller("yes")
        .because(Rule.ANSWER)
        .askedWith("caller: tell me about it", "assistant: Shall I book…", "caller: yes");
    said("Shall I book it?")
        .after(3000)
        .caller("well")
        .caller("yes")
        .askedWith("caller: tell me about it", "assistant: Shall I book it?", "caller: well yes");
  }

  @Test
  @DisplayName("a question that was not reached yet is not what okay answers")
  void aQuestionNotReachedIsNotAnswered() {
    said("It costs twenty dollars. Shall I book it?")
        .interrupted("It costs")
        .caller("okay")
        .because(Rule.BACKCHANNEL)
        .expectSaid("twenty dollars. Shall I book it?");
  }

  @Test
  @DisplayName("a slow model is bridged after a question, and the filler is no part of the history")
  void aSlowModelIsBridged() {
    asked("What do you sell?")
        .after(999)
        .expectNothing()
        .after(1)
        .expect(new Filler(TurnPolicy.USUAL.filler(1)))
        .after(5000)
        .expectNothing()
        .token("Shoes.")
        .complete()
        .after(3000)
        .caller("Thanks")
        .askedWith("caller: What do you sell?", "assistant: Shoes.", "caller: Thanks");
  }

  @Test
  void aFillerIsCancelledByTheFirstToken() {
    asked("What do you sell?").after(500).token("Shoes ").after(3000).expect(new Say("Shoes "));
  }

  @Test
  @DisplayName("no filler after a mere statement, and none while the caller speaks")
  void noFillerWhereItWouldBeOdd() {
    asked("My name is Bob").after(5000).expectNothing();
    asked("What do you sell?").after(500).callerSpeaks().after(5000).expectNothing();
  }

  @Test
  void aWakeThatComesEarlyBridgesNothing() {
    asked("What do you sell?").tell(new Signal.Woken()).expectNothing();
  }

  @Test
  @DisplayName("a filler is no reason to wake again once kept words were let go")
  void wordsLetGoLeaveNoWakeBehind() {
    asked("What do you sell?")
        .callerSpeaks()
        .token("Shoes ")
        .callerPauses()
        .after(5000)
        .expect(new Say("Shoes "));
  }

  @Test
  @DisplayName("[B000-9] a failure while held is told when the floor is free, history well-formed")
  void aFailureWhileHeldWaits() {
    saying("We open ")
        .interrupted("We")
        .discarding()
        .fails()
        .expectNothing()
        .caller("uh-huh")
        .expect(new Say("open " + TurnPolicy.USUAL.phrases().trouble()), FINISH)
        .after(6000)
        .caller("hello?")
        .askedWith(
            "caller: tell me about it",
            "assistant: We open " + TurnPolicy.USUAL.phrases().trouble(),
            "caller: hello?");
  }

  @Test
  @DisplayName("[B000-9] a failure is told, but never over a caller who is speaking")
  void aFailureIsNotToldOverTheCaller() {
    asked("What do you sell?")
        .fails()
        .expect(new Say(TurnPolicy.USUAL.phrases().trouble()), FINISH);
    asked("What do you sell?")
        .callerSpeaks()
        .fails()
        .expectNothing()
        .callerPauses()
        .after(500)
        .expect(new Say(TurnPolicy.USUAL.phrases().trouble()), FINISH);
  }

  @Test
  @DisplayName("a model without an answer says so, also when it was held")
  void aModelWithoutAnAnswerSaysSo() {
    asked("What do you sell?")
        .complete()
        .expect(new Say(TurnPolicy.USUAL.phrases().nothing()), FINISH);
    asked("What do you sell?")
        .interrupted("")
        .complete()
        .after(2500)
        .expect(new Say(TurnPolicy.USUAL.phrases().nothing()), FINISH);
  }

  @Test
  @DisplayName("a greeting that is blank leaves the floor to the caller, whose okay is a turn")
  void aBlankGreetingLeavesTheFloor() {
    with(TurnPolicy.USUAL)
        .greeted(" ")
        .is(Listening.class)
        .caller("okay")
        .askedWith("caller: okay");
  }

  @Test
  void theVoiceFallingSilentGivesTheFloorBack() {
    said("We open at nine.").after(500).voiceStops().is(Listening.class);
    saying("We open at nine. ").voiceStops().is(Speaking.class);
  }
}
