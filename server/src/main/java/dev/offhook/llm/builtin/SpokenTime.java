package dev.offhook.llm.builtin;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;

/** Times and dates as people say them. */
final class SpokenTime {
  private static final String[] NUMBERS = {
    "twelve",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen"
  };
  private static final String[] TENS = {"", "", "twenty", "thirty", "forty", "fifty"};
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("h:mm a", Locale.US);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEEE, MMMM d, yyyy", Locale.US);

  private SpokenTime() {}

  /** {@code nine AM}, {@code five thirty PM}, {@code noon}, {@code midnight}. */
  static String hour(LocalTime time) {
    if (time.getMinute() == 0 && time.getHour() % 12 == 0) {
      return time.getHour() == 0 ? "midnight" : "noon";
    }
    var half = time.getHour() < 12 ? " AM" : " PM";
    return NUMBERS[time.getHour() % 12] + minutes(time.getMinute()) + half;
  }

  private static String minutes(int minute) {
    if (minute == 0) {
      return "";
    }
    if (minute < 10) {
      return " oh " + NUMBERS[minute];
    }
    if (minute < 20) {
      return " " + NUMBERS[minute];
    }
    var tens = " " + TENS[minute / 10];
    return minute % 10 == 0 ? tens : tens + " " + NUMBERS[minute % 10];
  }

  /** {@code 3:45 PM}. */
  static String clock(LocalTime time) {
    return CLOCK.format(time);
  }

  /** {@code Saturday, December 14, 2024}. */
  static String date(LocalDate date) {
    return DATE.format(date);
  }

  /** {@code Thursday, December 24th}. */
  static String day(LocalDate date) {
    var month = date.getMonth().getDisplayName(TextStyle.FULL, Locale.US);
    return name(date.getDayOfWeek()) + ", " + month + " " + ordinal(date.getDayOfMonth());
  }

  static String name(DayOfWeek day) {
    return day.getDisplayName(TextStyle.FULL, Locale.US);
  }

  private static String ordinal(int day) {
    if (day / 10 == 1) {
      return day + "th";
    }
    return day
        + switch (day % 10) {
          case 1 -> "st";
          case 2 -> "nd";
          case 3 -> "rd";
          default -> "th";
        };
  }

  /** {@code a}, {@code a and b}, {@code a, b, and c}. */
  static String list(List<String> parts) {
    if (parts.size() < 2) {
      return String.join("", parts);
    }
    var last = parts.getLast();
    var others = String.join(", ", parts.subList(0, parts.size() - 1));
    return others + (parts.size() > 2 ? ", and " : " and ") + last;
  }
}
