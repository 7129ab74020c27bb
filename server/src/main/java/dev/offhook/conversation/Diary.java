package dev.offhook.conversation;

import dev.offhook.call.CallEvent;
import dev.offhook.call.CallSid;
import dev.offhook.call.LoggedEvent;
import dev.offhook.store.CallLog;
import dev.offhook.time.Timers;
import dev.offhook.turn.Move;
import dev.offhook.turn.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Writes down what happens in one call: keeps the call's clock, and numbers its events.
 *
 * <p>Written by one thread at a time: whoever announces the call, then the loop that owns it. How
 * far it has come may be asked from any.
 */
final class Diary {
  private final CallSid call;
  private final CallLog log;
  private final Timers timers;
  private final Duration began;
  private final Instant arrived;
  private volatile long next;
  private final TurnCount turns = new TurnCount();

  private Diary(CallSid call, CallLog log, Timers timers, Duration began, Instant arrived) {
    this.call = call;
    this.log = log;
    this.timers = timers;
    this.began = began;
    this.arrived = arrived;
  }

  /** The diary of a call that begins now. */
  static Diary begun(CallSid call, CallLog log, Timers timers) {
    return new Diary(call, log, timers, timers.uptime(), timers.wallTime());
  }

  /**
   * The diary of a call that another process began.
   *
   * @param past what was written down of it
   */
  static Diary continued(CallSid call, CallLog log, Timers timers, Past past) {
    var arrived = past.arrived().at();
    var last = past.last();
    var byTheClock = Duration.between(arrived, timers.wallTime());
    // The two machines' clocks may differ: a call never goes back in time
    var passed = byTheClock.compareTo(last.at()) > 0 ? byTheClock : last.at();
    var diary = new Diary(call, log, timers, timers.uptime().minus(passed), arrived);
    past.events().forEach(event -> diary.turns.happened(event.event()));
    diary.next = last.number() + 1;
    return diary;
  }

  /** When the call was announced, by the time of day. */
  Instant arrived() {
    return arrived;
  }

  /** How many events the call has had; from any thread. */
  long events() {
    return next;
  }

  /** How many turns the call has come to; from any thread. */
  int turns() {
    return turns.turns();
  }

  /** How long the call has been going on. */
  Duration now() {
    return timers.uptime().minus(began);
  }

  /** Something happened. */
  void note(CallEvent event) {
    note(event, now());
  }

  /** The turn rules were told {@code signal}, and decided on {@code moves}. */
  void told(Signal signal, List<Move> moves, Duration at) {
    if (signal instanceof Signal.Generated(long reply, String words)
        && moves.equals(List.of(new Move.Say(words)))) {
      note(new CallEvent.Passed(reply, words), at);
      return;
    }
    note(new CallEvent.Told(signal), at);
    moves.forEach(move -> note(new CallEvent.Made(move), at));
  }

  /** Something happened at {@code at} on the call's clock. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
  void note(CallEvent event, Duration at) {
    log.write(call, new LoggedEvent(next, at, event));
    next++;
    turns.happened(event);
  }
}
