package dev.offhook.tool.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * An argument as it may stand in an address: percent-encoded, all but letters, digits and {@code
 * -_.~}.
 *
 * <p>In a path, what could be taken for a way out of its segment is refused rather than encoded:
 * servers and proxies decode twice, drop path parameters, or fold wide characters to plain ones,
 * and the way out appears only there.
 */
final class UrlValue {
  private static final int LONGEST = 512;
  private static final String PLAIN =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~";
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029]");
  private static final Pattern WAY_OUT =
      Pattern.compile("[/\\\\%;?#@\\u2044\\u2215\\u29f5\\u29f8\\ufe68]|^\\s*\\.|\\.\\.|^\\s*$");

  private UrlValue() {}

  static String inPath(String name, JsonNode value) throws UnfitException {
    var text = text(name, value);
    var folded = Normalizer.normalize(text, Normalizer.Form.NFKC);
    if (WAY_OUT.matcher(text).find() || WAY_OUT.matcher(folded).find()) {
      throw new UnfitException("The argument '" + name + "' holds characters it must not.");
    }
    return encoded(text);
  }

  static String inQuery(String name, JsonNode value) throws UnfitException {
    return encoded(text(name, value));
  }

  private static String text(String name, JsonNode value) throws UnfitException {
    if (!value.isTextual() && !value.isNumber() && !value.isBoolean()) {
      throw new UnfitException("The argument '" + name + "' must be a single value.");
    }
    var text = value.asText();
    if (text.length() > LONGEST) {
      throw new UnfitException("The argument '" + name + "' is too long.");
    }
    if (CONTROL.matcher(text).find()) {
      throw new UnfitException("The argument '" + name + "' holds characters it must not.");
    }
    return text;
  }

  private static String encoded(String text) {
    var encoded = new StringBuilder();
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      if (octet > 0 && PLAIN.indexOf(octet) >= 0) {
        encoded.append((char) octet);
      } else {
        encoded.append("%%%02X".formatted(octet));
      }
    }
    return encoded.toString();
  }
}
