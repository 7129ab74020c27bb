package dev.offhook.telephony.twilio;

import dev.offhook.call.CallDetails;
import dev.offhook.call.CallDetails.Direction;
import dev.offhook.call.CallSid;
import dev.offhook.call.PhoneNumber;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Who is on the line, from the carrier's {@code Direction}, {@code From} and {@code To}. */
final class Parties {
  private static final int LONGEST_ADDRESS = 255;

  /** How a caller without a number appears: a word, or the word spelled on a keypad. */
  private static final Set<String> NOBODY =
      Set.of(
          "anonymous",
          "+266696687",
          "restricted",
          "+7378742833",
          "blocked",
          "+2562533",
          "unknown",
          "+8656696",
          "unavailable",
          "+86282452253",
          "private");

  private static final Pattern ANONYMOUS_SIP =
      Pattern.compile("sips?:(anonymous|restricted|unavailable)@.*");

  private static final Pattern PLUS_READ_AS_BLANK = Pattern.compile(" [0-9]+");

  private Parties() {}

  static CallDetails details(
      CallSid sid, String direction, String from, String to, Map<String, String> parameters) {
    var dialled = number(to);
    if (direction.toLowerCase(Locale.ROOT).startsWith("outbound")) {
      return new CallDetails(sid, dialled, dialled, Direction.OUTBOUND, parameters);
    }
    return new CallDetails(sid, number(from), dialled, Direction.INBOUND, parameters);
  }

  /** An address from outside; withheld when it is none, or one of the ways to say so. */
  static PhoneNumber number(String written) {
    // A plus sign that was not escaped in a query arrives as a blank.
    var address =
        PLUS_READ_AS_BLANK.matcher(written).matches() ? "+" + written.strip() : written.strip();
    var lower = address.toLowerCase(Locale.ROOT);
    boolean nobody =
        address.length() > LONGEST_ADDRESS
            || NOBODY.contains(lower)
            || ANONYMOUS_SIP.matcher(lower).matches()
            || address.chars().anyMatch(Character::isISOControl);
    return nobody ? PhoneNumber.WITHHELD : new PhoneNumber(address);
  }
}
