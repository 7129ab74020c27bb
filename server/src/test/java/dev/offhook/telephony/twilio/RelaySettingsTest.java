package dev.offhook.telephony.twilio;

import static dev.offhook.telephony.twilio.Examples.assistant;
import static dev.offhook.telephony.twilio.Examples.voiceWith;
import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.assistant.Voice;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelaySettingsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "language | de-DE | de-DE",
        "language | multi | multi",
        "ttsLanguage | en-GB | en-GB",
        "transcriptionLanguage | fr-FR | fr-FR",
        "ttsProvider | amazon | Amazon",
        "voice | cgSgspJ2msm6clMCkdW9-flash_v2_5-1.0_0.5_0.75 | "
            + "cgSgspJ2msm6clMCkdW9-flash_v2_5-1.0_0.5_0.75",
        "transcriptionProvider | google | Google",
        "speechModel | flux | flux",
        "deepgramSmartFormat | false | false",
        "profanityFilter | True | true",
        "partialPrompts | true | true",
        "hints | a,b | a,b",
        "eotThreshold | 0.75 | 0.75",
        "eotThreshold | 0.5 | 0.5",
        "speechTimeout | 600 | 600",
        "speechTimeout | 5000 | 5000",
        "speechTimeout | auto | auto",
        "turnDetection | on | on",
        "welcomeGreetingInterruptible | dtmf | dtmf",
        "interruptible | true | true",
        "interruptSensitivity | LOW | low",
        "ignoreBackchannel | true | true",
        "reportInputDuringAgentSpeech | any | any",
        "preemptible | true | true",
        "dtmfDetection | false | false",
        "events | tokens-played | tokens-played",
        "debug | debugging  speaker-events | debugging speaker-events",
        "elevenlabsTextNormalization | on | on",
        "backgroundNoiseReduction | x | x",
        "intelligenceService | GA1 | GA1",
        "conversationConfiguration | conv_configuration_1 | conv_configuration_1",
        "conversationId | c1 | c1",
        "applicationReconnect | false | false",
      })
  void everyDocumentedAttributeCanBeSet(String name, String value, String sent) {
    var settings = settings(Map.of(name, value));

    assertThat(settings.problems()).isEmpty();
    assertThat(settings.relay()).containsEntry(name, sent);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "language | english please | a language tag",
        "ttsProvider | Polly | ElevenLabs, Google, Amazon",
        "transcriptionProvider | Whisper | Deepgram, Google",
        "deepgramSmartFormat | yes | true, false",
        "eotThreshold | 0.95 | from 0.5 to 0.9",
        "eotThreshold | 0.49 | from 0.5 to 0.9",
        "eotThreshold | 1e0 | from 0.5 to 0.9",
        "speechTimeout | 599 | from 600 to 5000, or auto",
        "speechTimeout | 5001 | from 600 to 5000, or auto",
        "speechTimeout | 99999999999999999999 | from 600 to 5000, or auto",
        "speechTimeout | 0.8 | from 600 to 5000, or auto",
        "speechTimeout | ٧٠٠ | from 600 to 5000, or auto",
        "interruptible | sometimes | none, dtmf, speech, any",
        "welcomeGreetingInterruptible | true | none, dtmf, speech, any",
        "reportInputDuringAgentSpeech | true | none, dtmf, speech, any",
        "interruptSensitivity | max | high, medium, low",
        "events | tokens-played,speaker-events | separated by blanks",
        "elevenlabsTextNormalization | true | on, auto, off",
        "speechtimeout | 800 | spelled speechTimeout",
        "colour | blue | one of the known attributes: language, ttsLanguage",
        "url | wss://evil.example/ | the server sets it",
        "welcomeGreeting | Hi | the assistant's greeting",
      })
  void aWrongOneIsNamedWithWhatWouldBeRight(String name, String value, String right) {
    var settings = settings(Map.of(name, value));

    assertThat(settings.problems()).hasSize(1);
    var problem = settings.problems().getFirst();
    assertThat(problem.field()).isEqualTo("voice.relay." + name);
    assertThat(problem.found()).isEqualTo(value);
    assertThat(problem.right()).contains(right);
    assertThat(problem).asString().contains(name, value, right, "must be");
    assertThat(settings.relay()).doesNotContainEntry(name, value);
  }

  @Test
  void everyProblemIsCollected() {
    var voice =
        new Voice(
            "?",
            "Polly",
            "",
            "Deepgram",
            List.of(),
            List.of(Map.of("voice", "Mia"), Map.of("code", "es-MX", "speed", "2")),
            Map.of("eotThreshold", "9", "foo", "1"));

    assertThat(RelaySettings.of(assistant("", voice)).problems())
        .extracting(RelayProblem::field)
        .containsExactly(
            "voice.relay.foo",
            "voice.language",
            "voice.ttsProvider",
            "voice.relay.eotThreshold",
            "voice.languages[0].code",
            "voice.languages[1].speed");
  }

  @Test
  void multiIsOnlyForThoseWhoUnderstandAndSpeakIt() {
    assertThat(settings(Map.of("language", "multi", "ttsProvider", "Google")).problems())
        .extracting(RelayProblem::right)
        .containsExactly("ElevenLabs to speak multi");
    assertThat(settings(Map.of("transcriptionLanguage", "multi", "speechModel", "flux")).problems())
        .extracting(RelayProblem::field)
        .containsExactly("voice.speechModel");
    var further =
        new Voice(
            "en-US",
            "ElevenLabs",
            "",
            "Google",
            List.of(),
            List.of(Map.of("code", "multi", "ttsProvider", "Amazon")),
            Map.of());
    assertThat(RelaySettings.of(assistant("", further)).problems())
        .extracting(RelayProblem::field)
        .containsExactly("voice.languages[0].ttsProvider", "voice.languages[0].sttProvider");
  }

  private static RelaySettings settings(Map<String, String> relay) {
    return RelaySettings.of(assistant("Hello", voiceWith(relay)));
  }
}
