package dev.offhook.telephony.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The fields of a frame from outside, each read as leniently as makes sense. */
record Fields(ObjectNode object) {
  /** Short enough that no exponent or length can make it costly to count with. */
  private static final Pattern LENGTH_OF_TIME = Pattern.compile("[0-9]{1,9}(\\.[0-9]{0,9})?");

  /** What kind of frame it is; unlike the others, only real text will do. */
  Optional<String> typeName() {
    return object.path("type").isTextual()
        ? Optional.of(object.path("type").textValue())
        : Optional.empty();
  }

  /** Whether the field is there and not null. */
  boolean has(String name) {
    return object.hasNonNull(name);
  }

  /** Whether the field is there, but as something that cannot be read as text. */
  boolean holdsNoText(String name) {
    return has(name) && !readable(object.path(name));
  }

  /** Text, or a number's digits; blank for anything else. */
  String text(String name) {
    return text(object.path(name));
  }

  /** True or false, also as a word or as 1 or 0; otherwise what is usual. */
  boolean yes(String name, boolean usual) {
    var value = object.path(name);
    return switch (value.isBoolean() ? value.asText() : text(value)) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> usual;
    };
  }

  /** The relay's way to say whether something goes on. */
  Optional<Boolean> onOrOff(String name) {
    var value = object.path(name);
    return switch (value.isBoolean() ? value.asText() : text(value)) {
      case "on", "true" -> Optional.of(true);
      case "off", "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /** Whole or broken milliseconds, as a number or as text; empty when it is no length of time. */
  Optional<Duration> milliseconds(String name) {
    var value = object.path(name);
    var digits = value.isNumber() ? value.asText() : text(value).strip();
    if (!LENGTH_OF_TIME.matcher(digits).matches()) {
      return Optional.empty();
    }
    return Optional.of(Duration.ofNanos(new BigDecimal(digits).movePointRight(6).longValue()));
  }

  /** A flat map of text; what is not text in it is left out. */
  Map<String, String> texts(String name) {
    var texts = new HashMap<String, String>();
    for (var entry : object.path(name).properties()) {
      var value = entry.getValue();
      if (readable(value) || value.isBoolean()) {
        texts.put(entry.getKey(), value.asText());
      }
    }
    return texts;
  }

  private static String text(JsonNode value) {
    return readable(value) ? value.asText() : "";
  }

  private static boolean readable(JsonNode value) {
    return value.isTextual() || value.isNumber();
  }

  /** The names only: values hold what was said. */
  @Override
  public String toString() {
    return "Fields" + object.properties().stream().map(Map.Entry::getKey).toList();
  }
}
