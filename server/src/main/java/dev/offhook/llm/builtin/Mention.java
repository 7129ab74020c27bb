package dev.offhook.llm.builtin;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** A day that a caller spoke of. */
sealed interface Mention {

  /**
   * A day of the week.
   *
   * @param next the first such day, today included
   */
  record Weekday(DayOfWeek day, LocalDate next) implements Mention {}

  /**
   * One certain date.
   *
   * @param spoken how to speak of it: {@code tomorrow}, {@code on Christmas Day}
   */
  record Dated(LocalDate date, String spoken) implements Mention {}

  /** A holiday that the assistant has no date for. */
  record Holiday(String name) implements Mention {}
}
