package dev.offhook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a call's far end reports and lets the caller do, as an assistant's file asks for it. Each
 * kind is an assistant with a number of its own, so one server answers them all, each in its way.
 *
 * @param played whether the words played are reported
 * @param speakers whether it is reported who is speaking
 * @param partials whether words are told before they are final
 * @param interruptible what stops the voice
 * @param reconnects whether a lost line comes back with all that was queued on it
 */
record RandomKind(
    boolean played,
    boolean speakers,
    boolean partials,
    Interruptible interruptible,
    boolean reconnects) {

  enum Interruptible {
    SPEECH,
    ANY,
    NONE
  }

  private static final List<String> GREETINGS =
      List.of(
          "Welcome to the café, dear friend. How can we help?",
          "Hello! You have reached number 12, the bicycle shop.",
          "Good day, this is Zoë speaking, and I am all ears.");

  static List<RandomKind> all() {
    var all = new ArrayList<RandomKind>();
    for (var number = 0; number < 2 * 2 * 2 * 3 * 2; number++) {
      var rest = number / 8;
      all.add(
          new RandomKind(
              number % 2 == 0,
              number / 2 % 2 == 0,
              number / 4 % 2 == 0,
              Interruptible.values()[rest % 3],
              rest / 3 % 2 == 0));
    }
    return List.copyOf(all);
  }

  /** One assistant's file for each kind. */
  static void write(Path folder) throws IOException {
    for (var kind : all()) {
      Files.writeString(folder.resolve("kind%d.yaml".formatted(kind.index())), kind.yaml());
    }
  }

  int index() {
    return all().indexOf(this);
  }

  /** The number its calls ring. */
  String number() {
    return "+1555200%04d".formatted(index());
  }

  String greeting() {
    return GREETINGS.get(index() % GREETINGS.size());
  }

  /** What a model is told, by which a request's call is known. */
  String instructions() {
    return "You are kind %d.".formatted(index());
  }

  private String yaml() {
    return """
    name: Kind %d
    numbers:
      - "%s"
    greeting: "%s"
    instructions: %s
    bargeIn:
      interruptible: %s
    voice:
      relay:
        events: "%s"
        partialPrompts: %s
        reportInputDuringAgentSpeech: any
        applicationReconnect: %s
    """
        .formatted(
            index(),
            number(),
            greeting(),
            instructions(),
            interruptible.name().toLowerCase(java.util.Locale.ROOT),
            events(),
            partials,
            reconnects);
  }

  private String events() {
    return ((speakers ? "speaker-events " : "") + (played ? "tokens-played" : "")).strip();
  }
}
