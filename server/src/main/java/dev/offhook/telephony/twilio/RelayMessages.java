package dev.offhook.telephony.twilio;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.offhook.telephony.TextLine.Cuttable;
import java.util.regex.Pattern;

/**
 * What we send to the relay, as compact JSON text frames.
 *
 * <p>A frame the relay cannot read counts against us, ten in a row end the session, so a wrong
 * argument is refused here, by {@link IllegalArgumentException}. Safe from any thread.
 */
final class RelayMessages {
  private static final Pattern DIGITS = Pattern.compile("[0-9w#*]+");
  private static final JsonStringEncoder ENCODER = JsonStringEncoder.getInstance();

  private RelayMessages() {}

  /** Whether a message may be cut, where it differs from what the markup said. */
  enum Choice {
    AS_SET,
    YES,
    NO
  }

  /**
   * Words to speak, untrimmed, in the language and manner that are set.
   *
   * @param last closes the talk cycle; {@code token} may then be empty
   */
  static String text(String token, boolean last) {
    return text(token, last, "", Choice.AS_SET, Choice.AS_SET);
  }

  /**
   * Words to speak.
   *
   * @param language BCP-47 tag or {@code multi}; blank for the one that is set
   * @param interruptible whether the caller may cut it
   * @param preemptible whether our own next message may cut it
   */
  static String text(
      String token, boolean last, String language, Choice interruptible, Choice preemptible) {
    var frame = new StringBuilder(token.length() + 64).append("{\"type\":\"text\"");
    field(frame, "token", token);
    frame.append(last ? ",\"last\":true" : ",\"last\":false");
    if (!language.isBlank()) {
      field(frame, "lang", language);
    }
    choice(frame, "interruptible", interruptible);
    choice(frame, "preemptible", preemptible);
    return frame.append('}').toString();
  }

  /** Words of a talk cycle that goes on, and who may cut them. */
  static String words(String words, Cuttable cuttable) {
    return switch (cuttable) {
      case AS_SET -> text(words, false);
      case BY_NEXT_WORDS -> text(words, false, "", Choice.AS_SET, Choice.YES);
      case BY_NOBODY -> text(words, false, "", Choice.NO, Choice.NO);
    };
  }

  /**
   * A recording to play.
   *
   * @param source where the carrier fetches it
   * @param times how often; 0 plays it until it is cut
   */
  static String play(String source, int times, Choice interruptible, Choice preemptible) {
    if (source.isBlank() || times < 0) {
      throw new IllegalArgumentException(
          "a recording needs a URL and a count from 0, not '%s' and %d".formatted(source, times));
    }
    var frame = new StringBuilder("{\"type\":\"play\"");
    field(frame, "source", source);
    frame.append(",\"loop\":").append(times);
    choice(frame, "interruptible", interruptible);
    choice(frame, "preemptible", preemptible);
    return frame.append('}').toString();
  }

  /** Keys to press at the far end: {@code 0-9 * #}, and {@code w} to wait half a second. */
  static String sendDigits(String digits) {
    if (!DIGITS.matcher(digits).matches()) {
      throw new IllegalArgumentException("digits to send are any of 0-9 * # w, at least one");
    }
    var frame = new StringBuilder("{\"type\":\"sendDigits\"");
    field(frame, "digits", digits);
    return frame.append('}').toString();
  }

  /**
   * Another language from now on.
   *
   * @param spoken BCP-47 tag; blank leaves the voice's language as it is
   * @param understood likewise for the recogniser's; not both may be blank
   */
  static String language(String spoken, String understood) {
    if (spoken.isBlank() && understood.isBlank()) {
      throw new IllegalArgumentException("a language to speak or to understand is needed");
    }
    var frame = new StringBuilder("{\"type\":\"language\"");
    if (!spoken.isBlank()) {
      field(frame, "ttsLanguage", spoken);
    }
    if (!understood.isBlank()) {
      field(frame, "transcriptionLanguage", understood);
    }
    return frame.append('}').toString();
  }

  /** The session is over; speech still queued is lost. */
  static String end() {
    return "{\"type\":\"end\"}";
  }

  /** The session is over; the text comes back, as it is, to the action URL. */
  static String end(String handoffData) {
    var frame = new StringBuilder("{\"type\":\"end\"");
    field(frame, "handoffData", handoffData);
    return frame.append('}').toString();
  }

  private static void choice(StringBuilder frame, String name, Choice choice) {
    switch (choice) {
      case AS_SET -> {}
      case YES -> frame.append(",\"").append(name).append("\":true");
      case NO -> frame.append(",\"").append(name).append("\":false");
    }
  }

  private static void field(StringBuilder frame, String name, String value) {
    frame.append(",\"").append(name).append("\":\"");
    ENCODER.quoteAsString(value, frame);
    frame.append('"');
  }
}
