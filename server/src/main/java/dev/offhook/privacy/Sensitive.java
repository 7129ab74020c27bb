package dev.offhook.privacy;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Something that is not to be written down, by its shape. The expressions are RE2's: their time is
 * linear in the text, whatever a file's author or a caller thinks of.
 *
 * @param name what it is called
 * @param pattern how it looks
 */
public record Sensitive(String name, Pattern pattern) {
  private static final Map<String, String> BUILT_IN =
      Map.of(
          "email",
          "[\\pL\\pN._%+-]+(?:@| at )(?:[\\pL\\pN-]+(?:\\.| dot ))+\\pL{2,}",
          "phone",
          "\\+?\\(?\\d(?:[ .()/-]{0,3}\\d){6,14}",
          "iban",
          "(?i)\\b[A-Z]{2} ?\\d{2}(?:[ -]?[A-Z0-9]){11,30}\\b",
          "ssn",
          "\\b\\d{3}[ -]?\\d{2}[ -]?\\d{4}\\b");

  /** The one that is known by this name; cards are none, they are told by arithmetic. */
  public static Optional<Sensitive> builtIn(String name) {
    return Optional.ofNullable(BUILT_IN.get(name))
        .map(it -> new Sensitive(name, Pattern.compile(it)));
  }

  /** The names of those that need no expression. */
  public static Iterable<String> names() {
    return new TreeMap<>(BUILT_IN).keySet();
  }

  /**
   * One of the owner's own.
   *
   * @param expression in the syntax of RE2
   * @throws IllegalArgumentException when it is none, or finds something in nothing; the message
   *     says what is wrong
   */
  public static Sensitive of(String name, String expression) {
    try {
      var pattern = Pattern.compile(expression);
      if (pattern.matches("")) {
        throw new IllegalArgumentException("it fits where nothing stands");
      }
      return new Sensitive(name, pattern);
    } catch (PatternSyntaxException wrong) {
      throw new IllegalArgumentException(wrong.getDescription(), wrong);
    }
  }
}
