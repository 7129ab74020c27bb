package dev.offhook.telephony.twilio;

import dev.offhook.call.CallSid;
import dev.offhook.telephony.CallStanding;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads a call as the carrier's API shows it. */
final class CallStandings {
  private CallStandings() {}

  /** Empty when it is none. Never throws. */
  static Optional<CallStanding> read(JsonObject call) {
    return CallSid.parse(text(call, "sid"))
        .map(sid -> {
          var status = text(call, "status");
          return new CallStanding(
              sid,
              status,
              CallStatus.over(status),
              moment(text(call, "date_created")),
              length(text(call, "duration")));
        });
  }

  private static String text(JsonObject call, String name) {
    return call.getValue(name) instanceof String text ? text : "";
  }

  /** Times are as in mails: {@code Sun, 30 Aug 2026 08:34:26 +0000}. */
  private static Optional<Instant> moment(String text) {
    try {
      return Optional.of(
          ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  /** Numbers are texts of seconds, or null. */
  static Duration length(String text) {
    return text.matches("[0-9]{1,9}") ? Duration.ofSeconds(Long.parseLong(text)) : Duration.ZERO;
  }
}
