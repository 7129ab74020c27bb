package dev.offhook.telephony.twilio;

import static dev.offhook.telephony.twilio.Examples.assistant;
import static dev.offhook.telephony.twilio.Examples.voiceWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offhook.assistant.Voice;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class RelayTwimlTest {
  private static final String SOCKET = "wss://phone.example/ws";
  private static final String ACTION = "https://phone.example/relay-action?a=1&b=2";

  @Test
  @DisplayName("[000-01] [001-01] the answer connects the call to the relay's socket")
  void theAnswerConnectsTheCallToTheRelay() throws Exception {
    var response = parsed(twiml(Voice.USUAL, Map.of("token", "s3cret")));
    var connect = only(response, "Connect");
    var relay = only(connect, "ConversationRelay");

    assertThat(response.getTagName()).isEqualTo("Response");
    assertThat(attributes(connect)).isEqualTo(Map.of("action", ACTION, "method", "POST"));
    assertThat(relay.getAttribute("url")).isEqualTo(SOCKET);
    assertThat(attributes(only(relay, "Parameter")))
        .isEqualTo(Map.of("name", "token", "value", "s3cret"));
  }

  @Test
  @DisplayName("[000-02] the socket's host is the public one it is given")
  void theSocketsHostIsTheOneItIsGiven() throws Exception {
    var answer =
        new RelayTwiml(
            assistant("Hi", Voice.USUAL),
            "wss://abc.ngrok.app/ws",
            ACTION,
            Map.of(),
            false,
            Consent.NOT_ASKED);

    assertThat(relay(answer.xml()).getAttribute("url")).isEqualTo("wss://abc.ngrok.app/ws");
    assertThatThrownBy(() ->
            new RelayTwiml(
                assistant("Hi", Voice.USUAL),
                "https://h/ws",
                ACTION,
                Map.of(),
                false,
                Consent.NOT_ASKED))
        .hasMessageContaining("wss://");
  }

  @Test
  @DisplayName("[000-04] without a word in the file the relay is set as its users know it")
  void theDefaultsAreAsUsersKnowThem() throws Exception {
    assertThat(attributes(relay(twiml(Voice.USUAL, Map.of()))))
        .isEqualTo(
            Map.ofEntries(
                Map.entry("url", SOCKET),
                Map.entry("welcomeGreeting", "Hello"),
                Map.entry("language", "en-US"),
                Map.entry("ttsProvider", "ElevenLabs"),
                Map.entry("transcriptionProvider", "Deepgram"),
                Map.entry("interruptible", "speech"),
                Map.entry("reportInputDuringAgentSpeech", "speech"),
                Map.entry("dtmfDetection", "true"),
                Map.entry("events", "speaker-events tokens-played"),
                Map.entry("applicationReconnect", "true")));
  }

  @Test
  @DisplayName("[000-03] a greeting with markup in it is still heard as it was written")
  void aGreetingWithMarkupIsHeardAsWritten() throws Exception {
    var greeting = "Tom & \"Jerry's\" <b>shop</b>\nnext line\t© 😀";
    var answer =
        new RelayTwiml(
            assistant(greeting, Voice.USUAL), SOCKET, ACTION, Map.of(), false, Consent.NOT_ASKED);

    assertThat(relay(answer.xml()).getAttribute("welcomeGreeting")).isEqualTo(greeting);
  }

  @Test
  @DisplayName("[001-02] the greeting is the assistant's, and is left out when it has none")
  void theGreetingIsTheAssistants() throws Exception {
    var words = "Hi! I am a voice assistant powered by Twilio and Open A I . Ask me anything!";
    var greeted =
        new RelayTwiml(
            assistant(words, Voice.USUAL), SOCKET, ACTION, Map.of(), false, Consent.NOT_ASKED);
    var silent =
        new RelayTwiml(
            assistant(" ", Voice.USUAL), SOCKET, ACTION, Map.of(), false, Consent.NOT_ASKED);
    var resumed =
        new RelayTwiml(
            assistant(words, Voice.USUAL), SOCKET, ACTION, Map.of(), true, Consent.NOT_ASKED);

    assertThat(relay(greeted.xml()).getAttribute("welcomeGreeting")).isEqualTo(words);
    assertThat(relay(silent.xml()).hasAttribute("welcomeGreeting")).isFalse();
    assertThat(relay(resumed.xml()).hasAttribute("welcomeGreeting")).isFalse();
  }

  @Test
  void theFilesOwnAttributesWinAndABlankOneLeavesItOut() throws Exception {
    var voice =
        voiceWith(
            Map.of(
                "ttsProvider", "google",
                "voice", "en-US-Chirp3-HD-Aoede",
                "events", "",
                "interruptible", "Any",
                "speechTimeout", "800",
                "dtmfDetection", "False"));

    var relay = relay(twiml(voice, Map.of()));

    assertThat(attributes(relay))
        .containsEntry("ttsProvider", "Google")
        .containsEntry("voice", "en-US-Chirp3-HD-Aoede")
        .containsEntry("interruptible", "any")
        .containsEntry("speechTimeout", "800")
        .containsEntry("dtmfDetection", "false")
        .doesNotContainKey("events");
  }

  @Test
  void furtherLanguagesAndHintsAreCarriedOver() throws Exception {
    var spanish = Map.of("code", "es-MX", "ttsProvider", "Amazon", "voice", "Mia-Neural");
    var voice =
        new Voice(
            "en-GB",
            "Google",
            "en-GB-Neural2-A",
            "Deepgram",
            List.of("Offhook", "São Paulo"),
            List.of(spanish, Map.of("code", "de-DE")),
            Map.of());

    var relay = relay(twiml(voice, Map.of()));

    assertThat(relay.getAttribute("hints")).isEqualTo("Offhook,São Paulo");
    var languages = relay.getElementsByTagName("Language");
    assertThat(languages.getLength()).isEqualTo(2);
    assertThat(attributes((Element) languages.item(0))).isEqualTo(spanish);
    assertThat(attributes((Element) languages.item(1))).isEqualTo(Map.of("code", "de-DE"));
  }

  @Test
  void whatTheCarrierWouldRefuseIsNotSent() throws Exception {
    var voice = voiceWith(Map.of("speechTimeout", "fast", "speechtimeout", "700"));

    assertThat(attributes(relay(twiml(voice, Map.of()))))
        .doesNotContainKeys("speechTimeout", "speechtimeout");
  }

  @Test
  void theSmallDocumentsSayWhatTheyAreNamedFor() throws Exception {
    var busy = parsed(Twiml.sayAndHangUp("All lines are busy & so on", "en-GB"));
    var redirect = only(parsed(Twiml.redirect("https://h/voice?a=1&b=2")), "Redirect");

    assertThat(busy.getFirstChild().getTextContent()).isEqualTo("All lines are busy & so on");
    assertThat(only(busy, "Say").getAttribute("language")).isEqualTo("en-GB");
    assertThat(busy.getLastChild().getNodeName()).isEqualTo("Hangup");
    assertThat(only(parsed(Twiml.sayAndHangUp("x", "multi")), "Say").hasAttribute("language"))
        .isFalse();
    assertThat(redirect.getTextContent()).isEqualTo("https://h/voice?a=1&b=2");
    assertThat(only(parsed(Twiml.hangUp()), "Hangup").hasChildNodes()).isFalse();
    assertThat(parsed(Twiml.empty()).hasChildNodes()).isFalse();
  }

  @Property
  void anyGreetingAndParameterComesOutOfAParserAsItWentIn(
      @ForAll String greeting, @ForAll String value) throws Exception {
    var answer =
        new RelayTwiml(
            assistant("x" + greeting, Voice.USUAL),
            SOCKET,
            ACTION,
            Map.of("p", value),
            false,
            Consent.NOT_ASKED);

    var relay = relay(answer.xml());

    assertThat(relay.getAttribute("welcomeGreeting")).isEqualTo("x" + expressible(greeting));
    assertThat(only(relay, "Parameter").getAttribute("value")).isEqualTo(expressible(value));
  }

  @Property
  void anyWordsCanBeSaid(@ForAll String words) throws Exception {
    assertThat(only(parsed(Twiml.sayAndHangUp(words, "")), "Say").getTextContent())
        .isEqualTo(expressible(words));
  }

  /** An independent reading of XML 1.0's Char: what it leaves out arrives as a space. */
  private static String expressible(String text) {
    return text.replaceAll(
        "[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]", " ");
  }

  private static String twiml(Voice voice, Map<String, String> parameters) {
    return new RelayTwiml(
            assistant("Hello", voice), SOCKET, ACTION, parameters, false, Consent.NOT_ASKED)
        .xml();
  }

  private static Element relay(String xml) throws Exception {
    return only(only(parsed(xml), "Connect"), "ConversationRelay");
  }

  private static Element parsed(String xml) throws Exception {
    return DocumentBuilderFactory.newDefaultInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)))
        .getDocumentElement();
  }

  private static Element only(Element parent, String name) {
    var found = parent.getElementsByTagName(name);
    assertThat(found.getLength()).as(name).isEqualTo(1);
    return (Element) found.item(0);
  }

  private static Map<String, String> attributes(Element element) {
    var attributes = new LinkedHashMap<String, String>();
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      var attribute = element.getAttributes().item(i);
      attributes.put(attribute.getNodeName(), attribute.getNodeValue());
    }
    return attributes;
  }
}
