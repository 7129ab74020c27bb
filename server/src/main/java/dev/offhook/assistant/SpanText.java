package dev.offhook.assistant;

import dev.offhook.assistant.Hours.Span;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Opening spans as people write them: {@code 9:00-18:00}, {@code 9-12, 13-17}, {@code closed}. */
final class SpanText {
  static final String RIGHT =
      "write hours as 9:00-18:00, several as '9-12, 13-17', or closed, or 'all day'";

  private static final Pattern TIME =
      Pattern.compile("(\\d{1,2})(?:[:.](\\d{2}))?\\s*(am|pm)?|noon|midnight");
  private static final Duration LONGEST_OVERNIGHT = Duration.ofHours(16);

  private SpanText() {}

  /** These hours cannot be meant; the message says which. */
  static final class Unclear extends Exception {
    Unclear(String message) {
      super(message);
    }
  }

  static List<Span> parse(String text) throws Unclear {
    var plain = text.strip().toLowerCase(Locale.ROOT);
    if (plain.equals("closed")) {
      return List.of();
    }
    if (plain.equals("all day") || plain.equals("24 hours")) {
      return List.of(new Span(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT));
    }
    var spans = new ArrayList<Span>();
    for (var part : plain.split(",|\\band\\b", -1)) {
      spans.add(span(part.strip()));
    }
    spans.sort(Comparator.comparing(Span::opens));
    refuseOverlaps(spans);
    return List.copyOf(spans);
  }

  private static Span span(String text) throws Unclear {
    var ends = text.split("\\s*(?:-|–|\\bto\\b)\\s*", -1);
    if (ends.length != 2) {
      throw new Unclear("'" + text + "' is not a span of time");
    }
    var span = new Span(time(ends[0]), time(ends[1]));
    if (span.aroundTheClock() && !ends[1].startsWith("24")) {
      throw new Unclear("'" + text + "' opens and closes at the same time");
    }
    var length = Duration.between(span.opens(), span.closes());
    if (length.isNegative() && length.plusDays(1).compareTo(LONGEST_OVERNIGHT) > 0) {
      throw new Unclear("'" + text + "' would be open through the night until the next day");
    }
    return span;
  }

  private static LocalTime time(String text) throws Unclear {
    var match = TIME.matcher(text);
    if (!match.matches()) {
      throw new Unclear("'" + text + "' is not a time");
    }
    if (match.group(1) == null) {
      return text.equals("noon") ? LocalTime.NOON : LocalTime.MIDNIGHT;
    }
    int hour = hour(match);
    int minute = match.group(2) == null ? 0 : Integer.parseInt(match.group(2));
    if (hour > 24 || minute > 59 || (hour == 24 && minute > 0)) {
      throw new Unclear("'" + text + "' is not a time of day");
    }
    return LocalTime.of(hour % 24, minute);
  }

  /** The hour on the 24-hour clock; 25 when a.m. or p.m. make no sense with it. */
  private static int hour(Matcher match) {
    int hour = Integer.parseInt(match.group(1));
    var half = match.group(3);
    if (half == null) {
      return hour;
    }
    if (hour < 1 || hour > 12) {
      return 25;
    }
    return hour % 12 + (half.equals("pm") ? 12 : 0);
  }

  private static void refuseOverlaps(List<Span> spans) throws Unclear {
    for (int i = 1; i < spans.size(); i++) {
      var before = spans.get(i - 1);
      if (!before.closes().isAfter(before.opens())
          || before.closes().isAfter(spans.get(i).opens())) {
        throw new Unclear("two spans of the same day overlap");
      }
    }
  }
}
