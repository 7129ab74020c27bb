package dev.offhook.assistant;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offhook.assistant.Hours.Span;
import dev.offhook.assistant.Hours.SpecialDay;
import dev.offhook.assistant.Hours.When;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code knowledge.hours} and {@code knowledge.exceptions}. */
final class HoursReader {
  private static final String DAYS_RIGHT =
      "name days as mon, mon-fri, 'sat, sun', daily, weekdays or weekend";
  private static final String DATE_RIGHT = "write 12-25 for every year, or 2026-12-24 for one date";

  private final Findings findings;

  HoursReader(Findings findings) {
    this.findings = findings;
  }

  Hours read(JsonNode knowledge) {
    return new Hours(week(knowledge.path("hours")), exceptions(knowledge.path("exceptions")));
  }

  private Map<DayOfWeek, List<Span>> week(JsonNode node) {
    var week = new EnumMap<DayOfWeek, List<Span>>(DayOfWeek.class);
    for (var entry : node.properties()) {
      var place = "/knowledge/hours/" + entry.getKey();
      var spans = spans(place, entry.getValue().asText());
      var days = days(entry.getKey());
      if (days.isEmpty()) {
        findings.add(place, "'" + entry.getKey() + "' names no day", DAYS_RIGHT);
      }
      for (var day : days) {
        if (week.put(day, spans) != null) {
          findings.add(place, day + " is given twice", "give each day once");
        }
      }
    }
    return week;
  }

  private List<SpecialDay> exceptions(JsonNode node) {
    var exceptions = new ArrayList<SpecialDay>();
    for (var entry : node.properties()) {
      var place = "/knowledge/exceptions/" + entry.getKey();
      var value = entry.getValue();
      var hours = value.isObject() ? value.path("hours").asText() : value.asText();
      var when = when(entry.getKey());
      if (when.isEmpty()) {
        findings.add(place, "'" + entry.getKey() + "' is not a date", DATE_RIGHT);
        continue;
      }
      var name = value.path("name").asText("");
      exceptions.add(new SpecialDay(name, when.get(), spans(place, hours)));
    }
    return exceptions;
  }

  private List<Span> spans(String place, String text) {
    try {
      return SpanText.parse(text);
    } catch (SpanText.Unclear unclear) {
      findings.add(place, String.valueOf(unclear.getMessage()), SpanText.RIGHT);
      return List.of();
    }
  }

  private static Optional<When> when(String key) {
    try {
      return Optional.of(
          key.length() > 5
              ? new When.On(LocalDate.parse(key))
              : new When.Yearly(MonthDay.parse("--" + key)));
    } catch (DateTimeException noDate) {
      return Optional.empty();
    }
  }

  /** The days a key names; none when any part of it is not a day. */
  private static Set<DayOfWeek> days(String key) {
    var days = EnumSet.noneOf(DayOfWeek.class);
    for (var part : key.toLowerCase(Locale.ROOT).split(",", -1)) {
      var some = run(part.strip());
      if (some.isEmpty()) {
        return Set.of();
      }
      days.addAll(some);
    }
    return days;
  }

  private static Set<DayOfWeek> run(String text) {
    return switch (text) {
      case "daily" -> EnumSet.allOf(DayOfWeek.class);
      case "weekdays" -> EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
      case "weekend" -> EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
      default -> fromTo(text);
    };
  }

  /** One day, or from one to another, also over the end of the week. */
  private static Set<DayOfWeek> fromTo(String text) {
    var ends = text.split("\\s*[-–]\\s*", -1);
    var first = day(ends[0]);
    var last = day(ends[ends.length - 1]);
    if (ends.length > 2 || first.isEmpty() || last.isEmpty()) {
      return Set.of();
    }
    var days = EnumSet.of(first.get(), last.get());
    for (var day = first.get(); day != last.get(); day = day.plus(1)) {
      days.add(day);
    }
    return days;
  }

  private static Optional<DayOfWeek> day(String text) {
    for (var day : DayOfWeek.values()) {
      var name = day.name().toLowerCase(Locale.ROOT);
      if (text.length() >= 3 && name.startsWith(text)) {
        return Optional.of(day);
      }
    }
    return Optional.empty();
  }
}
