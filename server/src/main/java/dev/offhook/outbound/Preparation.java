package dev.offhook.outbound;

import dev.offhook.assistant.Assistant;
import dev.offhook.call.Answering.Mode;
import dev.offhook.call.PhoneNumber;
import dev.offhook.guard.Guard;
import dev.offhook.guard.Verdict;
import dev.offhook.time.Timers;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Checks a wish, field by field, and makes an order of it. */
final class Preparation {
  /** Ours says farewell before; the carrier's is for the case that we are gone. */
  private static final Duration LIMIT_BEHIND_OURS = Duration.ofMinutes(1);

  private final House house;
  private final Guard guard;
  private final Timers timers;

  Preparation(House house, Guard guard, Timers timers) {
    this.house = house;
    this.guard = guard;
    this.timers = timers;
  }

  /** An order, or what is wrong. */
  sealed interface Prepared {
    record Ready(Order order, Ticket ticket) implements Prepared {}

    record Wrong(Rejected why) implements Prepared {}
  }

  /** A field that is wrong, on its way out of the check. */
  private static final class Objection extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Rejected why;

    Objection(Rejected why) {
      super(why.message(), null, false, false);
      this.why = why;
    }
  }

  Prepared prepare(CallRequest wish) {
    try {
      var ticket = Ticket.mint();
      return new Prepared.Ready(order(wish, ticket), ticket);
    } catch (Objection objection) {
      return new Prepared.Wrong(objection.why);
    }
  }

  private Order order(CallRequest wish, Ticket ticket) {
    var to = destination(wish.to());
    var from = from(wish.from());
    var assistant = assistant(wish.assistant(), from);
    var calling = assistant.outbound();
    var errand = errand(wish, assistant);
    check("message", calling.message(), wish.variables());
    return new Order(
        ticket.orderId(),
        wish.idempotencyKey(),
        print(wish),
        wish.account(),
        timers.wallTime(),
        from,
        to,
        mode(wish.mode(), assistant),
        errand,
        calling.machine(),
        Template.of(calling.message()).filled(wish.variables()),
        assistant.voice().language(),
        calling.ringing(),
        assistant.limits().callLength().plus(LIMIT_BEHIND_OURS));
  }

  private PhoneNumber destination(String written) {
    if (written.isBlank()) {
      throw wrong("to", "missing_field", "is required");
    }
    return switch (guard.number(written)) {
      case Verdict.Allowed(var number) -> number;
      case Verdict.Refused(var refusal) -> {
        var kind = refusal.shapeless() ? Rejected.Kind.WRONG : Rejected.Kind.FORBIDDEN;
        throw new Objection(
            new Rejected(kind, "to", refusal.code(), refusal.message(), Optional.empty()));
      }
    };
  }

  private PhoneNumber from(String written) {
    var number = written.isBlank() ? house.number() : written.replaceAll("[ ().-]", "");
    if (!number.matches("\\+[1-9][0-9]{6,14}")) {
      throw wrong(
          "from", "bad_number", "is no phone number: write one of yours with + and country code");
    }
    return new PhoneNumber(number);
  }

  private Assistant assistant(String id, PhoneNumber from) {
    return id.isBlank()
        ? house.answering().apply(from)
        : house
            .byId()
            .apply(id)
            .orElseThrow(() -> wrong("assistant", "unknown_assistant", "names no assistant"));
  }

  private Mode mode(String written, Assistant assistant) {
    var wanted =
        written.isBlank() && assistant.mode() != Assistant.Mode.SERVERS_OWN
            ? assistant.mode().name()
            : written.toUpperCase(Locale.ROOT);
    if (wanted.isBlank()) {
      return house.mode();
    }
    var mode = Arrays.stream(Mode.values()).filter(it -> it.name().equals(wanted)).findFirst();
    if (mode.filter(house.modes()::contains).isEmpty()) {
      var known =
          house.modes().stream()
              .map(it -> it.name().toLowerCase(Locale.ROOT))
              .sorted()
              .collect(Collectors.joining(", "));
      throw wrong("mode", "unknown_mode", "must be one of: " + known);
    }
    return mode.get();
  }

  private static Errand errand(CallRequest wish, Assistant assistant) {
    var greeting = wish.greeting().isBlank() ? assistant.greeting() : wish.greeting();
    var own = assistant.instructions();
    var told = wish.instructions().isBlank() ? own : wish.instructions().replace(Errand.OWN, own);
    check("greeting", greeting, wish.variables());
    check("instructions", told, wish.variables());
    // What every caller must hear cannot wait for anybody
    var awaited = assistant.outbound().awaitsHello() && assistant.consentLine().isBlank();
    return new Errand(
        assistant.id(),
        wish.instructions(),
        Template.of(greeting).filled(wish.variables()),
        awaited && !greeting.isBlank(),
        wish.variables());
  }

  private static void check(String where, String text, Map<String, String> variables) {
    var missing = new TreeSet<>(Template.of(text).missing(variables));
    if (!missing.isEmpty()) {
      throw wrong(
          "variables." + missing.first(),
          "missing_variable",
          "is missing: the %s of this call needs it".formatted(where));
    }
  }

  private static Objection wrong(String field, String code, String message) {
    return new Objection(Rejected.wrong(field, code, message));
  }

  /** Two wishes that differ have different ones. */
  private static String print(CallRequest wish) {
    return Ticket.hash(
        String.join(
            "\0",
            wish.to(),
            wish.from(),
            wish.mode(),
            wish.assistant(),
            wish.instructions(),
            wish.greeting(),
            new TreeMap<>(wish.variables()).toString()));
  }
}
