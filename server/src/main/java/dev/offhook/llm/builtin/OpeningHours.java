package dev.offhook.llm.builtin;

import dev.offhook.assistant.Hours;
import dev.offhook.assistant.Hours.Running;
import dev.offhook.assistant.Hours.Span;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Sentences about when the shop is open: a pure function of its hours and of what the clock on its
 * wall shows.
 *
 * @param hours known hours
 * @param now wall time at the shop
 */
record OpeningHours(Hours hours, LocalDateTime now) {
  private static final int A_YEAR_AND_A_BIT = 400;

  /** What a caller wants to hear of a day. */
  enum Asking {
    WHEN,
    WHETHER_OPEN,
    WHETHER_CLOSED;

    /** How the answer begins: yes, no, or neither. */
    String opener(boolean open) {
      return switch (this) {
        case WHEN -> "";
        case WHETHER_OPEN -> open ? "Yes, " : "No, ";
        case WHETHER_CLOSED -> open ? "No, " : "Yes, ";
      };
    }
  }

  /** The usual week, and what differs from it within the next seven days. */
  String week() {
    var sentences = new ArrayList<>(List.of(WeekInWords.of(hours)));
    for (int ahead = 0; ahead < 7; ahead++) {
      var date = now.toLocalDate().plusDays(ahead);
      if (hours.exception(date).isPresent()) {
        sentences.add("But " + decapitalised(sentence(date, "on " + named(date), "")));
      }
    }
    return String.join(" ", sentences);
  }

  /** One day that was spoken of. */
  String on(Mention mention, Asking asking) {
    return switch (mention) {
      case Mention.Dated dated -> {
        boolean open = !hours.on(dated.date()).isEmpty();
        yield sentence(dated.date(), label(dated), asking.opener(open));
      }
      case Mention.Weekday weekday -> weekday(weekday, asking);
      case Mention.Holiday holiday ->
          "I don't have special hours noted for " + holiday.name() + ". Usually, " + usually();
    };
  }

  /** Whether it is open at a time on a day. */
  String at(LocalTime time, LocalDate date, Asking asking) {
    boolean open = hours.runningAt(date.atTime(time)).isPresent();
    var day = date.equals(now.toLocalDate()) ? "today" : "on " + named(date);
    var state = "we're " + (open ? "open" : "closed") + " at " + SpokenTime.hour(time) + " " + day;
    return capitalised(asking.opener(open) + state) + ". " + sentence(date, day, "");
  }

  /** Whether it is open now, and until when, or from when on. */
  String rightNow(Asking asking) {
    var running = running();
    if (running.isEmpty()) {
      return capitalised(asking.opener(false) + "we're closed right now. ") + next();
    }
    return capitalised(asking.opener(true) + "we're open right now, ") + until(running.get()) + ".";
  }

  /** Until when it is open today. */
  String untilWhen() {
    var today = now.toLocalDate();
    var running = running();
    if (running.isPresent()) {
      return "We're open " + until(running.get()) + ".";
    }
    var spans = hours.on(today);
    if (spans.isEmpty()) {
      return "We're closed today. " + next();
    }
    boolean later = spans.stream().anyMatch(span -> today.atTime(span.opens()).isAfter(now));
    return later ? sentence(today, "today", "") : "We've already closed for today. " + next();
  }

  /** When it opens next. */
  String next() {
    var after = running().map(Running::closes).orElse(now);
    var opening = opening(after);
    if (running().isPresent()) {
      var then = opening.map(at -> " After that, we open " + moment(at) + ".").orElse("");
      return rightNow(Asking.WHEN) + then;
    }
    return opening
        .map(at -> "We open " + moment(at) + ".")
        .orElse("I don't know when we open next.");
  }

  private String weekday(Mention.Weekday mention, Asking asking) {
    var name = SpokenTime.name(mention.day());
    var spans = hours.usual(mention.day());
    boolean open = !spans.isEmpty();
    if (hours.exception(mention.next()).isPresent()) {
      boolean openThen = !hours.on(mention.next()).isEmpty();
      return sentence(mention.next(), "this " + named(mention.next()), asking.opener(openThen))
          + " "
          + state("on other " + name + "s", spans, "");
    }
    return state("on " + name, spans, asking.opener(open));
  }

  private String usually() {
    return decapitalised(WeekInWords.of(hours));
  }

  private String sentence(LocalDate date, String label, String opener) {
    return state(label, hours.on(date), opener);
  }

  private static String state(String label, List<Span> spans, String opener) {
    if (spans.isEmpty()) {
      return capitalised(opener + "we're closed " + label + ".");
    }
    var day = label.contains(",") ? label + ", " : label + " ";
    return capitalised(opener + "we're open " + day + WeekInWords.times(spans) + ".");
  }

  /** A date with its name, if it has one: {@code Friday, December 25th, Christmas Day,}. */
  private String named(LocalDate date) {
    var name = hours.exception(date).map(Hours.SpecialDay::name).filter(text -> !text.isBlank());
    return SpokenTime.day(date) + name.map(text -> ", " + text).orElse("");
  }

  private String label(Mention.Dated dated) {
    return hours
        .exception(dated.date())
        .filter(special -> !special.name().isBlank())
        .filter(special -> !dated.spoken().contains(special.name()))
        .map(special -> dated.spoken() + ", " + special.name())
        .orElse(dated.spoken());
  }

  /** The opening that is running, joined with those that follow it without a gap. */
  private Optional<Running> running() {
    var running = hours.runningAt(now);
    for (int days = 0; days < 8 && running.isPresent(); days++) {
      var joined = running.get();
      running =
          hours
              .runningAt(joined.closes())
              .map(more -> new Running(joined.opened(), more.closes()))
              .or(() -> Optional.of(joined));
    }
    return running;
  }

  private String until(Running running) {
    var days = ChronoUnit.DAYS.between(now.toLocalDate(), running.closes().toLocalDate());
    var time = SpokenTime.hour(running.closes().toLocalTime());
    if (days > 6) {
      return "around the clock";
    }
    boolean thisNight = days == 0 || (days == 1 && running.closes().getHour() < 6);
    return "until " + time + (thisNight ? "" : " " + day(running.closes().toLocalDate()));
  }

  /** The first opening that is not before {@code from}. */
  private Optional<LocalDateTime> opening(LocalDateTime from) {
    return Stream.iterate(from.toLocalDate(), date -> date.plusDays(1))
        .limit(A_YEAR_AND_A_BIT)
        .flatMap(date -> hours.on(date).stream().map(span -> date.atTime(span.opens())))
        .filter(opens -> !opens.isBefore(from))
        .findFirst();
  }

  private String moment(LocalDateTime time) {
    return day(time.toLocalDate()) + " at " + SpokenTime.hour(time.toLocalTime());
  }

  private String day(LocalDate date) {
    var today = now.toLocalDate();
    if (date.equals(today)) {
      return "today";
    }
    if (date.equals(today.plusDays(1))) {
      return "tomorrow";
    }
    boolean soon = date.isBefore(today.plusDays(7));
    return "on " + (soon ? SpokenTime.name(date.getDayOfWeek()) : SpokenTime.day(date));
  }

  private static String capitalised(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private static String decapitalised(String text) {
    return Character.toLowerCase(text.charAt(0)) + text.substring(1);
  }
}
