package dev.offhook.turn;

import static dev.offhook.turn.ScriptedCall.asked;
import static dev.offhook.turn.ScriptedCall.call;
import static dev.offhook.turn.ScriptedCall.said;
import static dev.offhook.turn.ScriptedCall.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every decision a caller could notice is told once, with what was heard, why, and how soon. */
class DecisionsTest {
  private static Arguments row(
      String moment, ScriptedCall call, String heard, Decision decision, String rule, long after) {
    return arguments(
        moment, call, new Move.Explain(heard, decision, rule, Duration.ofMillis(after)));
  }

  /** What happened last in each call is what is explained. */
  static Stream<Arguments> decisions() {
    return Stream.of(
            whileItSpeaks(), whileHeld(), whileTheCallerHasTheFloor(), unasked(), inTheEnd())
        .flatMap(List::stream);
  }

  private static List<Arguments> whileItSpeaks() {
    return List.of(
        row("cut", open().interrupted("We"), "", Decision.HELD, "the caller interrupted", 0),
        row("nod", open().caller("uh-huh"), "uh-huh", Decision.WENT_ON, "a nod", 0),
        row(
            "doubt",
            after(open(), 900).caller(" Tuesday "),
            "Tuesday",
            Decision.KEPT_ASIDE,
            "too little to tell",
            0),
        row(
            "fragment",
            open().caller("Tuesday"),
            "Tuesday",
            Decision.NEW_TURN,
            "more of the same turn",
            0),
        row("stop", open().caller("stop"), "stop", Decision.STOPPED, "a stop phrase", 0),
        row("early stop", open().partial("stop"), "stop", Decision.STOPPED, "a stop phrase", 0),
        row(
            "more than stop",
            open().caller("stop, where are you?"),
            "stop, where are you?",
            Decision.NEW_TURN,
            "words behind a stop phrase",
            0),
        row(
            "question",
            open().caller("and then?"),
            "and then?",
            Decision.NEW_TURN,
            "a question",
            0),
        row(
            "late report",
            said("One two.").caller("and then?").discarding().interrupted("One"),
            "and then?",
            Decision.NEW_TURN,
            "asked again, because less had been heard",
            0));
  }

  private static List<Arguments> whileHeld() {
    return List.of(
        row("nod", held().caller("okay"), "okay", Decision.WENT_ON, "a nod", 700),
        row("silence", after(held(), 1800), "", Decision.WENT_ON, "no words for 2.5 s", 2500),
        row(
            "endless noise",
            after(noisy(), 10_000),
            "",
            Decision.WENT_ON,
            "no words for 10 s",
            10_700),
        row(
            "doubt",
            held().caller("Tuesday"),
            "Tuesday",
            Decision.KEPT_ASIDE,
            "too little to tell",
            700),
        row(
            "stop",
            held().caller("please stop"),
            "please stop",
            Decision.STOPPED,
            "a stop phrase",
            700),
        row(
            "no",
            held().caller("no thanks"),
            "no thanks",
            Decision.STOPPED,
            "a no and nothing else",
            700),
        row(
            "answer",
            after(said("Shall I?").interrupted("Shall I"), 300).discarding().caller("yes"),
            "yes",
            Decision.NEW_TURN,
            "an answer to a question",
            300),
        row(
            "line back",
            after(after(held().lineLost(), 400).lineBack(true), 2500),
            "",
            Decision.WENT_ON,
            "no words for 2.5 s",
            2900));
  }

  private static List<Arguments> whileTheCallerHasTheFloor() {
    return List.of(
        row(
            "turn",
            call().caller("okay"),
            "okay",
            Decision.NEW_TURN,
            "the caller had the floor",
            0),
        row(
            "estimate too short",
            estimatedOver().interrupted("We"),
            "",
            Decision.HELD,
            "the caller interrupted",
            0),
        row(
            "silence",
            after(call(), 20_000),
            "",
            Decision.ASKED_WHETHER_THERE,
            "silence for 20 s",
            20_000),
        row(
            "more silence",
            after(after(call(), 50_000).discarding(), 15_000),
            "",
            Decision.SAID_GOODBYE,
            "silence for 20 s",
            20_000));
  }

