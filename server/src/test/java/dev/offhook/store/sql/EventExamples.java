package dev.offhook.store.sql;

import dev.offhook.call.Answering;
import dev.offhook.call.CallDetails;
import dev.offhook.call.CallEnd;
import dev.offhook.call.CallEvent;
import dev.offhook.call.CallSid;
import dev.offhook.call.LoggedEvent;
import dev.offhook.call.PhoneNumber;
import dev.offhook.call.Recording;
import dev.offhook.call.ToolCall;
import dev.offhook.call.ToolEnd;
import dev.offhook.call.Usage;
import dev.offhook.turn.Command;
import dev.offhook.turn.Decision;
import dev.offhook.turn.Departure;
import dev.offhook.turn.Move;
import dev.offhook.turn.Parting;
import dev.offhook.turn.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One event of every kind there is. */
final class EventExamples {
  private static final Duration EXACT = Duration.ofNanos(1_234_567_891L);

  private EventExamples() {}

  /** As a page, a nanosecond more than a second apart. */
  static List<LoggedEvent> page() {
    var page = new ArrayList<LoggedEvent>();
    Stream.of(
            events(),
            signals().stream().map(CallEvent.Told::new).toList(),
            moves().stream().map(CallEvent.Made::new).toList(),
            younger())
        .flatMap(List::stream)
        .forEach(event -> page.add(at(page.size(), event)));
    return page;
  }

  private static LoggedEvent at(int number, CallEvent event) {
    return new LoggedEvent(number, Duration.ofNanos(number * 1_000_000_001L), event);
  }

  private static List<CallEvent> events() {
    var details =
        new CallDetails(
            new CallSid("CA0123456789abcdef0123456789abcdef"),
            new PhoneNumber("+15550100"),
            new PhoneNumber("+15550199"),
            CallDetails.Direction.INBOUND,
            Map.of("shop", "“north”"));
    return List.of(
        new CallEvent.Arrived(
            details,
            new Answering("receptionist", "3f2a", Answering.Mode.RELAY),
            Instant.parse("2024-12-14T15:45:00.123456789Z")),
        new CallEvent.LineUp("VX1", "5e884898da28"),
        new CallEvent.Passed(7, "Nine \"to\"\nfive 🙂 "),
        new CallEvent.Stumbled("model", "RATE_LIMITED"),
        new CallEvent.TakenUp(),
        new CallEvent.Unmasked(4, new CallEvent.Passed(7, "at 1500")),
        new CallEvent.Ended(CallEnd.goodbye()));
  }

  private static List<Signal> signals() {
    return List.of(
        new Signal.Greeted("Hello!"),
        new Signal.Announced("This call is recorded.", "Hello!"),
        new Signal.CallerWords("Wie spät ist es?", "de-DE", true),
        new Signal.CallerSpeaking(true),
        new Signal.KeyPressed(),
        new Signal.Interrupted("Nine to", Optional.of(EXACT)),
        new Signal.Interrupted("", Optional.empty()),
        new Signal.Played("Nine to five."),
        new Signal.AssistantSounding(false),
        new Signal.Generated(7, "Nine"),
        new Signal.ReplyComplete(7, Departure.HANG_UP),
        new Signal.ReplyFailed(8),
        new Signal.LineLost(true),
        new Signal.LineBack(true),
        new Signal.Woken());
  }

  private static List<Move> moves() {
    return List.of(
        new Move.Explain("uh-huh", Decision.WENT_ON, "a nod", EXACT),
        new Move.RememberCaller("What time is it?"),
        new Move.RememberSaid("Nine to", true),
        new Move.AmendCaller("What time is it in Rome?"),
        new Move.AmendSaid(""),
        new Move.Generate(7),
        new Move.Cancel(7),
        new Move.Say("Okay."),
        new Move.Say("Goodbye.", true),
        new Move.Hush(),
        new Move.Filler("One moment."),
        new Move.FinishTalk(),
        new Move.HangUp(Parting.TIME_LIMIT));
  }

  /** What came to be written down later than the rest. */
  private static List<CallEvent> younger() {
    return List.of(
        new CallEvent.ToolCalled(7, new ToolCall("call_1", "look_up", "{\"question\":\"bikes\"}")),
        new CallEvent.ToolAnswered("call_1", ToolEnd.DONE, "Nothing is known about that."),
        new CallEvent.Told(new Signal.Working(7)),
        new CallEvent.Told(new Signal.ReplyComplete(9, Departure.HAND_OVER)),
        new CallEvent.Made(new Move.HandOver()),
        new CallEvent.Told(new Signal.Commanded(new Command.Leave("Bye.", Departure.HANG_UP))),
        new CallEvent.Told(new Signal.Commanded(new Command.BeSilent())),
        new CallEvent.Told(new Signal.Commanded(new Command.Speak("One more minute."))),
        new CallEvent.Made(new Move.Purge()),
        new CallEvent.Recognised(0.87),
        new CallEvent.Told(new Signal.CallerSilent()),
        new CallEvent.Told(new Signal.CallerUnclear()),
        new CallEvent.Used(new Usage("openai", "gpt-4o-mini", Usage.Unit.INPUT_TOKENS, 812)),
        new CallEvent.Recorded(
            new Recording(
                "RE1", EXACT, Optional.empty(), 2, Recording.Status.UNDER_WAY, "", true)));
  }
}
