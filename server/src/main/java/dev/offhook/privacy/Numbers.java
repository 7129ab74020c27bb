package dev.offhook.privacy;

import dev.offhook.call.CallDetails;
import dev.offhook.call.PhoneNumber;
import java.util.Set;

/** How the far end's number is written down; the number of ours always is. */
public enum Numbers {
  /** As the carrier told it. */
  FULL {
    @Override
    PhoneNumber kept(PhoneNumber number) {
      return number;
    }
  },

  /** Its country and its last two digits: {@code +49xxxxxxxx67}. */
  MASKED {
    @Override
    PhoneNumber kept(PhoneNumber number) {
      return new PhoneNumber(masked(number.value()));
    }
  },

  /** Not at all, as if it were withheld. */
  NONE {
    @Override
    PhoneNumber kept(PhoneNumber number) {
      return PhoneNumber.WITHHELD;
    }
  };

  private static final int LAST = 2;

  /** Country codes of one digit and of two; all others have three. */
  private static final Set<String> SHORT =
      Set.of(
          "1", "7", "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44",
          "45", "46", "47", "48", "49", "51", "52", "53", "54", "55", "56", "57", "58", "60", "61",
          "62", "63", "64", "65", "66", "81", "82", "84", "86", "90", "91", "92", "93", "94", "95",
          "98");

  /** A number as it is written down. */
  abstract PhoneNumber kept(PhoneNumber number);

  /** The same call with the far end's number as it is written down. */
  public CallDetails kept(CallDetails call) {
    var called =
        switch (call.direction()) {
          case INBOUND -> call.called();
          case OUTBOUND -> kept(call.called());
        };
    return new CallDetails(
        call.sid(), kept(call.caller()), called, call.direction(), call.parameters());
  }

  private static String masked(String number) {
    if (!number.startsWith("+")) {
      // A name in a network of names has neither a country nor last digits
      return number.substring(0, number.indexOf(':') + 1) + "x".repeat(number.isEmpty() ? 0 : 3);
    }
    var from = Math.min(number.length(), 1 + country(number));
    var to = Math.max(from, number.length() - LAST);
    return number.substring(0, from) + "x".repeat(to - from) + number.substring(to);
  }

  private static int country(String number) {
    for (var length = 1; length <= 2 && length < number.length(); length++) {
      if (SHORT.contains(number.substring(1, 1 + length))) {
        return length;
      }
    }
    return 3;
  }
}
