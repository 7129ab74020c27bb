package dev.offhook.phone.twilio.twiml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TwimlTest {

  @Test
  void aRelayIsReadWithAllThatIsNestedInIt() throws BadTwiml {
    Twiml twiml =
        Twiml.read(
            """
            <Response>
              <Connect action="/after" method="GET">
                <ConversationRelay url="wss://h/ws" welcomeGreeting="Hi &amp; hello"
                    interruptible="speech" reportInputDuringAgentSpeech="any"
                    events="speaker-events tokens-played" dtmfDetection="true">
                  <Language code="es-MX" ttsProvider="Google"/>
                  <Parameter name="token" value="t1"/>
                </ConversationRelay>
              </Connect>
            </Response>
            """);

    assertThat(twiml.warnings()).isEmpty();
    Verb.Connect connect = (Verb.Connect) twiml.verbs().getFirst();
    Relay relay = (Relay) connect.noun();
    assertThat(connect.action()).isEqualTo("/after");
    assertThat(connect.method()).isEqualTo("GET");
    assertThat(relay.welcomeGreeting()).isEqualTo("Hi & hello");
    assertThat(relay.interruptible()).isEqualTo(Input.SPEECH);
    assertThat(relay.greetingInterruptible()).isEqualTo(Input.ANY);
    assertThat(relay.reported()).isEqualTo(Input.ANY);
    assertThat(relay.speakerEvents()).isTrue();
    assertThat(relay.tokensPlayed()).isTrue();
    assertThat(relay.dtmfDetection()).isTrue();
    assertThat(relay.partialPrompts()).isFalse();
    assertThat(relay.languages()).containsExactly("es-MX");
    assertThat(relay.parameters()).containsEntry("token", "t1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "speechtimeout=\"800\"",
        "WelcomeGreeting=\"Hi\"",
        "deepgramsmartformat=\"true\"",
        "colour=\"blue\""
      })
  void aMisspeltNameIsWarnedOfAndOverlooked(String attribute) throws BadTwiml {
    Twiml twiml = Twiml.read(relay(attribute));

    assertThat(twiml.warnings()).singleElement().extracting(Notice::code).isEqualTo(12200);
    assertThat(twiml.warnings().getFirst().text()).contains(attribute.split("=", 2)[0]);
    assertThat(noun(twiml)).isInstanceOf(Relay.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "speechTimeout=\"599\"",
        "speechTimeout=\"soon\"",
        "eotThreshold=\"0.95\"",
        "interruptible=\"maybe\"",
        "ttsProvider=\"Acme\"",
        "reportInputDuringAgentSpeech=\"true\"",
        "events=\"speaker-events everything\"",
        "language=\"english please\"",
        "dtmfDetection=\"yes\""
      })
  void aValueOutOfRangeFailsTheSession(String attribute) throws BadTwiml {
    Twiml twiml = Twiml.read(relay(attribute));

    assertThat(((Verb.RefusedRelay) noun(twiml)).why().code()).isEqualTo(64101);
    assertThat(twiml.warnings()).singleElement().extracting(Notice::code).isEqualTo(64101);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "speechTimeout=\"600\"",
        "speechTimeout=\"auto\"",
        "eotThreshold=\"0.5\"",
        "interruptible=\"true\"",
        "ttsProvider=\"elevenlabs\"",
        "language=\"multi\"",
        "applicationReconnect=\"true\""
      })
  void aValueInRangeIsTaken(String attribute) throws BadTwiml {
    Twiml twiml = Twiml.read(relay(attribute));

    assertThat(twiml.warnings()).isEmpty();
    assertThat(noun(twiml)).isInstanceOf(Relay.class);
  }

  @Test
  void aSocketThatIsNotSecureFailsTheSession() throws BadTwiml {
    Twiml twiml =
        Twiml.read(
            "<Response><Connect><ConversationRelay url=\"ws://h/ws\"/></Connect></Response>");

    assertThat(((Verb.RefusedRelay) noun(twiml)).why().code()).isEqualTo(64102);
  }

  @Test
  void smallVerbsAreReadInOrder() throws BadTwiml {
    Twiml twiml =
        Twiml.read(
            """
            <Response><Say>One moment.</Say><Pause length="3"/><Dial action="/d">
              <Number>+15550001111</Number></Dial><Redirect>/next</Redirect><Hangup/></Response>
            """);

    assertThat(twiml.verbs().subList(0, 2))
        .containsExactly(new Prompt.Say("One moment."), new Prompt.Pause(Duration.ofSeconds(3)));
    assertThat(((Dial) twiml.verbs().get(2)).text()).isEqualTo("+15550001111");
    assertThat(((Dial) twiml.verbs().get(2)).action()).isEqualTo(new Callback("/d", "POST"));
    assertThat(twiml.verbs().subList(3, 5))
        .containsExactly(new Verb.Redirect("/next", "POST"), new Verb.Hangup());
  }

  @Test
  void namesAreCaseSensitive() throws BadTwiml {
    Twiml twiml = Twiml.read("<Response><hangup/></Response>");

    assertThat(twiml.verbs()).isEmpty();
    assertThat(twiml.warnings()).singleElement().extracting(Notice::code).isEqualTo(12200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<Response><Say>unclosed</Response>",
        "<response/>",
        "",
        "{\"not\":\"xml\"}",
        "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Response><Say>&x;</Say></Response>"
      })
  void whatIsNoDocumentIsRefused(String document) {
    assertThatThrownBy(() -> Twiml.read(document)).isInstanceOf(BadTwiml.class);
  }

  private static String relay(String attribute) {
    return "<Response><Connect><ConversationRelay url=\"wss://h/ws\" "
        + attribute
        + "/></Connect></Response>";
  }

  private static Verb.Noun noun(Twiml twiml) {
    return ((Verb.Connect) twiml.verbs().getFirst()).noun();
  }
}
