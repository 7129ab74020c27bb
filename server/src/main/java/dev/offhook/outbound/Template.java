package dev.offhook.outbound;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with placeholders: {@code {customer_name}}. */
record Template(String text) {
  private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z][A-Za-z0-9_]{0,63})}");

  static Template of(String text) {
    return new Template(text);
  }

  /** The placeholders for which there is no variable. */
  Set<String> missing(Map<String, String> variables) {
    var missing = new TreeSet<String>();
    PLACE
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .filter(name -> !variables.containsKey(name))
        .forEach(missing::add);
    return missing;
  }

  /** With the variables put in, whose own braces mean nothing; the others stay as they are. */
  String filled(Map<String, String> variables) {
    return PLACE
        .matcher(text)
        .replaceAll(found ->
            Matcher.quoteReplacement(variables.getOrDefault(found.group(1), found.group())));
  }
}
