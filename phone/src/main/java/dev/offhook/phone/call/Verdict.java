package dev.offhook.phone.call;

import dev.offhook.phone.twilio.Outcome;
import dev.offhook.phone.twilio.twiml.Notice;
import java.util.Optional;

/** Says in one line what to do about a call that came to nothing. */
final class Verdict {
  private Verdict() {}

  /** Empty for a call that was connected and ended by somebody's will. */
  static Optional<String> on(Outcome outcome, String url) {
    if (outcome.good()) {
      return Optional.empty();
    }
    return Optional.of(explain(outcome.text(), url));
  }

  private static String explain(String text, String url) {
    int code = code(text);
    if (code == Notice.NO_CONNECTION) {
      return "No server at " + url + ". Start it with ./offhook run.";
    }
    if (code == Notice.HTTP_FAILED && text.endsWith(" 403")) {
      return "The server refused the call (403): TWILIO_AUTH_TOKEN and PUBLIC_URL must be the same"
          + " here and there.";
    }
    if (code >= Notice.EMPTY && code <= Notice.BAD_CONTENT_TYPE) {
      return "The server's TwiML is not right: " + text;
    }
    return "The call failed: " + text;
  }

  private static int code(String text) {
    String first = text.split(" ", 2)[0];
    return first.matches("\\d{5}") ? Integer.parseInt(first) : 0;
  }
}
