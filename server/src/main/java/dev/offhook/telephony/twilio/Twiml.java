package dev.offhook.telephony.twilio;

/** The small documents: what to tell the carrier when no conversation follows. */
final class Twiml {
  /** The carrier refuses a longer text to say. */
  private static final int LONGEST_SPEECH = 4000;

  private Twiml() {}

  /**
   * Says something and ends the call: a busy line, an apology.
   *
   * @param language BCP-47 tag; blank, or a tag the carrier's own voice does not know such as
   *     {@code multi}, for its default
   */
  static String sayAndHangUp(String words, String language) {
    var document = new TwimlDocument().open("Say");
    if (!language.isBlank() && !language.equals("multi")) {
      document.attribute("language", language);
    }
    var speech = words.length() > LONGEST_SPEECH ? words.substring(0, LONGEST_SPEECH) : words;
    return document.text(speech).close().open("Hangup").close().xml();
  }

  /** Ends the call. */
  static String hangUp() {
    return new TwimlDocument().open("Hangup").close().xml();
  }

  /** Has the carrier ask another address what to do. */
  static String redirect(String url) {
    return new TwimlDocument().open("Redirect").attribute("method", "POST").text(url).close().xml();
  }

  /** Nothing to do: the right answer where the call is already over. */
  static String empty() {
    return new TwimlDocument().xml();
  }
}
