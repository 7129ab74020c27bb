package dev.offhook.store.sql;

import dev.offhook.call.Answering;
import dev.offhook.call.CallDetails;
import dev.offhook.call.CallEnd;
import dev.offhook.call.CallEvent;
import dev.offhook.call.CallSid;
import dev.offhook.call.LoggedEvent;
import dev.offhook.call.PhoneNumber;
import dev.offhook.turn.Move;
import dev.offhook.turn.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** What can happen in a call, made up. */
final class Happenings {
  private Happenings() {}

  static CallSid call(int number) {
    return new CallSid("CA%032x".formatted(number));
  }

  static LoggedEvent event(long number, CallEvent event) {
    return new LoggedEvent(number, Duration.ofMillis(number * 20), event);
  }

  /** Words of a reply: they may wait for company. */
  static LoggedEvent words(long number) {
    return words(number, "word " + number + " of many");
  }

  static LoggedEvent words(long number, String words) {
    return event(number, new CallEvent.Passed(1, words));
  }

  /** What matters for taking the call up again: it is written at once. */
  static LoggedEvent boundary(long number) {
    return event(number, new CallEvent.Made(new Move.RememberCaller("caller's words " + number)));
  }

  static LoggedEvent arrived(CallSid call) {
    var details =
        new CallDetails(
            call,
            new PhoneNumber("+15550001111"),
            new PhoneNumber("+15550002222"),
            CallDetails.Direction.INBOUND,
            Map.of("name", "value"));
    var by = new Answering("receptionist", "v1", Answering.Mode.RELAY);
    return event(0, new CallEvent.Arrived(details, by, Instant.parse("2024-12-14T15:45:00Z")));
  }

  static LoggedEvent ended(long number) {
    return event(number, new CallEvent.Ended(CallEnd.callerHungUp()));
  }

  static LoggedEvent silence(long number) {
    return event(number, new CallEvent.Told(new Signal.CallerSpeaking(false)));
  }
}
