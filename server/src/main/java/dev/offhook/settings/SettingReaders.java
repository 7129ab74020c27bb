package dev.offhook.settings;

import dev.offhook.settings.Settings.VoiceMode;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What settings accept: each reader makes a value from text, or throws a {@link NotRight} that says
 * what would be right. Blank text is "none" where a setting may be without a value.
 */
public final class SettingReaders {
  private static final Pattern VISIBLE = Pattern.compile("[!-~]*");
  private static final Pattern PATH_WORD = Pattern.compile("[A-Za-z0-9._~-]*");
  private static final Pattern ACCOUNT = Pattern.compile("|AC[0-9a-fA-F]{32}");

  private SettingReaders() {}

  static Function<String, Integer> wholeNumber(int least, int most) {
    return text -> {
      var right = "must be a whole number from %d to %d".formatted(least, most);
      var number = numberOr(text, right);
      if (number.compareTo(BigDecimal.valueOf(least)) < 0
          || number.compareTo(BigDecimal.valueOf(most)) > 0
          || number.stripTrailingZeros().scale() > 0) {
        throw new NotRight(right);
      }
      return number.intValueExact();
    };
  }

  static Function<String, OptionalInt> perhapsWholeNumber(int least, int most) {
    var reader = wholeNumber(least, most);
    return text -> text.isBlank() ? OptionalInt.empty() : OptionalInt.of(reader.apply(text));
  }

  /** A number of seconds, fractions to the millisecond taken. */
  static Function<String, Duration> seconds(int least, int most) {
    return text -> {
      var right = "must be a number of seconds from %d to %d, such as 2.5".formatted(least, most);
      var number = numberOr(text, right);
      if (number.compareTo(BigDecimal.valueOf(least)) < 0
          || number.compareTo(BigDecimal.valueOf(most)) > 0) {
        throw new NotRight(right);
      }
      return Duration.ofMillis(number.movePointRight(3).longValue());
    };
  }

  private static BigDecimal numberOr(String text, String right) {
    // BigDecimal takes 1e999999999, which would take minutes to make into a whole number
    if (text.length() > 20 || !text.matches("-?[0-9]+(\\.[0-9]+)?")) {
      throw new NotRight(right);
    }
    return new BigDecimal(text);
  }

  static String text(String text) {
    return text;
  }

  static Secret secret(String text) {
    if (!VISIBLE.matcher(text).matches()) {
      throw new NotRight("must be one word of plain characters");
    }
    return text.isBlank() ? Secret.NONE : new Secret(text);
  }

  /** A word that may stand in a URL's path. */
  static String pathWord(String text) {
    if (!PATH_WORD.matcher(text).matches()) {
      throw new NotRight("must be one word of letters, digits, '-', '_', '.'");
    }
    return text;
  }

  static String accountSid(String text) {
    if (!ACCOUNT.matcher(text).matches()) {
      throw new NotRight("must be AC and 32 hexadecimal digits");
    }
    return text;
  }

  /** A host or an address of this machine to listen on. */
  static String host(String text) {
    if (!text.matches("[A-Za-z0-9.:-]+")) {
      throw new NotRight("must be an address of this machine, such as 127.0.0.1");
    }
    return text;
  }

  static Optional<PublicAddress> address(String text) {
    return text.isBlank() ? Optional.empty() : Optional.of(PublicAddress.parse(text));
  }

  /** A provider's address; a trailing slash is taken off. */
  static URI baseUrl(String text) {
    var right = "must be a URL such as https://api.example.com/v1";
    if (!text.matches("(?i)https?://[!-~]+")) {
      throw new NotRight(right);
    }
    var uri = parsed(text.replaceAll("/+$", ""), right);
    if (uri.getHost() == null
        || uri.getRawUserInfo() != null
        || uri.getRawQuery() != null
        || uri.getRawFragment() != null) {
      throw new NotRight(right);
    }
    return uri;
  }

