package dev.offhook.assistant;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * When a shop is open, by the clock on its own wall.
 *
 * <p>Wall time decides, so a day on which the clocks change needs no rule of its own: whoever reads
 * 17:59 on the wall finds the door open until six.
 *
 * @param week opening spans by weekday, in order of the day; a day without an entry is closed
 * @param exceptions days that differ from their weekday; a dated one wins over a yearly one
 */
public record Hours(Map<DayOfWeek, List<Span>> week, List<SpecialDay> exceptions) {

  public static final Hours NONE = new Hours(Map.of(), List.of());

  public Hours {
    week = Map.copyOf(week);
    exceptions = List.copyOf(exceptions);
  }

  /** Whether any opening hours are known at all; without them nobody may say "closed". */
  public boolean known() {
    return !week.isEmpty();
  }

  /** The spans that begin on this date; empty when the shop does not open that day. */
  public List<Span> on(LocalDate date) {
    return exception(date).map(SpecialDay::spans).orElseGet(() -> usual(date.getDayOfWeek()));
  }

  /** The spans of a weekday that is no exception. */
  public List<Span> usual(DayOfWeek day) {
    return week.getOrDefault(day, List.of());
  }

  /** The exception that holds on this date, if any. */
  public Optional<SpecialDay> exception(LocalDate date) {
    var dated = exceptions.stream().filter(day -> day.when().equals(new When.On(date))).findFirst();
    return dated.or(() -> exceptions.stream().filter(day -> day.when().fallsOn(date)).findFirst());
  }

  /** The span that is running at this wall time, begun today or, past midnight, yesterday. */
  public Optional<Running> runningAt(LocalDateTime wall) {
    return running(wall.toLocalDate(), wall)
        .or(() -> running(wall.toLocalDate().minusDays(1), wall));
  }

  private Optional<Running> running(LocalDate began, LocalDateTime wall) {
    return on(began).stream()
        .map(span -> new Running(began.atTime(span.opens()), span.closesFor(began)))
        .filter(span -> !wall.isBefore(span.opened()) && wall.isBefore(span.closes()))
        .findFirst();
  }

  /** A span on a real day, from {@code opened}, inclusive, to {@code closes}, exclusive. */
  public record Running(LocalDateTime opened, LocalDateTime closes) {}

  /**
   * From {@code opens}, inclusive, to {@code closes}, exclusive. Closing at or before the opening
   * means on the next day, so midnight closes the day and 0:00 to 0:00 is the whole of it.
   */
  public record Span(LocalTime opens, LocalTime closes) {

    /** When a span begun on {@code date} ends. */
    public LocalDateTime closesFor(LocalDate date) {
      return (closes.isAfter(opens) ? date : date.plusDays(1)).atTime(closes);
    }

    /** Whether it runs for a whole day. */
    public boolean aroundTheClock() {
      return opens.equals(closes);
    }
  }

  /**
   * A day that differs from its weekday.
   *
   * @param name what people call it; blank when it has no name
   * @param when once, or every year
   * @param spans when it opens; empty means closed
   */
  public record SpecialDay(String name, When when, List<Span> spans) {
    public SpecialDay {
      spans = List.copyOf(spans);
    }
  }

  /** The date of an exception. */
  public sealed interface When {

    /** Whether this date is the one. */
    boolean fallsOn(LocalDate date);

    /** The first such date that is not before {@code today}, if there is one. */
    Optional<LocalDate> next(LocalDate today);

    /** One date of one year. */
    record On(LocalDate date) implements When {
      @Override
      public boolean fallsOn(LocalDate other) {
        return date.equals(other);
      }

      @Override
      public Optional<LocalDate> next(LocalDate today) {
        return date.isBefore(today) ? Optional.empty() : Optional.of(date);
      }
    }

    /** The same date every year; 29 February only in the years that have it. */
    record Yearly(MonthDay day) implements When {
      @Override
      public boolean fallsOn(LocalDate date) {
        return MonthDay.from(date).equals(day);
      }

      @Override
      public Optional<LocalDate> next(LocalDate today) {
        return IntStream.rangeClosed(today.getYear(), today.getYear() + 8)
            .filter(day::isValidYear)
            .mapToObj(day::atYear)
            .filter(date -> !date.isBefore(today))
            .findFirst();
      }
    }
  }
}
