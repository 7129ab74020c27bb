package dev.offhook.phone.twilio.twiml;

import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/** Reads {@code Say}, {@code Play} and {@code Pause}. */
final class PromptReader {
  private static final int FOREVER = 1000;
  private static final int LONGEST_TEXT = 4096;

  private static final int BAD_PLAY_LOOP = 13410;
  private static final int BAD_DIGITS = 13430;
  private static final int BAD_SAY_LOOP = 13510;
  private static final int BAD_LANGUAGE = 13512;
  private static final int NO_TEXT = 13520;
  private static final int TEXT_TOO_LONG = 13521;
  private static final int BAD_PAUSE = 13910;

  private final List<Notice> warnings;

  PromptReader(List<Notice> warnings) {
    this.warnings = warnings;
  }

  /** Empty for any other element. */
  Optional<Prompt> read(Element element) {
    return switch (element.getTagName()) {
      case "Say" -> Optional.of(say(element));
      case "Play" -> Optional.of(play(element));
      case "Pause" -> Optional.of(pause(element));
      default -> Optional.empty();
    };
  }

  /** Whatever speech markup is nested: its words are spoken. */
  private Prompt say(Element element) {
    Attributes attributes = new Attributes(element, warnings, "voice", "language", "loop");
    String words = attributes.body().replaceAll("\\s+", " ");
    if (words.isEmpty()) {
      warnings.add(new Notice(NO_TEXT, "Say: no text"));
    }
    if (words.length() > LONGEST_TEXT) {
      warnings.add(new Notice(TEXT_TOO_LONG, "Say: more than " + LONGEST_TEXT + " characters"));
    }
    String language =
        attributes.fitting("language", "", Attributes.LANGUAGE.asMatchPredicate(), BAD_LANGUAGE);
    return new Prompt.Say(
        words, loop(attributes, BAD_SAY_LOOP), attributes.text("voice", ""), language);
  }

  private Prompt play(Element element) {
    Attributes attributes = new Attributes(element, warnings, "loop", "digits");
    int times = loop(attributes, BAD_PLAY_LOOP);
    if (!attributes.written("digits")) {
      return new Prompt.Play(attributes.body(), times);
    }
    String digits =
        attributes.fitting("digits", "", each -> each.matches("[0-9A-D#*w]+"), BAD_DIGITS);
    return new Prompt.Tones(digits, times);
  }

  private Prompt pause(Element element) {
    Attributes attributes = new Attributes(element, warnings, "length");
    return new Prompt.Pause(attributes.seconds("length", 1, 0, BAD_PAUSE));
  }

  private static int loop(Attributes attributes, int code) {
    int written = attributes.whole("loop", 1, 0, code);
    return written == 0 ? FOREVER : Math.min(written, FOREVER);
  }
}
