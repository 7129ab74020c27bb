package dev.offhook.conversation;

import dev.offhook.call.CallEvent;
import dev.offhook.call.CallSid;
import dev.offhook.privacy.Discretion;
import dev.offhook.privacy.Privacy;
import dev.offhook.store.CallLog;
import dev.offhook.time.Timers;
import dev.offhook.turn.Move;
import dev.offhook.turn.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Writes down what happens in one call, as far as its owner wants that kept: keeps the call's
 * clock, and has its events numbered.
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
  private final Discretion discretion;
  private volatile long next;
  private final TurnCount turns = new TurnCount();

  private Diary(
      CallSid call,
      CallLog log,
      Timers timers,
      Duration began,
      Instant arrived,
      Discretion discretion) {
    this.call = call;
    this.log = log;
    this.timers = timers;
    this.began = began;
    this.arrived = arrived;
    this.discretion = discretion;
    this.next = discretion.next();
  }

  /** The diary of a call that begins now. */
  static Diary begun(CallSid call, CallLog log, Timers timers, Privacy privacy) {
    var discretion = new Discretion(privacy, 0);
    return new Diary(call, log, timers, timers.uptime(), timers.wallTime(), discretion);
  }

  /**
   * The diary of a call that another process began.
   *
   * @param past what was written down of it
   */
  static Diary continued(CallSid call, CallLog log, Timers timers, Past past, Privacy privacy) {
    var arrived = past.arrived().at();
    var last = past.last();
    var byTheClock = Duration.between(arrived, timers.wallTime());
    // The two machines' clocks may differ: a call never goes back in time
    var passed = byTheClock.compareTo(last.at()) > 0 ? byTheClock : last.at();
    var discretion = new Discretion(privacy, last.number() + 1);
    var began = timers.uptime().minus(passed);
    var diary = new Diary(call, log, timers, began, arrived, discretion);
    past.events().forEach(event -> diary.turns.happened(event.event()));
    return diary;
  }

  /** When the call was announced, by the time of day. */
  Instant arrived() {
    return arrived;
  }

  /** How many events of the call have been written down; from any thread. */
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
  void note(CallEvent event, Duration at) {
    discretion.happened(event, at).forEach(kept -> log.write(call, kept));
    next = discretion.next();
    turns.happened(event);
  }
}
