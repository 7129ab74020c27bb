package dev.offhook.tool;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A text in which secrets stand by name: {@code Bearer ${SHOP_TOKEN}}. The names are looked up when
 * it is used, so a declaration never holds a secret.
 */
public final class SecretText {
  private static final Pattern NAME = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)\\}");

  private static final int SHORTEST = 4;

  private SecretText() {}

  /** The names in it that lead nowhere. */
  public static List<String> unknown(String text, Function<String, Optional<String>> variables) {
    return names(text).stream().filter(name -> variables.apply(name).isEmpty()).toList();
  }

  private static List<String> names(String text) {
    return NAME.matcher(text).results().map(match -> match.group(1)).toList();
  }

  /** The text with all that it names; what is not known is left out. */
  public static String filled(String text, Function<String, Optional<String>> variables) {
    var match = NAME.matcher(text);
    var filled = new StringBuilder();
    while (match.find()) {
      match.appendReplacement(filled, "");
      filled.append(variables.apply(match.group(1)).orElse(""));
    }
    return match.appendTail(filled).toString();
  }

  /** A text from outside, without these secrets; one of three letters is no secret. */
  public static String masked(String text, Collection<String> secrets) {
    var masked = text;
    for (var secret : secrets) {
      if (secret.length() >= SHORTEST) {
        masked = masked.replace(secret, "(secret)");
      }
    }
    return masked;
  }

  /** The secrets themselves. */
  public static List<String> secrets(String text, Function<String, Optional<String>> variables) {
    var secrets = new ArrayList<String>();
    names(text).forEach(name -> variables.apply(name).ifPresent(secrets::add));
    return secrets;
  }
}
