package dev.offhook.telephony.twilio;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;

/** Writing {@code application/x-www-form-urlencoded}. */
final class Forms {
  private Forms() {}

  /** Names and values in turn; a name may come again. */
  static String encoded(String... pairs) {
    var form = new StringJoiner("&");
    for (int i = 0; i < pairs.length; i += 2) {
      form.add(
          URLEncoder.encode(pairs[i], StandardCharsets.UTF_8)
              + "="
              + URLEncoder.encode(pairs[i + 1], StandardCharsets.UTF_8));
    }
    return form.toString();
  }
}
