package dev.offhook.telephony.twilio;

import dev.offhook.call.CallSid;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the carrier says of one turn of a call held by turns.
 *
 * @param words what it understood; blank when nothing was said
 * @param keys what was pressed; blank for nothing
 * @param language BCP-47 tag of the words; blank when it does not tell
 * @param confidence of the words, 0 to 1; empty when it does not tell, or tells nonsense
 */
record GatherRequest(
    CallSid call, String words, String keys, String language, OptionalDouble confidence) {
  private static final int LONGEST_WORDS = 10_000;
  private static final int MOST_KEYS = 64;

  /** Empty when the form names no call. Never throws. */
  static Optional<GatherRequest> read(Form form) {
    return CallSid.parse(form.first("CallSid"))
        .map(call ->
            new GatherRequest(
                call,
                first(form.first("SpeechResult").strip(), LONGEST_WORDS),
                keys(form.first("Digits")),
                form.first("Language"),
                confidence(form.first("Confidence"))));
  }

  private static String first(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }

  private static String keys(String written) {
    return first(written.replaceAll("[^0-9*#]", ""), MOST_KEYS);
  }

  private static OptionalDouble confidence(String written) {
    try {
      var number = Double.parseDouble(written);
      return number >= 0 && number <= 1 ? OptionalDouble.of(number) : OptionalDouble.empty();
    } catch (NumberFormatException none) {
      return OptionalDouble.empty();
    }
  }

  boolean silent() {
    return words.isBlank() && keys.isBlank();
  }

  /** What was said and what is heard of it is in no log line. */
  @Override
  public String toString() {
    return "GatherRequest[" + call + "]";
  }
}