  private static List<Arguments> unasked() {
    return List.of(
        row(
            "slow model",
            after(asked("What do you sell?"), 1000),
            "",
            Decision.BRIDGED,
            "the model has said nothing yet",
            1000),
        row(
            "early reply",
            after(asked("What?").callerSpeaks(), 200).token("One ").token("two."),
            "",
            Decision.LET_FINISH,
            "the caller is speaking",
            200),
        row("failure", open().fails(), "", Decision.APOLOGISED, "the reply failed", 0),
        row("failure while held", held().fails(), "", Decision.APOLOGISED, "the reply failed", 0),
        row(
            "empty",
            asked("What?").complete(),
            "",
            Decision.APOLOGISED,
            "the model had no answer",
            0),
        row(
            "line lost",
            after(open().lineLost(), 300).lineBack(false),
            "",
            Decision.APOLOGISED,
            "the line was lost",
            300));
  }

  private static List<Arguments> inTheEnd() {
    return List.of(
        row(
            "goodbye",
            open().completeAndLeaving(),
            "",
            Decision.SAID_GOODBYE,
            "the assistant ends the call",
            0),
        row(
            "time is up",
            after(endless(), 1000),
            "",
            Decision.SAID_GOODBYE,
            "the call has lasted 60 s",
            60_000),
        row(
            "words over it",
            leaving().caller("wait"),
            "wait",
            Decision.NOT_INTERRUPTED,
            "a farewell",
            0),
        row(
            "heard",
            leaving().played("Goodbye then."),
            "",
            Decision.HUNG_UP,
            "the farewell was heard",
            0),
        row(
            "heard before somebody else takes over",
            asked("Give me a human")
                .token("I'll put you through.")
                .completeAndHandingOver()
                .discarding()
                .played("I'll put you through."),
            "",
            Decision.HANDED_OVER,
            "what was said before has been heard",
            0),
        row(
            "not reported",
            after(leaving(), 9_000),
            "",
            Decision.HUNG_UP,
            "the farewell is long over",
            0),
        row(
            "cut",
            leaving().interrupted("Goodbye"),
            "",
            Decision.HUNG_UP,
            "the caller cut the farewell off",
            0),
        row(
            "thrown away",
            behind().interrupted("One"),
            "",
            Decision.NOT_INTERRUPTED,
            "the farewell had not begun",
            0),
        row(
            "cut before",
            queued().interrupted("One"),
            "",
            Decision.WENT_ON,
            "it cut what was said before",
            0));
  }

  private static ScriptedCall open() {
    return saying("We open at nine. ");
  }

  private static ScriptedCall held() {
    return after(open().interrupted("We"), 700).discarding();
  }

  private static ScriptedCall noisy() {
    return held().callerSpeaks();
  }

  private static ScriptedCall estimatedOver() {
    return after(said("We open at nine."), 3000).discarding();
  }

  private static ScriptedCall endless() {
    return after(
            ScriptedCall.with(TurnPolicy.USUAL.lasting(Duration.ofMinutes(1))).greeted(""), 59_000)
        .discarding();
  }

  private static ScriptedCall leaving() {
    return asked("That was all I wanted").token("Goodbye then.").completeAndLeaving().discarding();
  }

  private static ScriptedCall behind() {
    return said("One two three. Four five six.")
        .caller("bye bye then")
        .token("Goodbye.")
        .completeAndLeaving()
        .discarding();
  }

  private static ScriptedCall queued() {
    return said("One two three. Four five six.").caller("stop").after(20).discarding();
  }

  private static ScriptedCall after(ScriptedCall call, long milliseconds) {
    return call.after(milliseconds);
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("decisions")
  void aDecisionIsToldOnce(String moment, ScriptedCall call, Move.Explain why) {
    call.explained(why);
  }

  @Test
  void everyDecisionStandsInTheTable() {
    var told = EnumSet.noneOf(Decision.class);
    decisions().forEach(row -> told.add(((Move.Explain) row.get()[2]).decision()));
    assertThat(told).containsExactlyInAnyOrder(Decision.values());
  }

  @Test
  void aStopWordThatGrowsIsExplainedOnce() {
    open()
        .partial("stop")
        .partial("stop it")
        .caller("Stop it.")
        .explained(new Move.Explain("stop", Decision.STOPPED, "a stop phrase", Duration.ZERO));
  }

  @Test
  void whatNobodyNoticesIsNotExplained() {
    open()
        .caller(" ")
        .partial("so")
        .played("We open at nine.")
        .token("And ")
        .complete()
        .explained();
    held().partial("so").interrupted("").token("And ").played("We").explained();
    call().key().callerSpeaks().callerPauses().partial("so").caller("").explained();
    leaving().caller(" ").partial("wait").callerSpeaks().explained();
  }
}
