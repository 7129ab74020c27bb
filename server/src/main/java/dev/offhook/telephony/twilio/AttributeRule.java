package dev.offhook.telephony.twilio;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is right for one attribute.
 *
 * @param right in words, to follow "must be"
 * @param reading a value as it has to be sent; empty when it is not right
 */
record AttributeRule(String right, Function<String, Optional<String>> reading) {
  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");
  private static final Pattern DECIMAL = Pattern.compile("[0-9](\\.[0-9]{1,9})?");

  static AttributeRule anyText() {
    return new AttributeRule("text", Optional::of);
  }

  /** One of some words, in the spelling given here however the value is capitalised. */
  static AttributeRule oneOf(String... words) {
    var allowed = List.of(words);
    return new AttributeRule(
        "one of " + String.join(", ", allowed), value -> spelled(value, allowed));
  }

  static AttributeRule yesOrNo() {
    return oneOf("true", "false");
  }

  /** Some of these words, separated by blanks. */
  static AttributeRule someOf(String... words) {
    var allowed = List.of(words);
    return new AttributeRule(
        "any of " + String.join(", ", allowed) + ", separated by blanks",
        value -> {
          var given = Arrays.stream(value.strip().split("\\s+"));
          var read = given.map(word -> spelled(word, allowed)).toList();
          return read.stream().allMatch(Optional::isPresent)
              ? Optional.of(
                  read.stream().flatMap(Optional::stream).collect(Collectors.joining(" ")))
              : Optional.empty();
        });
  }

  static AttributeRule languageTag() {
    return new AttributeRule(
        "a language tag such as en-US, or multi",
        value ->
            LANGUAGE.matcher(value).matches() || value.equals("multi")
                ? Optional.of(value)
                : Optional.empty());
  }

  /** Milliseconds within bounds, or the word that leaves it to the carrier. */
  static AttributeRule millisecondsOrAuto(int least, int most) {
    return new AttributeRule(
        "a whole number of milliseconds from %d to %d, or auto".formatted(least, most),
        value -> {
          boolean within =
              DIGITS.matcher(value).matches()
                  && Integer.parseInt(value) >= least
                  && Integer.parseInt(value) <= most;
          return within ? Optional.of(value) : spelled(value, List.of("auto"));
        });
  }

  static AttributeRule between(String least, String most) {
    return new AttributeRule(
        "a number from %s to %s".formatted(least, most),
        value -> {
          boolean within =
              DECIMAL.matcher(value).matches()
                  && new BigDecimal(value).compareTo(new BigDecimal(least)) >= 0
                  && new BigDecimal(value).compareTo(new BigDecimal(most)) <= 0;
          return within ? Optional.of(value) : Optional.empty();
        });
  }

  private static Optional<String> spelled(String value, List<String> allowed) {
    return allowed.stream().filter(word -> word.equalsIgnoreCase(value.strip())).findFirst();
  }
}
