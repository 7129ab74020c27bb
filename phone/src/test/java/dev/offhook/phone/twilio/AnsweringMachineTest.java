package dev.offhook.phone.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.phone.twilio.Subscriber.Decision;
import dev.offhook.phone.twilio.Subscriber.Ending;
import io.vertx.core.MultiMap;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(180)
class AnsweringMachineTest {
  private static final Duration SOON = Duration.ofSeconds(2);
  private static final Subscriber.Machine MACHINE = Subscriber.machine(SOON, Duration.ofSeconds(9));

  private final Placing placing = new Placing();

  @AfterEach
  void close() {
    placing.close();
  }

  static Stream<Arguments> verdicts() {
    return Stream.of(
        Arguments.of(Subscriber.person(SOON), "Enable", "human", 2_050),
        Arguments.of(Subscriber.person(SOON), "DetectMessageEnd", "human", 2_050),
        Arguments.of(MACHINE, "Enable", "machine_start", 2_900),
        Arguments.of(MACHINE, "DetectMessageEnd", "machine_end_beep", 10_100),
        Arguments.of(
            MACHINE.ending(Ending.SILENCE), "DetectMessageEnd", "machine_end_silence", 10_700),
        Arguments.of(MACHINE.ending(Ending.OTHER), "DetectMessageEnd", "machine_end_other", 9_500),
        Arguments.of(Subscriber.fax(SOON), "Enable", "fax", 2_000),
        Arguments.of(Subscriber.quiet(SOON), "Enable", "unknown", 5_000),
        Arguments.of(
            Subscriber.machine(SOON, Duration.ofSeconds(40)),
            "DetectMessageEnd",
            "unknown",
            30_000),
        Arguments.of(Subscriber.machine(SOON, Duration.ofSeconds(2)), "Enable", "human", 3_700),
        Arguments.of(
            Subscriber.iosScreening(SOON, Decision.ANSWERS), "Enable", "machine_start", 2_900));
  }

  @ParameterizedTest
  @MethodSource("verdicts")
  void theVerdictComesWhenItIsKnownAndOnlyThenIsTheUrlAsked(
      Subscriber who, String mode, String verdict, int millis) {
    SimulatedCall call = placing.connected(who, "MachineDetection", mode);
    Duration wait =
        placing.time.advanceUntil(() -> !placing.server.posts("/voice").isEmpty(), Placing.LIMIT);

    assertThat(wait).isEqualTo(Duration.ofMillis(millis));
    MultiMap asked = placing.server.posts("/voice").getFirst().form();
    assertThat(asked.get("AnsweredBy")).isEqualTo(verdict);
    assertThat(asked.get("MachineDetectionDuration")).isEqualTo(Integer.toString(millis));
    assertThat(call.facts().answeredBy()).isEqualTo(verdict);
    placing.ended(call);
    assertThat(placing.statuses().getLast().get("AnsweredBy")).isEqualTo(verdict);
  }

  @ParameterizedTest
  @MethodSource("verdicts")
  void anAsynchronousVerdictComesToItsOwnUrlWhileTheCallGoesOn(
      Subscriber who, String mode, String verdict, int millis) {
    placing.server.twiml("/voice", form -> "<Response><Pause length=\"60\"/></Response>");
    SimulatedCall call =
        placing.connected(
            who,
            "MachineDetection",
            mode,
            "AsyncAmd",
            "true",
            "AsyncAmdStatusCallback",
            placing.server.url("/amd"));
    Duration silence =
        placing.time.advanceUntil(() -> !placing.server.posts("/voice").isEmpty(), Placing.LIMIT);
    assertThat(silence).isZero();
    assertThat(placing.server.posts("/voice").getFirst().form().contains("AnsweredBy")).isFalse();
    Duration wait =
        placing.time.advanceUntil(() -> !placing.server.posts("/amd").isEmpty(), Placing.LIMIT);

    assertThat(wait).isEqualTo(Duration.ofMillis(millis));
    RelayServer.Posted told = placing.server.posts("/amd").getFirst();
    assertThat(told.form().names())
        .containsExactlyInAnyOrder(
            "AccountSid", "CallSid", "AnsweredBy", "MachineDetectionDuration");
    assertThat(told.form().get("AnsweredBy")).isEqualTo(verdict);
    assertThat(told.form().get("CallSid")).isEqualTo(call.sid());
    assertThat(told.headers().contains("X-Twilio-Signature")).isTrue();
  }

