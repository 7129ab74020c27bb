package dev.offhook.api;

import dev.offhook.call.CallSid;
import dev.offhook.web.Problem;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The parameters of a request, read by name. A blank one counts as not given; one that is not
 * known, stands twice or is not what it should be is refused by its name. Values are texts from
 * outside and stay texts.
 */
final class Parameters {
  private static final int LONGEST = 500;
  private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

  private final MultiMap values;

  private Parameters(MultiMap values) {
    this.values = values;
  }

  /**
   * Those of a request.
   *
   * @throws Refused when there is one beside {@code known}
   */
  static Parameters of(RoutingContext request, List<String> known) {
    var values = values(request);
    for (var name : values.names()) {
      if (!known.contains(name)) {
        throw Refused.badParameter(
            shown(name),
            "is no parameter here: "
                + (known.isEmpty() ? "there is none" : "known are " + String.join(", ", known)));
      }
      if (values.getAll(name).size() > 1) {
        throw Refused.badParameter(name, "stands there more than once");
      }
      if (values.get(name).length() > LONGEST
          || values.get(name).chars().anyMatch(Character::isISOControl)) {
        throw Refused.badParameter(name, "is too long, or no text");
      }
    }
    return new Parameters(values);
  }

  /** There are none. */
  static void none(RoutingContext request) {
    of(request, List.of());
  }

  /** The call in the path. */
  static CallSid call(RoutingContext request) {
    var written = request.pathParam("sid");
    return CallSid.parse(written == null ? "" : written).orElseThrow(Refused::badSid);
  }

  private static MultiMap values(RoutingContext request) {
    try {
      return request.queryParams();
    } catch (RuntimeException unreadable) {
      throw new Refused(new Problem(400, "bad_request", "The query cannot be read"));
    }
  }

  private static String shown(String name) {
    return name.matches("[\\w.-]{1,40}") ? name : "one of them";
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name)).map(String::strip).filter(it -> !it.isEmpty());
  }

  /** A moment: ISO 8601 with a zone, or a date, which means its beginning in UTC. */
  Optional<Instant> time(String name) {
    return read(name, "is no time: 2024-12-14T15:45:00Z, or a date", Parameters::moment)
        .map(time -> {
          if (time.isBefore(FIRST) || time.isAfter(LAST)) {
            throw Refused.badParameter(name, "is no time between 1970 and 2200");
          }
          return time;
        });
  }

  private static Instant moment(String text) {
    return text.length() == 10
        ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
        : Instant.parse(text);
  }

  Optional<Boolean> flag(String name) {
    return read(
        name,
        "is neither true nor false",
        text ->
            switch (text) {
              case "true" -> true;
              case "false" -> false;
              default -> throw new IllegalArgumentException(text);
            });
  }

  /** A whole number within bounds. */
  long number(String name, long least, long most, long usual) {
    return read(
            name,
            "is no whole number from %d to %d".formatted(least, most),
            text -> {
              var number = Long.parseLong(text);
              if (number < least || number > most) {
                throw new IllegalArgumentException(text);
              }
              return number;
            })
        .orElse(usual);
  }

  <T> Optional<T> read(String name, String wrong, Function<String, T> reader) {
    return text(name)
        .map(text -> {
          try {
            return reader.apply(text);
          } catch (IllegalArgumentException | DateTimeException no) {
            throw Refused.badParameter(name, wrong);
          }
        });
  }
}
