package dev.offhook.telephony.twilio;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rule for {@code multi}, the language that is found out while it is spoken: only Deepgram's
 * general Nova models understand it and only ElevenLabs speaks it. Any other pairing is accepted by
 * the carrier and then ends the session.
 */
final class Multilingual {
  private static final Set<String> MODELS = Set.of("", "nova-2-general", "nova-3-general");

  private Multilingual() {}

  /** A further language as it works in its relay: what it does not say itself it inherits. */
  static Map<String, String> within(Map<String, String> relay, Map<String, String> language) {
    var whole = new HashMap<>(relay);
    whole.remove("ttsLanguage");
    whole.remove("transcriptionLanguage");
    whole.putAll(language);
    whole.put("language", language.getOrDefault("code", ""));
    return whole;
  }

  static List<RelayProblem> problems(String place, Map<String, String> attributes) {
    var problems = new ArrayList<RelayProblem>();
    if (is("ttsLanguage", attributes)) {
      var provider = attributes.getOrDefault("ttsProvider", "ElevenLabs");
      if (!provider.equals("ElevenLabs")) {
        problems.add(
            new RelayProblem(place + ".ttsProvider", provider, "ElevenLabs to speak multi"));
      }
    }
    if (is("transcriptionLanguage", attributes)) {
      var provider = attributes.getOrDefault("transcriptionProvider", "Deepgram");
      if (!provider.equals("Deepgram")) {
        problems.add(
            new RelayProblem(place + ".sttProvider", provider, "Deepgram to understand multi"));
      }
      var model = attributes.getOrDefault("speechModel", "");
      if (!MODELS.contains(model)) {
        problems.add(
            new RelayProblem(
                place + ".speechModel", model, "nova-3-general or nova-2-general for multi"));
      }
    }
    return problems;
  }

  private static boolean is(String narrower, Map<String, String> attributes) {
    return attributes
        .getOrDefault(narrower, attributes.getOrDefault("language", ""))
        .equals("multi");
  }
}
