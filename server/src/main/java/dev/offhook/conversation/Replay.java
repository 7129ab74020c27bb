package dev.offhook.conversation;

import dev.offhook.call.CallEvent;
import dev.offhook.call.LoggedEvent;
import dev.offhook.call.Unmasking;
import dev.offhook.turn.Move;
import dev.offhook.turn.Signal;
import dev.offhook.turn.TurnMachine;
import dev.offhook.turn.TurnState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs what a call's turn rules were told through the rules of today: where that leads, and where
 * they decide differently. Deterministic; the call's own times are used.
 */
public final class Replay {
  /** A moment the rules asked for and that does not come within this is one they did not get. */
  private static final Duration LATE = Duration.ofMillis(250);

  private final TurnMachine machine;
  private final List<Difference> differences = new ArrayList<>();
  private TurnState state = new TurnState.Waiting();
  private Decision decision = new Decision(Duration.ZERO, new Signal.Woken(), List.of());
  private final List<Move> then = new ArrayList<>();
  private int moments;

  private record Decision(Duration at, Signal told, List<Move> moves) {}

  /**
   * One signal on which today's rules decide differently. After the first, what the caller heard is
   * no longer what is replayed, so that later ones may only follow from it.
   *
   * @param then what was decided in the call
   * @param today what is decided now
   */
  public record Difference(Duration at, Signal told, List<Move> then, List<Move> today) {
    public Difference {
      then = List.copyOf(then);
      today = List.copyOf(today);
    }
  }

  private Replay(TurnMachine machine) {
    this.machine = machine;
  }

  /** Replays a whole call, or its beginning. */
  public static Replay of(List<LoggedEvent> events, TurnMachine machine) {
    var replay = new Replay(machine);
    Unmasking.of(events).forEach(replay::next);
    replay.compare();
    return replay;
  }

  /** Where the turn rules stand after it. */
  TurnState state() {
    return state;
  }

  /** How many things the rules were told in the call. */
  public int moments() {
    return moments;
  }

  public List<Difference> differences() {
    return List.copyOf(differences);
  }

  private void next(LoggedEvent event) {
    switch (event.event()) {
      case CallEvent.Told(Signal signal) -> tell(signal, event.at());
      case CallEvent.Passed(long reply, String words) -> {
        tell(new Signal.Generated(reply, words), event.at());
        then.add(new Move.Say(words));
      }
      case CallEvent.Made(Move move) -> then.add(move);
      case CallEvent.Arrived _,
          CallEvent.LineUp _,
          CallEvent.Recognised _,
          CallEvent.Stumbled _,
          CallEvent.ToolCalled _,
          CallEvent.ToolAnswered _,
          CallEvent.Used _,
          CallEvent.Recorded _,
          CallEvent.TakenUp _,
          CallEvent.Unmasked _,
          CallEvent.Ended _ -> {}
    }
  }

  private void tell(Signal signal, Duration at) {
    moments++;
    if (!(signal instanceof Signal.Woken)) {
      wakeBefore(at);
    }
    step(signal, at);
  }

  /** Rules that want to be woken at another time than those of the call are. */
  private void wakeBefore(Duration at) {
    var wake = state.wakeAt();
    while (wake.isPresent() && wake.get().plus(LATE).compareTo(at) < 0) {
      step(new Signal.Woken(), wake.get());
      var next = state.wakeAt();
      wake = next.equals(wake) ? java.util.Optional.empty() : next;
    }
  }

  private void step(Signal signal, Duration at) {
    compare();
    var step = machine.step(state, signal, at);
    state = step.state();
    decision = new Decision(at, signal, step.moves());
  }

  private void compare() {
    if (!then.equals(decision.moves())) {
      differences.add(new Difference(decision.at(), decision.told(), then, decision.moves()));
    }
    then.clear();
  }
}
