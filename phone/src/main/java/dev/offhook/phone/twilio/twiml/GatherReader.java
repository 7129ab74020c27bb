package dev.offhook.phone.twilio.twiml;

import static java.util.function.Predicate.not;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Reads {@code Gather}. Nothing wrong in it stops the call; each has its number. */
final class GatherReader {
  private static final Set<String> INPUTS = Set.of("dtmf", "speech", "dtmf speech", "speech dtmf");
  private static final Set<String> MODELS =
      Set.of(
          "default",
          "numbers_and_commands",
          "phone_call",
          "experimental_conversations",
          "experimental_utterances",
          "googlev2_telephony",
          "googlev2_telephony_short",
          "googlev2_short",
          "googlev2_long",
          "deepgram_nova-2",
          "deepgram_nova-2-general",
          "deepgram_nova-2-phonecall",
          "deepgram_nova-3",
          "deepgram_nova-3-general");
  private static final int HINTS = 500;
  private static final int HINT_LENGTH = 100;
  private static final int LONGEST_SPEECH = 60;

  private static final int BAD_FINISH_KEY = 13310;
  private static final int BAD_METHOD = 13312;
  private static final int BAD_TIMEOUT = 13313;
  private static final int BAD_NUM_DIGITS = 13314;
  private static final int BAD_NESTED_VERB = 13320;
  private static final int BAD_INPUT = 13326;
  private static final int BAD_SPEECH_TIMEOUT = 13327;
  private static final int BAD_MAX_SPEECH_TIME = 13328;
  private static final int BAD_PARTIAL_METHOD = 13329;
  private static final int BAD_HINTS = 13330;
  private static final int BAD_LANGUAGE = 13331;
  private static final int BAD_BARGE_IN = 13332;
  private static final int BAD_PROFANITY_FILTER = 13333;
  private static final int BAD_MODEL = 13334;
  private static final int AUTO_WITH_MODEL = 13335;
  private static final int BAD_ACTION_ON_EMPTY = 13338;

  private final Attributes attributes;
  private final Element element;
  private final PromptReader prompts;
  private final List<Notice> warnings;

  GatherReader(Element element, PromptReader prompts, List<Notice> warnings) {
    this.element = element;
    this.prompts = prompts;
    this.warnings = warnings;
    this.attributes =
        new Attributes(
            element,
            warnings,
            "input",
            "action",
            "method",
            "timeout",
            "speechTimeout",
            "maxSpeechTime",
            "finishOnKey",
            "numDigits",
            "language",
            "hints",
            "profanityFilter",
            "speechModel",
            "enhanced",
            "bargeIn",
            "actionOnEmptyResult",
            "partialResultCallback",
            "partialResultCallbackMethod",
            "debug");
  }

  Verb read() {
    String input = attributes.fitting("input", "dtmf", INPUTS::contains, BAD_INPUT);
    Duration timeout = attributes.seconds("timeout", 5, 1, BAD_TIMEOUT);
    return new Gather(
        attributes.written("action") ? attributes.text("action", "") : null,
        attributes.method("method", BAD_METHOD),
        timeout,
        input.contains("dtmf") ? keys() : null,
        input.contains("speech") ? speech(timeout) : null,
        attributes.flag("bargeIn", true, BAD_BARGE_IN),
        attributes.flag("actionOnEmptyResult", false, BAD_ACTION_ON_EMPTY),
        nested());
  }

  private Gather.Keys keys() {
    return new Gather.Keys(
        attributes.fitting("finishOnKey", "#", key -> key.matches("[0-9*#]?"), BAD_FINISH_KEY),
        attributes.whole("numDigits", Integer.MAX_VALUE, 1, BAD_NUM_DIGITS));
  }

  /** Null when the language fits no provider: then nothing that is said is understood. */
  private Gather.@Nullable Speech speech(Duration timeout) {
    String model = attributes.fitting("speechModel", "default", MODELS::contains, BAD_MODEL);
    String hints = attributes.fitting("hints", "", GatherReader::fewAndShort, BAD_HINTS);
    boolean filtered = attributes.flag("profanityFilter", true, BAD_PROFANITY_FILTER);
    Callback partial =
        attributes.callback(
            "partialResultCallback", "partialResultCallbackMethod", BAD_PARTIAL_METHOD);
    Duration longest = attributes.seconds("maxSpeechTime", LONGEST_SPEECH, 1, BAD_MAX_SPEECH_TIME);
    Duration silence = silence(timeout);
    String language = attributes.text("language", "en-US");
    if (!Attributes.LANGUAGE.matcher(language).matches()) {
      attributes.wrong("language", language, BAD_LANGUAGE);
      return null;
    }
    return new Gather.Speech(silence, longest, language, model, hints, filtered, partial);
  }

  /** Null for auto, which the carrier takes only where no model is named. */
  private @Nullable Duration silence(Duration timeout) {
    if (!attributes.text("speechTimeout", "").equals("auto")) {
      int whole = (int) timeout.toSeconds();
      return attributes.seconds("speechTimeout", whole, 1, BAD_SPEECH_TIMEOUT);
    }
    if (attributes.written("speechModel")) {
      String model = attributes.text("speechModel", "");
      String text = "Gather: speechTimeout auto cannot be used with speechModel " + model;
      warnings.add(new Notice(AUTO_WITH_MODEL, text));
      return timeout;
    }
    return null;
  }

  private List<Prompt> nested() {
    List<Prompt> nested = new ArrayList<>();
    for (Element child : Markup.children(element)) {
      prompts
          .read(child)
          .ifPresentOrElse(
              nested::add,
              () ->
                  warnings.add(
                      new Notice(
                          BAD_NESTED_VERB, "Gather: invalid nested verb " + child.getTagName())));
    }
    return nested;
  }

  private static boolean fewAndShort(String hints) {
    List<String> phrases =
        Arrays.stream(hints.split(",")).map(String::strip).filter(not(String::isEmpty)).toList();
    return phrases.size() <= HINTS
        && phrases.stream().allMatch(phrase -> phrase.length() <= HINT_LENGTH);
  }
}
