package dev.offhook.assistant;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offhook.privacy.Numbers;
import dev.offhook.privacy.Privacy;
import dev.offhook.privacy.Redaction;
import dev.offhook.privacy.Retention;
import dev.offhook.privacy.Sensitive;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;

/** Reads {@code privacy}: what is kept of calls, how legibly and for how long. */
final class PrivacyReader {
  private static final String CARD = "card";
  private static final long MOST_DAYS = 36_500;

  private final Findings findings;

  PrivacyReader(Findings findings) {
    this.findings = findings;
  }

  Privacy read(JsonNode node) {
    var numbers = node.path("numbers").asText(Privacy.USUAL.numbers().name());
    return new Privacy(
        redaction(node.path("redact")),
        Numbers.valueOf(numbers.toUpperCase(Locale.ROOT)),
        retention(node.path("retention")));
  }

  private Redaction redaction(JsonNode node) {
    if (node.isMissingNode()) {
      return Privacy.USUAL.redaction();
    }
    var cards = false;
    var others = new ArrayList<Sensitive>();
    for (var i = 0; i < node.size(); i++) {
      var item = node.get(i);
      if (item.isTextual()) {
        cards |= item.asText().equals(CARD);
        Sensitive.builtIn(item.asText()).ifPresent(others::add);
      } else {
        own(item, "/privacy/redact/" + i).ifPresent(others::add);
      }
    }
    return new Redaction(cards, others);
  }

  private Optional<Sensitive> own(JsonNode item, String place) {
    var expression = item.path("pattern").asText();
    try {
      return Optional.of(Sensitive.of(item.path("name").asText(), expression));
    } catch (IllegalArgumentException wrong) {
      findings.add(
          place + "/pattern",
          "'" + expression + "' is no pattern that can be used: " + wrong.getMessage(),
          "write a regular expression as RE2 knows them, such as 'ORDER-[0-9]{6}'");
      return Optional.empty();
    }
  }

  private Retention retention(JsonNode node) {
    return new Retention(
        days(node, "transcripts"), days(node, "recordings"), days(node, "numbers"));
  }

  private Optional<Duration> days(JsonNode node, String field) {
    var written = node.path(field).asText("");
    if (written.isEmpty() || written.equals("forever")) {
      return Optional.empty();
    }
    var days = Long.parseLong(written.replaceAll(" ?d$", ""));
    if (days < 1 || days > MOST_DAYS) {
      findings.add(
          "/privacy/retention/" + field,
          "out of bounds: '" + written + "'",
          "write days from 1d to " + MOST_DAYS + "d, or forever");
      return Optional.empty();
    }
    return Optional.of(Duration.ofDays(days));
  }
}
