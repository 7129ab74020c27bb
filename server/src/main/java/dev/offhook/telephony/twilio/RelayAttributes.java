package dev.offhook.telephony.twilio;

import static dev.offhook.telephony.twilio.AttributeRule.anyText;
import static dev.offhook.telephony.twilio.AttributeRule.between;
import static dev.offhook.telephony.twilio.AttributeRule.languageTag;
import static dev.offhook.telephony.twilio.AttributeRule.millisecondsOrAuto;
import static dev.offhook.telephony.twilio.AttributeRule.oneOf;
import static dev.offhook.telephony.twilio.AttributeRule.someOf;
import static dev.offhook.telephony.twilio.AttributeRule.yesOrNo;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The attributes of {@code <ConversationRelay>} and {@code <Language>} that an assistant's file may
 * set, by their documented names, with what is right for each; in the order they are written.
 *
 * <p>A wrong value ends the call before it begins, so each is checked before it is sent. Where the
 * documents do not list the values, any text is let through.
 */
final class RelayAttributes {
  /** What the server or another field of the file says, and where that is. */
  static final Map<String, String> SET_ELSEWHERE =
      Map.of(
          "url", "left out: the server sets it",
          "welcomeGreeting", "left out: it is the assistant's greeting");

  /** What is right for the code of a further language. */
  static final AttributeRule CODE = languageTag();

  static final Map<String, AttributeRule> RELAY = relay();
  static final Map<String, AttributeRule> LANGUAGE = language();

  private RelayAttributes() {}

  private static Map<String, AttributeRule> relay() {
    var rules = new LinkedHashMap<String, AttributeRule>();
    speech(rules);
    listening(rules);
    interruption(rules);
    reports(rules);
    rules.put("intelligenceService", anyText());
    rules.put("conversationConfiguration", anyText());
    rules.put("conversationId", anyText());
    return Collections.unmodifiableMap(rules);
  }

  private static void speech(Map<String, AttributeRule> rules) {
    rules.put("language", languageTag());
    rules.put("ttsLanguage", languageTag());
    rules.put("ttsProvider", oneOf("ElevenLabs", "Google", "Amazon"));
    rules.put("voice", anyText());
    rules.put("elevenlabsTextNormalization", oneOf("on", "auto", "off"));
  }

  private static void listening(Map<String, AttributeRule> rules) {
    rules.put("transcriptionLanguage", languageTag());
    rules.put("transcriptionProvider", oneOf("Deepgram", "Google"));
    rules.put("speechModel", anyText());
    rules.put("deepgramSmartFormat", yesOrNo());
    rules.put("profanityFilter", yesOrNo());
    rules.put("partialPrompts", yesOrNo());
    rules.put("hints", anyText());
    rules.put("eotThreshold", between("0.5", "0.9"));
    rules.put("speechTimeout", millisecondsOrAuto(600, 5000));
    rules.put("turnDetection", anyText());
    rules.put("backgroundNoiseReduction", anyText());
  }

  private static void interruption(Map<String, AttributeRule> rules) {
    rules.put("welcomeGreetingInterruptible", oneOf("none", "dtmf", "speech", "any"));
    rules.put("interruptible", oneOf("none", "dtmf", "speech", "any", "true", "false"));
    rules.put("interruptSensitivity", oneOf("high", "medium", "low"));
    rules.put("ignoreBackchannel", yesOrNo());
    rules.put("preemptible", yesOrNo());
  }

  private static void reports(Map<String, AttributeRule> rules) {
    rules.put("reportInputDuringAgentSpeech", oneOf("none", "dtmf", "speech", "any"));
    rules.put("dtmfDetection", yesOrNo());
    rules.put("events", someOf("speaker-events", "tokens-played"));
    rules.put("debug", someOf("debugging", "speaker-events", "tokens-played"));
    rules.put("applicationReconnect", yesOrNo());
  }

  private static Map<String, AttributeRule> language() {
    var rules = new LinkedHashMap<String, AttributeRule>();
    rules.put("code", CODE);
    for (var name : new String[] {"ttsProvider", "voice", "transcriptionProvider", "speechModel"}) {
      rules.put(name, RELAY.get(name));
    }
    return Collections.unmodifiableMap(rules);
  }
}
