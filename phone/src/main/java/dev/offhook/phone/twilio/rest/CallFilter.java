package dev.offhook.phone.twilio.rest;

import dev.offhook.phone.twilio.SimulatedCall;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which calls a list asks for: by {@code To}, {@code From}, {@code Status}, and {@code StartTime}
 * or {@code EndTime}, whose names may end in {@code >} or {@code <}; days are UTC.
 */
record CallFilter(Form form) implements Predicate<SimulatedCall> {
  private static final int BAD_PARAMETER = 20001;

  @Override
  public boolean test(SimulatedCall call) {
    return same("To", call.parties().to())
        && same("From", call.parties().from())
        && same("Status", call.facts().status())
        && within("StartTime", call.facts().start())
        && within("EndTime", call.facts().end());
  }

  private boolean same(String name, String value) {
    return form.text(name).map(value::equals).orElse(true);
  }

  private boolean within(String name, @Nullable Instant moment) {
    Map<String, BiPredicate<Span, Instant>> rules =
        Map.of(
            name,
            Span::holds,
            name + ">",
            (span, at) -> !at.isBefore(span.from),
            name + "<",
            (span, at) -> !at.isAfter(span.until));
    return rules.entrySet().stream()
        .allMatch(rule -> {
          Optional<Span> span = form.text(rule.getKey()).map(Span::of);
          return span.isEmpty() || (moment != null && rule.getValue().test(span.get(), moment));
        });
  }

  /** A day or a moment. */
  private record Span(Instant from, Instant until) {
    static Span of(String text) {
      try {
        if (text.contains("T")) {
          Instant moment = Instant.parse(text);
          return new Span(moment, moment);
        }
        LocalDate day = LocalDate.parse(text);
        Instant next = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return new Span(day.atStartOfDay(ZoneOffset.UTC).toInstant(), next.minusNanos(1));
      } catch (DateTimeParseException e) {
        throw new Refused(BAD_PARAMETER, "Invalid date: " + text);
      }
    }

    boolean holds(Instant moment) {
      return !moment.isBefore(from) && !moment.isAfter(until);
    }
  }
}