  private static URI parsed(String text, String right) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new NotRight(right, e);
    }
  }

  /** Phrases between commas, lower case, empty ones dropped. */
  static List<String> phrases(String text) {
    return Arrays.stream(text.split(","))
        .map(phrase -> phrase.strip().toLowerCase(Locale.ROOT))
        .filter(phrase -> !phrase.isEmpty())
        .toList();
  }

  static Path folder(String text) {
    try {
      return Path.of(text);
    } catch (IllegalArgumentException e) {
      throw new NotRight("must be the path of a folder", e);
    }
  }

  static Path file(String text) {
    try {
      return Path.of(text);
    } catch (IllegalArgumentException e) {
      throw new NotRight("must be the path of a file", e);
    }
  }

  /** The URL of a PostgreSQL; a user and a password may stand in it. */
  static Secret database(String text) {
    if (!text.isBlank() && !text.matches("(jdbc:)?postgres(ql)?://[^/?\\s]+/[^/?\\s]+(\\?\\S*)?")) {
      throw new NotRight("must look like jdbc:postgresql://user:password@host:5432/database");
    }
    return new Secret(text);
  }

  /** One of the names of an enum, in lower case; any case is taken. */
  static <E extends Enum<E>> Function<String, E> oneOf(Class<E> type) {
    return text ->
        Arrays.stream(type.getEnumConstants())
            .filter(choice -> spelled(choice).equals(text.toLowerCase(Locale.ROOT)))
            .findFirst()
            .orElseThrow(() -> new NotRight("must be one of " + choices(type, ", ")));
  }

  static <E extends Enum<E>> Function<String, Optional<E>> perhapsOneOf(Class<E> type) {
    var reader = oneOf(type);
    return text -> text.isBlank() ? Optional.empty() : Optional.of(reader.apply(text));
  }

  /** How calls are held: the four ways are known by name, two work. */
  static VoiceMode voiceMode(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "relay" -> VoiceMode.RELAY;
      case "gather" -> VoiceMode.GATHER;
      case "pipeline", "realtime" ->
          throw new NotRight("not yet in this version; relay and gather are");
      default -> throw new NotRight("must be relay or gather");
    };
  }

  /** As the apps wrote it: {@code true} in any case is true; what is neither is asked about. */
  static boolean flag(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false", "" -> false;
      default -> throw new NotRight("must be true or false");
    };
  }

  /** A number people write: {@code +1 (555) 010-2030}; as the carrier writes it. */
  static String phoneNumber(String text) {
    var number = text.replaceAll("[ ().-]", "");
    if (!text.isBlank() && !number.matches("\\+[1-9][0-9]{6,14}")) {
      throw new NotRight("must be a number with + and country code, such as +15550102030");
    }
    return number;
  }

  /** Two letters a country, between commas. */
  static List<String> countries(String text) {
    var codes = Arrays.stream(text.toUpperCase(Locale.ROOT).split("[,\\s]+")).toList();
    if (!text.isBlank() && !codes.stream().allMatch(it -> it.matches("[A-Z]{2}"))) {
      throw new NotRight("must be countries of two letters between commas, such as US, CA");
    }
    return text.isBlank() ? List.of() : codes;
  }

  /** Beginnings of numbers, between commas. */
  static List<String> prefixes(String text) {
    var prefixes = Arrays.stream(text.split(",")).map(it -> it.replace(" ", "")).toList();
    if (!text.isBlank() && !prefixes.stream().allMatch(it -> it.matches("\\+[1-9][0-9]{0,14}"))) {
      throw new NotRight("must be beginnings of numbers between commas, such as +4420, +35312");
    }
    return text.isBlank() ? List.of() : prefixes;
  }

  /** An amount of money. */
  static BigDecimal amount(String text) {
    var right = "must be an amount from 0 to 1000000, such as 0.05";
    var amount = numberOr(text, right);
    if (amount.signum() < 0 || amount.compareTo(BigDecimal.valueOf(1_000_000)) > 0) {
      throw new NotRight(right);
    }
    return amount;
  }

  public static String spelled(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }

  private static <E extends Enum<E>> String choices(Class<E> type, String between) {
    return Arrays.stream(type.getEnumConstants())
        .map(SettingReaders::spelled)
        .collect(Collectors.joining(between));
  }
}
