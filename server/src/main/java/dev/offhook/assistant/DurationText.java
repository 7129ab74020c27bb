package dev.offhook.assistant;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** A length of time as a file writes it: {@code 2.5s}, {@code 300ms}, {@code 30m}, {@code 2h}. */
final class DurationText {
  private final Findings findings;

  DurationText(Findings findings) {
    this.findings = findings;
  }

  /** Bounds, as a file would write them. */
  record Bounds(String least, String most) {}

  /**
   * What the schema has passed, if it lies within the bounds; {@code usual} where nothing stands.
   */
  Duration read(JsonNode parent, String field, String place, Bounds bounds, Duration usual) {
    var node = parent.path(field);
    if (node.isMissingNode()) {
      return usual;
    }
    var length = parse(node.asText());
    var within =
        length.compareTo(parse(bounds.least())) >= 0 && length.compareTo(parse(bounds.most())) <= 0;
    if (!within) {
      findings.add(
          place + "/" + field,
          "out of bounds: '" + node.asText() + "'",
          "write a duration from " + bounds.least() + " to " + bounds.most());
    }
    return within ? length : usual;
  }

  private static Duration parse(String written) {
    var text = written.replace(" ", "");
    var number = text.replaceAll("[a-z]+$", "");
    double millis =
        Double.parseDouble(number)
            * switch (text.substring(number.length())) {
              case "ms" -> 1;
              case "s" -> 1_000;
              case "m" -> 60_000;
              case "h" -> 3_600_000;
              default -> throw new IllegalArgumentException("not a duration: " + text);
            };
    return Duration.ofMillis(Math.round(millis));
  }
}
