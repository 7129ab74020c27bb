package dev.offhook.telephony.twilio;

import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * The reader of {@code error}, whose code stands inside its text: {@code Invalid message received,
 * code: 64107, } and then the frame it complains about.
 *
 * <p>What follows the code is cut off, because it quotes what was said; without a code only the
 * beginning is kept, up to where a quotation would begin.
 */
final class TroubleFrame {
  private static final Pattern CODE = Pattern.compile("code:?\\s{0,3}([0-9]{4,6})(?![0-9])");
  private static final Pattern QUOTATION = Pattern.compile("[\\[{\"'\\p{Cntrl}]");
  private static final int LONGEST = 200;

  private TroubleFrame() {}

  static RelayFrame read(String description) {
    var start = description.substring(0, Math.min(LONGEST, description.length()));
    var code = CODE.matcher(start);
    if (code.find()) {
      return new RelayFrame.Trouble(
          unquoted(start.substring(0, code.end())),
          OptionalInt.of(Integer.parseInt(code.group(1))));
    }
    return new RelayFrame.Trouble(unquoted(start), OptionalInt.empty());
  }

  private static String unquoted(String text) {
    var quotation = QUOTATION.matcher(text);
    return quotation.find() ? text.substring(0, quotation.start()) : text;
  }
}
