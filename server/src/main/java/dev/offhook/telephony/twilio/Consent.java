package dev.offhook.telephony.twilio;

import dev.offhook.assistant.Assistant;

/**
 * What comes before everything else in a call that is recorded: the line that says so, which nobody
 * can interrupt, and then the recording, both sides apart. It goes on through all that follows.
 *
 * @param line what is said; blank when the call is not recorded
 * @param language BCP-47 tag; blank for the carrier's own
 * @param told where the carrier says how the recording stands
 */
record Consent(String line, String language, String told) {
  /** Where the carrier says how a recording stands. */
  static final String TOLD = "/recording-status";

  static final Consent NOT_ASKED = new Consent("", "", "");

  /** Of a call's first document; a call that goes on is being recorded already. */
  static Consent of(Assistant assistant, String origin, boolean resumed) {
    if (resumed || !assistant.recorded()) {
      return NOT_ASKED;
    }
    var language = assistant.voice().language();
    return new Consent(
        assistant.consentLine(), language.equals("multi") ? "" : language, origin + TOLD);
  }

  /** Writes it at the beginning of a document. */
  TwimlDocument in(TwimlDocument document) {
    if (line.isBlank()) {
      return document;
    }
    document.open("Say");
    if (!language.isBlank()) {
      document.attribute("language", language);
    }
    return document
        .text(line)
        .close()
        .open("Start")
        .open("Recording")
        .attribute("channels", "dual")
        .attribute("recordingStatusCallback", told)
        .attribute("recordingStatusCallbackEvent", "in-progress completed absent")
        .close()
        .close();
  }
}