  @Test
  void noVerdictComesWhenTheCallIsOverBefore() {
    SimulatedCall call =
        placing.connected(
            MACHINE,
            "MachineDetection",
            "DetectMessageEnd",
            "AsyncAmd",
            "true",
            "AsyncAmdStatusCallback",
            placing.server.url("/amd"));
    call.hangUp();
    placing.ended(call);
    placing.time.advance(Duration.ofSeconds(60));

    assertThat(placing.server.posts("/amd")).isEmpty();
  }

  @Test
  void anAsynchronousVerdictThatNobodyIsToldIsComplainedOf() {
    SimulatedCall call =
        placing.connected(Subscriber.fax(SOON), "MachineDetection", "Enable", "AsyncAmd", "true");
    placing.time.advance(Duration.ofSeconds(3));

    assertThat(call.notices()).extracting(notice -> notice.code()).contains(21262);
  }

  @Test
  void aMachineRecordsOnlyWhatIsSaidAfterItsBeep() {
    placing.server.twiml(
        "/voice",
        form ->
            "<Response><Say>Hello there.</Say><Pause length=\"12\"/><Say>Call us.</Say></Response>");
    SimulatedCall call = placing.connected(MACHINE);
    placing.ended(call);

    assertThat(call.heardText()).isEqualTo("Hello there. Call us.");
    assertThat(call.message()).isEqualTo("Call us.");
  }

  @Test
  void aMachineHangsUpWhenItHasRecordedEnough() {
    placing.server.relay("");
    SimulatedCall call = placing.connected(MACHINE);

    assertThat(placing.ended(call).connected())
        .isEqualTo(Duration.ofMillis(500 + 9_000 + 600 + 120_000));
    assertThat(placing.server.frames.stream().map(frame -> frame.getString("voicePrompt", "")))
        .anyMatch(words -> words.contains("mailbox"));
  }

  @Test
  void aPhoneThatScreensWaitsForAnAnswerAndItsOwnerComes() {
    placing.server.relay("");
    placing.server.on((socket, frame) -> {
      if (frame.getString("voicePrompt", "").contains("reason for calling")) {
        RelayServer.say(socket, "This is Ada about your appointment.");
      }
    });
    SimulatedCall call = placing.connected(Subscriber.iosScreening(SOON, Decision.ANSWERS));
    placing.time.advanceUntil(
        () ->
            placing.server.frames.stream()
                .anyMatch(frame -> frame.getString("voicePrompt", "").equals("Hello?")),
        Placing.LIMIT);

    assertThat(call.heardText()).isEqualTo("This is Ada about your appointment.");
    assertThat(call.state()).isEqualTo(CallState.CONNECTED);
  }

  @Test
  void aPhoneThatScreensIsContentWithWhatTheMarkupSays() {
    placing.server.twiml(
        "/voice",
        form ->
            "<Response><Pause length=\"10\"/><Say>This is Ada.</Say>"
                + "<Gather input=\"speech\" timeout=\"30\" action=\"/action\"/></Response>");
    SimulatedCall call = placing.connected(Subscriber.iosScreening(SOON, Decision.ANSWERS));
    placing.ended(call);

    assertThat(placing.server.posts("/action").getFirst().form().get("SpeechResult"))
        .isEqualTo("Hello?");
  }

  @Test
  void aPhoneThatScreensHangsUpOnWhoSaysNothing() {
    placing.server.relay("");
    SimulatedCall call = placing.connected(Subscriber.androidScreening(SOON, Decision.ANSWERS));

    assertThat(placing.ended(call).reason()).isEqualTo(Outcome.Reason.CALLER_HUNG_UP);
    assertThat(placing.server.frames.stream().map(frame -> frame.getString("voicePrompt", "")))
        .anyMatch(words -> words.contains("not available"));
  }
}
