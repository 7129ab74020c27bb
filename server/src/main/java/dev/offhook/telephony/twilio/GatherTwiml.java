package dev.offhook.telephony.twilio;

import dev.offhook.assistant.Voice;
import java.time.Duration;

/**
 * The documents of a call held by turns: words are spoken inside a {@code Gather}, so that the
 * caller may talk over them, and whatever comes of it is asked for at one address.
 *
 * @param voice how the assistant sounds and what it understands
 * @param origin where the carrier reaches us
 */
record GatherTwiml(Voice voice, String origin) {
  /** Where the caller's words go, and where the carrier asks when there were none. */
  static final String TURN = "/voice/process-speech";

  /** From the last word spoken, or from the start where none is, to the caller's first. */
  static final Duration LISTENS = Duration.ofSeconds(5);

  /** A pause in what the assistant has to say, in which the caller may begin. */
  private static final Duration BREATH = Duration.ofSeconds(1);

  /** The carrier refuses a longer text to say. */
  private static final int LONGEST_SPEECH = 4000;

  /**
   * Says {@code words} and listens; without an answer the carrier asks again.
   *
   * @param consent what comes before
   */
  String listening(String words, Consent consent) {
    return gather(consent.in(new TwimlDocument()), words, LISTENS);
  }

  /** Says a part of what there is to say; the caller may talk over it, and the rest is fetched. */
  String part(String words) {
    return gather(new TwimlDocument(), words, BREATH);
  }

  private String gather(TwimlDocument document, String words, Duration timeout) {
    document
        .open("Gather")
        .attribute("input", "dtmf speech")
        .attribute("action", turn())
        .attribute("method", "POST")
        .attribute("timeout", Long.toString(timeout.toSeconds()))
        .attribute("speechTimeout", "1")
        .attribute("speechModel", model());
    if (!voice.language().equals("multi")) {
      document.attribute("language", voice.language());
    }
    if (!voice.hints().isEmpty()) {
      document.attribute("hints", String.join(",", voice.hints()));
    }
    if (!words.isBlank()) {
      say(document, words);
    }
    return asking(document.close());
  }

  /**
   * Says {@code words} to their end, presses keys, and then asks how to go on.
   *
   * @param keys blank for none
   */
  String saying(String words, String keys) {
    var document = new TwimlDocument();
    if (!words.isBlank()) {
      say(document, words);
    }
    if (!keys.isBlank()) {
      document.open("Play").attribute("digits", keys).close();
    }
    return asking(document);
  }

  private String asking(TwimlDocument document) {
    return document.open("Redirect").attribute("method", "POST").text(turn()).xml();
  }

  private String turn() {
    return origin + TURN;
  }

  private void say(TwimlDocument document, String words) {
    document.open("Say");
    if (!voice.language().equals("multi")) {
      document.attribute("language", voice.language());
    }
    if (voice.voice().startsWith("Polly.") || voice.voice().startsWith("Google.")) {
      document.attribute("voice", voice.voice());
    }
    document
        .text(words.length() > LONGEST_SPEECH ? words.substring(0, LONGEST_SPEECH) : words)
        .close();
  }

  /** With a model that is named, the carrier takes no automatic end of speech. */
  private String model() {
    return voice.sttProvider().equalsIgnoreCase("google")
        ? "googlev2_telephony"
        : "deepgram_nova-3-general";
  }
}
