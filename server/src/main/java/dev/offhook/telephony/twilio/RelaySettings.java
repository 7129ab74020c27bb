package dev.offhook.telephony.twilio;

import dev.offhook.assistant.Assistant;
import dev.offhook.assistant.Voice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How an assistant wants its relay: our defaults, then its voice and barge-in, then the attributes
 * its file names itself, each checked.
 *
 * @param relay attributes of {@code <ConversationRelay>}, ready to send
 * @param languages attributes of each {@code <Language>}, ready to send
 * @param problems what was wrong and has been left out; a file with any should not be taken into
 *     use, since the caller would meet a different assistant than it says
 */
record RelaySettings(
    Map<String, String> relay, List<Map<String, String>> languages, List<RelayProblem> problems) {

  /** Where a setting stands that has a field of its own. */
  private static final Map<String, String> FIELDS =
      Map.of(
          "language", "voice.language",
          "ttsProvider", "voice.ttsProvider",
          "voice", "voice.voice",
          "transcriptionProvider", "voice.sttProvider",
          "hints", "voice.hints",
          "interruptible", "bargeIn.interruptible");

  static RelaySettings of(Assistant assistant) {
    var problems = new ArrayList<RelayProblem>();
    var wanted = defaults(assistant);
    wanted.putAll(assistant.voice().relay());
    if (assistant.opening().firm()) {
      wanted.put("welcomeGreetingInterruptible", "none");
    }
    var relay = checked(wanted, RelayAttributes.RELAY, n -> place(assistant, n), problems);
    problems.addAll(Multilingual.problems("voice", relay));
    var languages = languages(assistant.voice(), relay, problems);
    return new RelaySettings(relay, languages, List.copyOf(problems));
  }

  private static Map<String, String> defaults(Assistant assistant) {
    var voice = assistant.voice();
    var wanted = new HashMap<String, String>();
    wanted.put("language", voice.language());
    wanted.put("ttsProvider", voice.ttsProvider());
    wanted.put("voice", voice.voice());
    wanted.put("transcriptionProvider", voice.sttProvider());
    wanted.put("hints", String.join(",", voice.hints()));
    wanted.put(
        "interruptible", assistant.bargeIn().interruptible().name().toLowerCase(Locale.ROOT));
    wanted.put("reportInputDuringAgentSpeech", "speech");
    wanted.put("dtmfDetection", "true");
    wanted.put("events", "speaker-events tokens-played");
    wanted.put("applicationReconnect", "true");
    return wanted;
  }

  private static List<Map<String, String>> languages(
      Voice voice, Map<String, String> relay, List<RelayProblem> problems) {
    var languages = new ArrayList<Map<String, String>>();
    for (int i = 0; i < voice.languages().size(); i++) {
      var place = "voice.languages[%d]".formatted(i);
      var wanted = voice.languages().get(i);
      var language = checked(wanted, RelayAttributes.LANGUAGE, n -> place + "." + n, problems);
      if (wanted.getOrDefault("code", "").isBlank()) {
        problems.add(new RelayProblem(place + ".code", "", RelayAttributes.CODE.right()));
      }
      if (language.containsKey("code")) {
        problems.addAll(Multilingual.problems(place, Multilingual.within(relay, language)));
        languages.add(language);
      }
    }
    return List.copyOf(languages);
  }

  /** What is right of the wanted, in the rules' order. A blank value leaves its attribute out. */
  private static Map<String, String> checked(
      Map<String, String> wanted,
      Map<String, AttributeRule> rules,
      Place place,
      List<RelayProblem> problems) {
    unknown(wanted, rules, place, problems);
    var right = new LinkedHashMap<String, String>();
    rules.forEach((name, rule) -> {
      var value = wanted.getOrDefault(name, "");
      if (!value.isBlank()) {
        rule.reading()
            .apply(value)
            .ifPresentOrElse(
                read -> right.put(name, read),
                () -> problems.add(new RelayProblem(place.of(name), value, rule.right())));
      }
    });
    return Collections.unmodifiableMap(right);
  }

  private static void unknown(
      Map<String, String> wanted,
      Map<String, AttributeRule> rules,
      Place place,
      List<RelayProblem> problems) {
    new TreeMap<>(wanted)
        .forEach((name, value) -> {
          if (!rules.containsKey(name)) {
            problems.add(new RelayProblem(place.of(name), value, instead(name, rules)));
          }
        });
  }

  private static String instead(String name, Map<String, AttributeRule> rules) {
    var elsewhere = RelayAttributes.SET_ELSEWHERE.get(name);
    if (elsewhere != null) {
      return elsewhere;
    }
    return rules.keySet().stream()
        .filter(name::equalsIgnoreCase)
        .findFirst()
        .map("spelled %s"::formatted)
        .orElse("one of the known attributes: " + String.join(", ", rules.keySet()));
  }

  private static String place(Assistant assistant, String name) {
    return assistant.voice().relay().containsKey(name)
        ? "voice.relay." + name
        : FIELDS.getOrDefault(name, name);
  }

  private interface Place {
    String of(String attribute);
  }
}
