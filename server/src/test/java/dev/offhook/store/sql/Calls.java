package dev.offhook.store.sql;

import dev.offhook.call.Answering;
import dev.offhook.call.CallDetails;
import dev.offhook.call.CallEnd;
import dev.offhook.call.CallEvent;
import dev.offhook.call.CallSid;
import dev.offhook.call.LoggedEvent;
import dev.offhook.call.PhoneNumber;
import dev.offhook.store.LogPage;
import dev.offhook.turn.Departure;
import dev.offhook.turn.Move;
import dev.offhook.turn.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The log of one call, written by hand: who rang, what was said, how it ended. */
final class Calls {
  static final Instant NOON = Instant.parse("2024-12-14T12:00:00.123456789Z");
  static final PhoneNumber ADA = new PhoneNumber("+15550100");
  static final PhoneNumber BOB = new PhoneNumber("+15550101");
  static final PhoneNumber SHOP = new PhoneNumber("+15550199");

  private final CallSid sid;
  private final List<LoggedEvent> events = new ArrayList<>();
  private Duration now = Duration.ZERO;
  private long reply;

  private Calls(CallSid sid) {
    this.sid = sid;
  }

  static CallSid sid(int number) {
    return new CallSid("CA%032x".formatted(number));
  }

  /** Ada rings the shop, and the receptionist answers. */
  static Calls begin(int number, Instant at) {
    return begin(number, at, ADA, SHOP, "receptionist");
  }

  static Calls begin(
      int number, Instant at, PhoneNumber caller, PhoneNumber called, String assistant) {
    var call = new Calls(sid(number));
    var details =
        new CallDetails(
            call.sid, caller, called, CallDetails.Direction.INBOUND, Map.of("shop", "nörth"));
    var by = new Answering(assistant, "3f2a", Answering.Mode.RELAY);
    return call.then(new CallEvent.Arrived(details, by, at)).then(new CallEvent.LineUp("VX1", ""));
  }

  /** The caller asks and is answered, and all of it is heard. */
  Calls exchange(String question, String answer) {
    reply++;
    then(new CallEvent.Told(new Signal.CallerWords(question, "en-US", true)));
    then(new CallEvent.Made(new Move.RememberCaller(question)));
    then(new CallEvent.Made(new Move.Generate(reply)));
    for (var word : answer.split("(?= )", -1)) {
      then(new CallEvent.Passed(reply, word));
    }
    then(new CallEvent.Told(new Signal.ReplyComplete(reply, Departure.NONE)));
    then(new CallEvent.Told(new Signal.Played(answer)));
    return then(new CallEvent.Made(new Move.RememberSaid(answer, false)));
  }

  Calls end(CallEnd end) {
    return then(new CallEvent.Ended(end));
  }

  Calls then(CallEvent event) {
    events.add(new LoggedEvent(events.size(), now, event));
    now = now.plusNanos(123_456_789);
    return this;
  }

  List<LoggedEvent> events() {
    return List.copyOf(events);
  }

  /** Everything on one page. */
  LogPage page() {
    return new LogPage(sid, events);
  }

  /** The events from one number to before another. */
  LogPage page(int from, int to) {
    return new LogPage(sid, events.subList(from, to));
  }
}
