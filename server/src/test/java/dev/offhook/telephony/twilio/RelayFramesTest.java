package dev.offhook.telephony.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.call.CallDetails;
import dev.offhook.call.CallDetails.Direction;
import dev.offhook.call.PhoneNumber;
import dev.offhook.telephony.LineEvent;
import dev.offhook.telephony.twilio.RelayFrame.Setup;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RelayFramesTest {
  private static final String SETUP =
      """
      {"type":"setup","sessionId":"VX0","callSid":"%s","parentCallSid":"","from":"+15550001111",
       "to":"+15550002222","forwardedFrom":"+15550002222","callerName":"","direction":"%s",
       "callType":"PSTN","callStatus":"RINGING","accountSid":"AC0",
       "customParameters":{"token":"t1","tenant":"7","count":3,"flag":true}}\
      """;

  @Test
  @DisplayName("[000-05] [001-18] setup tells who is calling, and with which parameters")
  void setupTellsWhoIsCalling() {
    var frame = RelayFrames.read(SETUP.formatted(Examples.CALL, "inbound"));

    assertThat(frame)
        .isEqualTo(
            new Setup(
                "VX0",
                new CallDetails(
                    Examples.CALL,
                    new PhoneNumber("+15550001111"),
                    new PhoneNumber("+15550002222"),
                    Direction.INBOUND,
                    Map.of("token", "t1", "tenant", "7", "count", "3", "flag", "true")),
                "AC0"));
    assertThat(RelayEvents.of(frame)).isEmpty();
    assertThat(frame.toString()).doesNotContain("5550001111");
  }

  @Test
  void onAnOutboundCallTheFarEndIsWhomWeRang() {
    var frame = (Setup) RelayFrames.read(SETUP.formatted(Examples.CALL, "outbound-api"));

    assertThat(frame.details().direction()).isEqualTo(Direction.OUTBOUND);
    assertThat(frame.details().caller()).isEqualTo(new PhoneNumber("+15550002222"));
  }

  @ParameterizedTest
  @MethodSource("documented")
  @DisplayName("[000-34] [000-35] every documented frame is read, and means what it says")
  void everyDocumentedFrameIsRead(String text, RelayFrame frame, @Nullable LineEvent event) {
    assertThat(RelayFrames.read(text)).isEqualTo(frame);
    assertThat(RelayFrames.read(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(frame);
    assertThat(RelayEvents.of(frame)).isEqualTo(Optional.ofNullable(event));
  }

  static Arguments[] documented() {
    var into = Optional.of(Duration.ofMillis(684));
    return new Arguments[] {
      Arguments.of(
          "{\"type\":\"prompt\",\"voicePrompt\":\"I need help\",\"lang\":\"en-US\",\"last\":true}",
          new RelayFrame.Prompt("I need help", "en-US", true),
          new LineEvent.CallerSaid("I need help", "en-US", true)),
      Arguments.of(
          "{\"type\":\"prompt\",\"voicePrompt\":\"Stop\",\"lang\":\"en\",\"last\":false}",
          new RelayFrame.Prompt("Stop", "en", false),
          new LineEvent.CallerSaid("Stop", "en", false)),
      Arguments.of(
          "{\"type\":\"interrupt\",\"utteranceUntilInterrupt\":\"Sentence 2 of\","
              + "\"durationUntilInterruptMs\":684}",
          new RelayFrame.Interrupt("Sentence 2 of", into),
          new LineEvent.Interrupted("Sentence 2 of", into)),
      Arguments.of(
          "{\"type\":\"dtmf\",\"digit\":\"9\"}",
          new RelayFrame.Dtmf('9'),
          new LineEvent.KeyPressed('9')),
      Arguments.of(
          "{\"type\":\"error\",\"description\":"
              + "\"Invalid message received, code: 64107, {\\\"type\\\":\\\"tex\\\"}\"}",
          new RelayFrame.Trouble("Invalid message received, code: 64107", OptionalInt.of(64107)),
          new LineEvent.Trouble("Invalid message received, code: 64107")),
      info("agentSpeaking", "on", new RelayFrame.AgentSpeaking(true), speaking(true)),
      info("agentSpeaking", "off", new RelayFrame.AgentSpeaking(false), speaking(false)),
      info(
          "clientSpeaking",
          "on",
          new RelayFrame.ClientSpeaking(true),
          new LineEvent.CallerSpeaking(true)),
      info(
          "clientSpeaking",
          "off",
          new RelayFrame.ClientSpeaking(false),
          new LineEvent.CallerSpeaking(false)),
      info(
          "tokensPlayed",
          " Holding.",
          new RelayFrame.TokensPlayed(" Holding."),
          new LineEvent.Played(" Holding.")),
      info("tokensPlayed", "1234#", new RelayFrame.TokensPlayed("1234#"), played("1234#")),
      info("roundTripDelayMs", "148", new RelayFrame.RoundTrip(Duration.ofMillis(148)), null),
    };
  }

  private static Arguments info(
      String name, String value, RelayFrame frame, @Nullable LineEvent event) {
    var text = "{\"type\":\"info\",\"name\":\"%s\",\"value\":\"%s\"}".formatted(name, value);
    return Arguments.of(text, frame, event);
  }

  private static LineEvent speaking(boolean on) {
    return new LineEvent.AssistantSpeaking(on);
  }

  private static LineEvent played(String words) {
    return new LineEvent.Played(words);
  }

  @ParameterizedTest
  @CsvSource({
    "684, 684000000",
    "684.0, 684000000",
    "684.5, 684500000",
    "'\"684\"', 684000000",
    "'\" 684.25 \"', 684250000",
    "0, 0",
    "-1,",
    "'\"\"',",
    "null,",
    "true,",
    "{},",
    "1e300,",
  })
  @DisplayName("[000-31] the length of what was heard is read however it is written")
  void theLengthOfWhatWasHeardIsReadHoweverItIsWritten(String json, @Nullable Long nanoseconds) {
    var frame =
        RelayFrames.read("{\"type\":\"interrupt\",\"durationUntilInterruptMs\":" + json + "}");

    assertThat(frame)
        .isEqualTo(
            new RelayFrame.Interrupt("", Optional.ofNullable(nanoseconds).map(Duration::ofNanos)));
  }

  @ParameterizedTest
  @CsvSource({
    "true, true",
    "false, false",
    "'\"true\"', true",
    "'\"false\"', false",
    "1, true",
    "0, false",
    "null, true",
    "'\"later\"', true",
    "{}, true",
  })
  void aPromptIsFinalUnlessItSaysOtherwise(String json, boolean last) {
    assertThat(RelayFrames.read("{\"type\":\"prompt\",\"voicePrompt\":7,\"last\":" + json + "}"))
        .isEqualTo(new RelayFrame.Prompt("7", "", last));
  }

  @Test
  @DisplayName("[000-31] a prompt or an interruption without words is one with none")
  void withoutWordsThereAreNone() {
    assertThat(RelayFrames.read("{\"type\":\"prompt\",\"voicePrompt\":null}"))
        .isEqualTo(new RelayFrame.Prompt("", "", true));
    assertThat(RelayFrames.read("{\"type\":\"interrupt\",\"utteranceUntilInterrupt\":null}"))
        .isEqualTo(new RelayFrame.Interrupt("", Optional.empty()));
  }

  @Test
  void everyKeyOfATelephoneIsRead() {
    for (var key : "0123456789*#".toCharArray()) {
      assertThat(RelayFrames.read("{\"type\":\"dtmf\",\"digit\":\"" + key + "\"}"))
          .isEqualTo(new RelayFrame.Dtmf(key));
    }
    assertThat(RelayFrames.read("{\"type\":\"dtmf\",\"digit\":5}"))
        .isEqualTo(new RelayFrame.Dtmf('5'));
  }

  @Test
  void whatAnErrorQuotesIsNotKept() {
    assertThat(trouble("Bad: {\\\"token\\\":\\\"my secret\\\"}").description()).isEqualTo("Bad: ");
    assertThat(trouble("x".repeat(1000)).description()).hasSize(200);
    assertThat(trouble("code: 1234567890 said").code()).isEmpty();
  }

  private static RelayFrame.Trouble trouble(String description) {
    return (RelayFrame.Trouble)
        RelayFrames.read("{\"type\":\"error\",\"description\":\"" + description + "\"}");
  }

  @Test
  void whatTheCarrierMayAddTomorrowBreaksNothing() {
    var kind = (RelayFrame.Ignored) RelayFrames.read("{\"type\":\"configUpdated\"}");
    var info = (RelayFrame.Ignored) RelayFrames.read("{\"type\":\"info\",\"name\":\"mood\"}");
    var rubbish = (RelayFrame.Ignored) RelayFrames.read("rubbish");

    assertThat(kind.reason().broken()).isFalse();
    assertThat(info.reason().broken()).isFalse();
    assertThat(rubbish.reason().broken()).isTrue();
    assertThat(Arrays.stream(RelayFrame.Reason.values()).map(RelayFrame.Reason::code))
        .doesNotHaveDuplicates();
  }
}
