package dev.offhook.phone.twilio.twiml;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerbsTest {

  private static Twiml read(String verbs) throws BadTwiml {
    return Twiml.read("<Response>" + verbs + "</Response>");
  }

  private static <T> T only(Class<T> type, String verb) throws BadTwiml {
    Twiml twiml = read(verb);
    assertThat(twiml.warnings()).isEmpty();
    return type.cast(twiml.verbs().getFirst());
  }

  @Test
  void aGatherThatSaysNothingElseTakesKeysAndGoesBackToItsDocument() throws BadTwiml {
    Gather gather = only(Gather.class, "<Gather/>");

    assertThat(gather.action()).isNull();
    assertThat(gather.timeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(gather.keys()).isEqualTo(new Gather.Keys("#", Integer.MAX_VALUE));
    assertThat(gather.speech()).isNull();
    assertThat(gather.bargeIn()).isTrue();
    assertThat(gather.actionOnEmptyResult()).isFalse();
  }

  @Test
  void aGatherIsReadWithAllThatIsNestedInIt() throws BadTwiml {
    Gather gather =
        only(
            Gather.class,
            """
            <Gather input="dtmf speech" action="/next" method="GET" timeout="4" speechTimeout="2"
                finishOnKey="" numDigits="3" language="de-DE" hints="help, question"
                speechModel="deepgram_nova-3" profanityFilter="false" bargeIn="false"
                actionOnEmptyResult="true" partialResultCallback="/part" maxSpeechTime="30">
              <Say voice="Polly.Joanna" language="en-US" loop="2">Hi</Say><Pause/>
              <Play>/a.mp3</Play>
            </Gather>
            """);

    assertThat(gather.keys()).isEqualTo(new Gather.Keys("", 3));
    assertThat(gather.speech())
        .isEqualTo(
            new Gather.Speech(
                Duration.ofSeconds(2),
                Duration.ofSeconds(30),
                "de-DE",
                "deepgram_nova-3",
                "help, question",
                false,
                new Callback("/part", "POST")));
    assertThat(gather.prompts())
        .containsExactly(
            new Prompt.Say("Hi", 2, "Polly.Joanna", "en-US"),
            new Prompt.Pause(Duration.ofSeconds(1)),
            new Prompt.Play("/a.mp3", 1));
  }

  @ParameterizedTest
  @CsvSource({
    "13310, finishOnKey=\"##\"",
    "13312, method=\"PUT\"",
    "13313, timeout=\"auto\"",
    "13313, timeout=\"0\"",
    "13314, numDigits=\"-1\"",
    "13326, input=\"voice\"",
    "13327, input=\"speech\" speechTimeout=\"soon\"",
    "13328, input=\"speech\" maxSpeechTime=\"0\"",
    "13331, input=\"speech\" language=\"en\"",
    "13332, bargeIn=\"yes\"",
    "13333, input=\"speech\" profanityFilter=\"no\"",
    "13334, input=\"speech\" speechModel=\"nova-3-general\"",
    "13335, input=\"speech\" speechModel=\"default\" speechTimeout=\"auto\"",
    "13335, input=\"speech\" speechModel=\"phone_call\" speechTimeout=\"auto\"",
    "13338, actionOnEmptyResult=\"1\"",
    "12200, speechtimeout=\"2\""
  })
  void whatIsWrongInAGatherHasItsNumber(int code, String attributes) throws BadTwiml {
    Twiml twiml = read("<Gather " + attributes + "/>");

    assertThat(twiml.warnings()).singleElement().extracting(Notice::code).isEqualTo(code);
    assertThat(twiml.verbs()).singleElement().isInstanceOf(Gather.class);
  }

  @Test
  void aValueThatIsWrongLeavesTheDefault() throws BadTwiml {
    Twiml twiml =
        read("<Gather input=\"speech\" timeout=\"x\" speechModel=\"nova\" speechTimeout=\"y\"/>");

    Gather gather = (Gather) twiml.verbs().getFirst();
    assertThat(gather.timeout()).isEqualTo(Duration.ofSeconds(5));
    Gather.Speech speech = Objects.requireNonNull(gather.speech());
    assertThat(speech.model()).isEqualTo("default");
    assertThat(speech.silence()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void autoIsTakenWhereNoModelIsNamed() throws BadTwiml {
    Gather gather = only(Gather.class, "<Gather input=\"speech\" speechTimeout=\"auto\"/>");

    assertThat(Objects.requireNonNull(gather.speech()).silence()).isNull();
  }

  @Test
  void onlyPromptsMayBeNestedInAGather() throws BadTwiml {
    Twiml twiml = read("<Gather><Say>Hi</Say><Dial>+15550001111</Dial></Gather>");

    assertThat(twiml.warnings()).singleElement().extracting(Notice::code).isEqualTo(13320);
    assertThat(((Gather) twiml.verbs().getFirst()).prompts()).hasSize(1);
  }

  @Test
  void speechMarkupIsSpokenAsItsWords() throws BadTwiml {
    Prompt.Say say =
        only(
            Prompt.Say.class,
            "<Say>It is <emphasis level=\"strong\">nine</emphasis>\n <break time=\"1s\"/>now.</Say>");

    assertThat(say.words()).isEqualTo("It is nine now.");
  }

  @ParameterizedTest
  @CsvSource({
    "13510, <Say loop=\"x\">Hi</Say>",
    "13512, <Say language=\"english\">Hi</Say>",
    "13520, <Say> </Say>",
    "13430, <Play digits=\"1x\"/>",
    "13410, <Play loop=\"-1\">http://h/a</Play>",
    "13910, <Pause length=\"long\"/>",
    "13710, <Redirect method=\"PUT\">/x</Redirect>",
    "13810, <Reject reason=\"tired\"/>",
    "13611, <Record timeout=\"0\"/>",
    "13612, <Record maxLength=\"0\"/>",
    "13613, <Record finishOnKey=\"x\"/>",
    "13616, <Record playBeep=\"loud\"/>",
    "13621, <Record recordingStatusCallbackEvent=\"done\"/>",
    "13212, <Dial timeout=\"soon\">+15550001111</Dial>",
    "13213, <Dial hangupOnStar=\"x\">+15550001111</Dial>",
    "13216, <Dial timeLimit=\"0\">+15550001111</Dial>",
    "13217, <Dial record=\"maybe\">+15550001111</Dial>",
    "13219, <Dial answerOnBridge=\"1\">+15550001111</Dial>",
    "13222, <Dial><Number sendDigits=\"5-5\">+15550001111</Number></Dial>",
    "13215, <Dial><Fax>+15550001111</Fax><Number>+15550001111</Number></Dial>",
    "12200, <Start><Recording colour=\"blue\"/></Start>",
    "12200, <Start/>"
  })
  void whatIsWrongInAVerbHasItsNumber(int code, String verb) throws BadTwiml {
    assertThat(read(verb).warnings()).singleElement().extracting(Notice::code).isEqualTo(code);
  }

  @Test
  void aDialIsReadWithAllWhomItRings() throws BadTwiml {
    Dial dial =
        only(
            Dial.class,
            """
            <Dial timeout="12" timeLimit="60" callerId="+15550003333" hangupOnStar="true"
                answerOnBridge="true" record="record-from-ringing-dual">
              <Number url="/whisper" sendDigits="ww12" statusCallback="/leg"
                  statusCallbackEvent="initiated answered">+15550001111</Number>
              <Client><Identity>alice</Identity></Client>
              <Sip>sip:bob@example.com</Sip>
            </Dial>
            """);

    assertThat(dial.text()).isEqualTo("+15550001111 client:alice sip:bob@example.com");
    assertThat(dial.callees().getFirst())
        .isEqualTo(
            new Dial.Callee(
                "Number",
                "+15550001111",
                "ww12",
                new Callback("/whisper", "POST"),
                new Callback("/leg", "POST"),
                Set.of("initiated", "answered")));
    assertThat(dial.timeout()).isEqualTo(Duration.ofSeconds(12));
    Dial.Tape tape = Objects.requireNonNull(dial.recording());
    assertThat(tape.fromRinging()).isTrue();
    assertThat(tape.order().channels()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5551234", "+1 (555) 000-1111", "+0123456", ""})
  void whatIsNoNumberCannotBeDialled(String number) throws BadTwiml {
    Dial dial = only(Dial.class, "<Dial><Number>" + number + "</Number></Dial>");

    assertThat(dial.callees()).extracting(Dial.Callee::dialable).isEqualTo(List.of(false));
  }
}
