package dev.offhook.phone.twilio;

import java.time.Duration;
import java.util.Locale;

/**
 * The detection of answering machines: hears how long the first speech is, and knows no more.
 *
 * <p>So a person who talks for long is taken for a machine, and a machine with a short greeting for
 * a person, as it happens.
 */
final class Listening {
  private static final Duration FAX = Duration.ofSeconds(2);

  private Listening() {}

  /** What is found out about {@code answering}, and when. */
  static Finding to(Subscriber.Answering answering, Detection how) {
    Finding finding =
        switch (answering) {
          case Subscriber.Fax fax -> new Finding("fax", FAX);
          case Subscriber.Person person -> speech(person.speech(), "silence", how);
          case Subscriber.Screening screening -> speech(screening.speech(), "silence", how);
          case Subscriber.Machine machine ->
              speech(machine.length(), machine.ending().name().toLowerCase(Locale.ROOT), how);
        };
    return finding.after().compareTo(how.timeout()) > 0
        ? new Finding("unknown", how.timeout())
        : finding;
  }

  private static Finding speech(Duration length, String ending, Detection how) {
    Duration end = Subscriber.BREATH.plus(length);
    if (length.isZero()) {
      return new Finding("unknown", how.silence());
    }
    if (length.compareTo(how.speech()) < 0) {
      return new Finding("human", end.plus(how.speechEnd()));
    }
    if (!how.toTheEnd()) {
      return new Finding("machine_start", Subscriber.BREATH.plus(how.speech()));
    }
    return new Finding(
        "machine_end_" + ending,
        switch (ending) {
          case "beep" -> end.plus(Subscriber.BEEP);
          case "silence" -> end.plus(how.speechEnd());
          default -> end;
        });
  }
}
