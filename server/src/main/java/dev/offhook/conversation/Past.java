package dev.offhook.conversation;

import dev.offhook.call.CallDetails;
import dev.offhook.call.CallEvent;
import dev.offhook.call.LoggedEvent;
import dev.offhook.call.ToolCall;
import dev.offhook.call.Unmasking;
import dev.offhook.turn.Move;
import dev.offhook.turn.Signal;
import dev.offhook.turn.Step;
import dev.offhook.turn.TurnMachine;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A call that another process began, as its log tells it.
 *
 * @param arrived how it began
 * @param events what happened in it; at least that it arrived
 */
record Past(CallEvent.Arrived arrived, List<LoggedEvent> events) {
  static final Signal LOST = new Signal.LineLost(true);

  Past {
    events = List.copyOf(Unmasking.of(events));
  }

  CallDetails details() {
    return arrived.details();
  }

  LoggedEvent last() {
    return events.getLast();
  }

  boolean over() {
    return events.stream().anyMatch(each -> each.event() instanceof CallEvent.Ended);
  }

  /**
   * What it meant to the turn rules that the process died: the state they are in, and what is to be
   * remembered of the last moment. Nothing was said or asked for any more.
   */
  Step lost(TurnMachine machine) {
    var step = machine.step(Replay.of(events, machine).state(), LOST, last().at());
    return new Step(step.state(), step.moves().stream().filter(History::concerns).toList());
  }

  /** Puts what had been said into {@code history}, as it was remembered then. */
  void remember(History history) {
    for (var event : events) {
      switch (event.event()) {
        case CallEvent.Made(Move move) -> history.remember(move);
        case CallEvent.ToolCalled(long _, ToolCall wish) -> history.wanted("", wish);
        case CallEvent.ToolAnswered(String wish, var _, String answer) ->
            history.answered(wish, answer);
        case CallEvent.Arrived _,
            CallEvent.LineUp _,
            CallEvent.Told _,
            CallEvent.Passed _,
            CallEvent.Recognised _,
            CallEvent.Stumbled _,
            CallEvent.Used _,
            CallEvent.Recorded _,
            CallEvent.TakenUp _,
            CallEvent.Unmasked _,
            CallEvent.Ended _ -> {}
      }
    }
    history.abandonTools();
  }

  /** The carrier's name for its last line; blank when it had none. */
  String session() {
    var session = "";
    for (var event : events) {
      if (event.event() instanceof CallEvent.LineUp up) {
        session = up.session();
      }
    }
    return session;
  }

  /** By which its lines may come back. */
  Set<String> tickets() {
    var tickets = new HashSet<String>();
    for (var event : events) {
      if (event.event() instanceof CallEvent.LineUp up && !up.ticket().isBlank()) {
        tickets.add(up.ticket());
      }
    }
    return tickets;
  }

  /** How many lines it has had. */
  int lines() {
    return (int) events.stream().filter(event -> event.event() instanceof CallEvent.LineUp).count();
  }
}
