package dev.offhook.store.sql;

import dev.offhook.call.CallDetails;
import dev.offhook.call.CallEvent;
import dev.offhook.call.LoggedEvent;
import dev.offhook.store.LogPage;
import dev.offhook.turn.Command;
import dev.offhook.turn.Move;
import dev.offhook.turn.Signal;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * The memory that waiting events may take, counted in events of ordinary length: one with much text
 * counts for several. Safe from any thread; never blocks.
 */
final class Room {
  /** Some hundred bytes each, so about 25 MiB. */
  static final int USUAL = 1 << 16;

  /** What an event may hold, in characters, to count as one. */
  private static final int ORDINARY = 256;

  private final long most;
  private final AtomicLong taken = new AtomicLong();
  private final LongAdder waiting = new LongAdder();
  private final LongAdder lost = new LongAdder();

  Room(long most) {
    this.most = most;
  }

  /** Takes the room that {@code event} needs; false, and the event counts as lost, without any. */
  boolean take(LoggedEvent event) {
    var weight = weight(event);
    if (taken.addAndGet(weight) > most) {
      taken.addAndGet(-weight);
      lost.increment();
      return false;
    }
    waiting.increment();
    return true;
  }

  /** Pages have been kept elsewhere. */
  void give(List<LogPage> pages) {
    for (var page : pages) {
      page.events().forEach(event -> taken.addAndGet(-weight(event)));
      waiting.add(-page.events().size());
    }
  }

  /** Events had no place and are gone. */
  void lose(long events) {
    lost.add(events);
  }

  /** How many events wait. */
  long waiting() {
    return waiting.sum();
  }

  long lost() {
    return lost.sum();
  }

  private static int weight(LoggedEvent event) {
    return 1 + text(event.event()) / ORDINARY;
  }

  private static int text(CallEvent event) {
    return switch (event) {
      case CallEvent.Arrived arrived -> text(arrived.details());
      case CallEvent.Told(Signal signal) -> text(signal);
      case CallEvent.Passed passed -> passed.words().length();
      case CallEvent.Made(Move move) -> text(move);
      case CallEvent.Unmasked unmasked -> text(unmasked.event());
      case CallEvent.ToolCalled(long _, var wish) ->
          wish.name().length() + wish.arguments().length();
      case CallEvent.ToolAnswered answered -> answered.answer().length();
      case CallEvent.Recorded recorded -> recorded.recording().source().length();
      case CallEvent.LineUp _,
          CallEvent.Recognised _,
          CallEvent.Stumbled _,
          CallEvent.Used _,
          CallEvent.TakenUp _,
          CallEvent.Ended _ ->
          0;
    };
  }

  private static int text(CallDetails details) {
    return details.parameters().entrySet().stream()
        .mapToInt(each -> each.getKey().length() + each.getValue().length())
        .sum();
  }

  private static int text(Signal signal) {
    return switch (signal) {
      case Signal.Greeted greeted -> greeted.greeting().length();
      case Signal.Announced announced -> announced.line().length() + announced.greeting().length();
      case Signal.CallerWords caller -> caller.words().length();
      case Signal.Interrupted interrupted -> interrupted.heard().length();
      case Signal.Played played -> played.words().length();
      case Signal.Generated generated -> generated.words().length();
      case Signal.Commanded(Command command) -> text(command);
      case Signal.CallerSpeaking _,
          Signal.KeyPressed _,
          Signal.AssistantSounding _,
          Signal.CallerSilent _,
          Signal.CallerUnclear _,
          Signal.Working _,
          Signal.ReplyComplete _,
          Signal.ReplyFailed _,
          Signal.LineLost _,
          Signal.LineBack _,
          Signal.Woken _ ->
          0;
    };
  }

  private static int text(Command command) {
    return switch (command) {
      case Command.Leave leave -> leave.words().length();
      case Command.Speak speak -> speak.words().length();
      case Command.BeSilent _ -> 0;
    };
  }

  private static int text(Move move) {
    return switch (move) {
      case Move.RememberCaller remember -> remember.words().length();
      case Move.RememberSaid said -> said.words().length();
      case Move.AmendCaller amend -> amend.words().length();
      case Move.AmendSaid amend -> amend.words().length();
      case Move.Say say -> say.words().length();
      case Move.Filler filler -> filler.words().length();
      case Move.Explain explain -> explain.heard().length() + explain.rule().length();
      case Move.Generate _,
          Move.Cancel _,
          Move.Hush _,
          Move.Purge _,
          Move.FinishTalk _,
          Move.HandOver _,
          Move.HangUp _ ->
          0;
    };
  }
}
