package dev.offhook.phone.twilio.twiml;

import static java.util.Map.entry;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The attributes of a {@code ConversationRelay}, by exact name, with what each accepts.
 *
 * <p>An unknown name is only warned of; a value out of range fails the session.
 */
final class RelayAttributes {
  private static final Pattern LANGUAGE =
      Pattern.compile("multi|[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*");
  private static final Predicate<String> ANYTHING = Objects::nonNull;
  private static final Predicate<String> FLAG = oneOf("true", "false");
  private static final Predicate<String> INPUT = oneOf("none", "dtmf", "speech", "any");
  private static final Predicate<String> INPUT_OR_FLAG = INPUT.or(FLAG);
  private static final Predicate<String> TAG = LANGUAGE.asMatchPredicate();
  private static final Predicate<String> VOICES = oneOfAnyCase("google", "amazon", "elevenlabs");
  private static final Predicate<String> EARS = oneOfAnyCase("google", "deepgram");
  private static final Predicate<String> EVENTS = each("speaker-events", "tokens-played");

  private static final Map<String, Predicate<String>> TABLE =
      Map.ofEntries(
          entry("url", ANYTHING),
          entry("welcomeGreeting", ANYTHING),
          entry("welcomeGreetingInterruptible", INPUT),
          entry("language", TAG),
          entry("ttsLanguage", TAG),
          entry("ttsProvider", VOICES),
          entry("voice", ANYTHING),
          entry("transcriptionLanguage", TAG),
          entry("transcriptionProvider", EARS),
          entry("speechModel", ANYTHING),
          entry("deepgramSmartFormat", FLAG),
          entry("profanityFilter", FLAG),
          entry("partialPrompts", FLAG),
          entry("eotThreshold", value -> between(value, 0.5, 0.9)),
          entry("speechTimeout", value -> value.equals("auto") || wholeBetween(value, 600, 5000)),
          entry("turnDetection", ANYTHING),
          entry("interruptible", INPUT_OR_FLAG),
          entry("interruptSensitivity", oneOf("high", "medium", "low")),
          entry("ignoreBackchannel", FLAG),
          entry("reportInputDuringAgentSpeech", INPUT),
          entry("preemptible", FLAG),
          entry("dtmfDetection", FLAG),
          entry("hints", ANYTHING),
          entry("events", EVENTS),
          entry("debug", each("debugging", "speaker-events", "tokens-played")),
          entry("elevenlabsTextNormalization", oneOf("on", "auto", "off")),
          entry("backgroundNoiseReduction", ANYTHING),
          entry("intelligenceService", ANYTHING),
          entry("conversationConfiguration", ANYTHING),
          entry("conversationId", ANYTHING),
          entry("applicationReconnect", FLAG));

  private static final Map<String, Predicate<String>> LANGUAGE_TABLE =
      Map.of(
          "code", TAG,
          "ttsProvider", VOICES,
          "voice", ANYTHING,
          "transcriptionProvider", EARS,
          "speechModel", ANYTHING);

  private RelayAttributes() {}

  static boolean known(String name) {
    return TABLE.containsKey(name);
  }

  static boolean knownOfLanguage(String name) {
    return LANGUAGE_TABLE.containsKey(name);
  }

  /** The first thing wrong with the values; names nobody knows are not looked at. */
  static Optional<Notice> fault(Map<String, String> attributes) {
    String url = attributes.getOrDefault("url", "");
    if (!url.startsWith("wss://")) {
      return Optional.of(
          new Notice(Notice.BAD_SOCKET, "ConversationRelay url must start with wss://: " + url));
    }
    return firstBad("ConversationRelay", TABLE, attributes);
  }

  /** The same for a nested {@code Language}. */
  static Optional<Notice> languageFault(Map<String, String> attributes) {
    if (!attributes.containsKey("code")) {
      return Optional.of(new Notice(Notice.BAD_VALUE, "Language without code"));
    }
    return firstBad("Language", LANGUAGE_TABLE, attributes);
  }

  private static Optional<Notice> firstBad(
      String element, Map<String, Predicate<String>> table, Map<String, String> attributes) {
    return attributes.entrySet().stream()
        .filter(each -> table.containsKey(each.getKey()))
        .filter(each -> !table.getOrDefault(each.getKey(), ANYTHING).test(each.getValue()))
        .sorted(Map.Entry.comparingByKey())
        .map(each -> element + " " + each.getKey() + "=\"" + each.getValue() + "\"")
        .map(text -> new Notice(Notice.BAD_VALUE, "Invalid TwiML parameter: " + text))
        .findFirst();
  }

  private static Predicate<String> oneOf(String... values) {
    return Set.of(values)::contains;
  }

  private static Predicate<String> oneOfAnyCase(String... values) {
    return value -> Arrays.stream(values).anyMatch(value::equalsIgnoreCase);
  }

  private static Predicate<String> each(String... values) {
    Set<String> allowed = Set.of(values);
    return value -> value.isBlank() || allowed.containsAll(List.of(value.trim().split("\\s+")));
  }

  private static boolean between(String value, double low, double high) {
    try {
      double number = Double.parseDouble(value);
      return number >= low && number <= high;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static boolean wholeBetween(String value, int low, int high) {
    try {
      int number = Integer.parseInt(value);
      return number >= low && number <= high;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
