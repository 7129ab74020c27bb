package dev.offhook.telephony.twilio;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The parameters of a webhook: what an {@code application/x-www-form-urlencoded} body or a query
 * string says, decoded, with every value of a repeated name.
 *
 * <p>Names keep their case, because a signature covers them as they were written; a case-folding
 * multimap would merge two of them.
 */
record Form(Map<String, List<String>> values) {

  Form {
    values =
        values.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> List.copyOf(e.getValue())));
  }

  /** Reads a raw body or query. Never throws: an escape that is none stays as it was written. */
  static Form read(String raw) {
    var values = new TreeMap<String, List<String>>();
    for (int from = 0; from < raw.length(); ) {
      int end = raw.indexOf('&', from);
      end = end < 0 ? raw.length() : end;
      if (end > from) {
        add(raw.substring(from, end), values);
      }
      from = end + 1;
    }
    return new Form(values);
  }

  /** The first value of a name; blank when there is none, as for an empty value. */
  String first(String name) {
    var found = values.getOrDefault(name, List.of());
    return found.isEmpty() ? "" : found.getFirst();
  }

  private static void add(String pair, Map<String, List<String>> values) {
    int equals = pair.indexOf('=');
    var name = equals < 0 ? pair : pair.substring(0, equals);
    var value = equals < 0 ? "" : pair.substring(equals + 1);
    values.computeIfAbsent(decoded(name), n -> new ArrayList<>()).add(decoded(value));
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  /** The names only: values hold phone numbers. */
  @Override
  public String toString() {
    return "Form" + values.keySet();
  }
}
