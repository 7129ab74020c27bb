package dev.offhook.telephony.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.call.CallDetails;
import dev.offhook.call.CallDetails.Direction;
import dev.offhook.call.PhoneNumber;
import dev.offhook.telephony.FinalStatus;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookFormsTest {
  private static final String CALL = "CallSid=" + Examples.CALL + "&";

  @Test
  void anInboundCallIsFromWhoRangUs() {
    var form =
        Form.read(
            CALL + "Direction=inbound&From=%2B15550001111&To=%2B15550002222&CallStatus=ringing");

    assertThat(VoiceRequest.read(form))
        .contains(
            new CallDetails(
                Examples.CALL,
                new PhoneNumber("+15550001111"),
                new PhoneNumber("+15550002222"),
                Direction.INBOUND,
                Map.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "inbound, INBOUND, +1",
    "outbound-api, OUTBOUND, +2",
    "outbound-dial, OUTBOUND, +2",
    "'', INBOUND, +1",
    "sideways, INBOUND, +1",
  })
  void theFarEndDependsOnWhoStartedTheCall(String written, Direction direction, String farEnd) {
    var form = Form.read(CALL + "From=%2B1&To=%2B2&Direction=" + written);

    assertThat(VoiceRequest.read(form).orElseThrow().direction()).isEqualTo(direction);
    assertThat(VoiceRequest.read(form).orElseThrow().caller()).isEqualTo(new PhoneNumber(farEnd));
  }

  @ParameterizedTest
  @CsvSource({
    "From=%2B15550001111, +15550001111",
    "From=+15550001111, +15550001111",
    "From=client%3Aalice, client:alice",
    "From=sip%3Abob%40example.com, sip:bob@example.com",
    "From=%2B266696687, ''",
    "From=%2B7378742833, ''",
    "From=%2B2562533, ''",
    "From=%2B8656696, ''",
    "From=%2B86282452253, ''",
    "From=Anonymous, ''",
    "From=RESTRICTED, ''",
    "From=sip%3Aanonymous%40anonymous.invalid, ''",
    "From=, ''",
    "From, ''",
    "Other=1, ''",
    "From=%0A%2B1555%00, ''",
    "From=%20%20, ''",
    "From=12345, 12345",
  })
  void anOddCallerIsReadOrWithheld(String from, String number) {
    assertThat(VoiceRequest.read(Form.read(CALL + from)).orElseThrow().caller())
        .isEqualTo(new PhoneNumber(number));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "CallSid=", "CallSid=CA12", "callsid=CA0123456789abcdef0123456789abcdef"})
  void withoutACallThereIsNoRequest(String raw) {
    assertThat(VoiceRequest.read(Form.read(raw))).isEmpty();
    assertThat(ActionRequest.read(Form.read(raw + "&SessionStatus=ended"))).isEmpty();
  }

  @Test
  void aSessionTheCallerEndedIsCompleted() {
    assertThat(action("SessionId=VX1&SessionStatus=completed&CallStatus=completed"))
        .isEqualTo(
            new ActionRequest(
                Examples.CALL,
                "VX1",
                new SessionStatus.Completed(),
                false,
                Optional.of(FinalStatus.COMPLETED)));
  }

  @Test
  void aSessionWeEndedCarriesWhatWeHandedOver() {
    var ended = action("SessionStatus=ended&CallStatus=in-progress&HandoffData=%7B%22a%22%3A1%7D");

    assertThat(ended.status()).isEqualTo(new SessionStatus.Ended("{\"a\":1}"));
    assertThat(ended.callAlive()).isTrue();
    assertThat(action("SessionStatus=ended").status()).isEqualTo(new SessionStatus.Ended(""));
  }

  @Test
  void aSessionThatBrokeSaysHow() {
    var lost =
        action(
            "SessionStatus=failed&ErrorCode=64105&ErrorMessage=Websocket+ended"
                + "&CallStatus=in-progress");

    assertThat(lost.status())
        .isEqualTo(new SessionStatus.Failed(OptionalInt.of(64105), "Websocket ended"));
    assertThat(lost.callAlive()).isTrue();
    assertThat(action("SessionStatus=failed&ErrorCode=x").status())
        .isEqualTo(new SessionStatus.Failed(OptionalInt.empty(), ""));
    assertThat(action("SessionStatus=failed&ErrorCode=99999999999").status())
        .isEqualTo(new SessionStatus.Failed(OptionalInt.empty(), ""));
  }

  @ParameterizedTest
  @CsvSource({
    "SessionStatus=completed, false",
    "SessionStatus=ended, true",
    "SessionStatus=failed, true",
    "SessionStatus=failed&CallStatus=completed, false",
    "SessionStatus=completed&CallStatus=in-progress, true",
    "SessionStatus=ended&CallStatus=no-answer, false",
    "SessionStatus=new-one&CallStatus=in-progress, true",
    "CallStatus=canceled, false",
    "x=y, true",
  })
  void theCallIsAliveUntilItsStatusSaysOtherwise(String form, boolean alive) {
    assertThat(action(form).callAlive()).isEqualTo(alive);
  }

  @Test
  void aStatusWeDoNotKnowIsNotTakenForOneWeDo() {
    assertThat(action("SessionStatus=Ended").status()).isEqualTo(new SessionStatus.Unknown());
    assertThat(action("x=y").status()).isEqualTo(new SessionStatus.Unknown());
  }

  @Property
  void noFormThrows(@ForAll String raw) {
    assertThat(VoiceRequest.read(Form.read(CALL + raw))).isPresent();
    assertThat(ActionRequest.read(Form.read(CALL + raw))).isPresent();
  }

  private static ActionRequest action(String form) {
    return ActionRequest.read(Form.read(CALL + form)).orElseThrow();
  }
}
