package dev.offhook.turn;

import dev.offhook.turn.TurnState.Announcing;
import dev.offhook.turn.TurnState.Away;
import dev.offhook.turn.TurnState.CutOff;
import dev.offhook.turn.TurnState.Cutting;
import dev.offhook.turn.TurnState.Held;
import dev.offhook.turn.TurnState.Leaving;
import dev.offhook.turn.TurnState.Listening;
import dev.offhook.turn.TurnState.Over;
import dev.offhook.turn.TurnState.Speaking;
import dev.offhook.turn.TurnState.Waiting;
import java.time.Duration;

/**
 * The turn rules: a pure function {@code (state, signal, now) → (state, moves)}.
 *
 * <p>An interruption holds the reply; what the caller then says decides whether it stops, gives way
 * to a new turn, or goes on at the word where it stopped. Only what was heard enters the history.
 * Times are on the monotonic clock of whoever calls. A signal that means nothing in a state changes
 * nothing.
 *
 * <p>Each state's rules stand in a file of their own: {@link AnnouncingRules}, {@link
 * ListeningRules}, {@link SpeakingRules}, {@link CuttingRules}, {@link HeldRules}, {@link
 * EndingRules}, {@link CommandRules}; what they share, in {@link Turns}.
 */
public final class TurnMachine {
  private final AnnouncingRules announcing;
  private final ListeningRules listening;
  private final SpeakingRules speaking;
  private final CuttingRules cutting;
  private final HeldRules held;
  private final EndingRules ending;
  private final CommandRules commands;
  private final Turns turns;

  public TurnMachine(TurnPolicy policy) {
    this.turns = new Turns(policy);
    this.announcing = new AnnouncingRules(turns);
    this.listening = new ListeningRules(turns);
    this.speaking = new SpeakingRules(turns);
    this.cutting = new CuttingRules(turns, speaking);
    this.held = new HeldRules(turns);
    this.ending = new EndingRules(turns);
    this.commands = new CommandRules(turns);
  }

  /** What {@code signal} means in {@code state}. */
  public Step step(TurnState state, Signal signal, Duration now) {
    if (signal instanceof Signal.CallerWords(_, _, boolean settled)
        && !settled
        && !turns.follows(TurnRule.PARTIALS)) {
      return Step.to(state);
    }
    if (signal instanceof Signal.Commanded(Command command)) {
      return commands.step(state, command, now);
    }
    return switch (state) {
      case Waiting waiting -> begin(waiting, signal, now);
      case Announcing line -> announcing.step(line, signal, now);
      case Listening quiet -> listening.step(quiet, signal, now);
      case Speaking voice -> speaking.step(voice, signal, now);
      case Cutting cut -> cutting.step(cut, signal, now);
      case Held paused -> held.step(paused, signal, now);
      case CutOff cut -> ending.step(cut, signal, now);
      case Leaving farewell -> ending.step(farewell, signal, now);
      case Away away -> ending.step(away, signal, now);
      case Over over -> Step.to(over);
    };
  }

  private Step begin(Waiting waiting, Signal signal, Duration now) {
    var course = Course.begins(now, turns.policy().callLength());
    if (signal instanceof Signal.Announced(String line, String greeting)) {
      return announcing.begin(course, line, greeting, now);
    }
    return signal instanceof Signal.Greeted(String greeting)
        ? greeted(course, greeting, now)
        : Step.to(waiting);
  }

  private Step greeted(Course course, String greeting, Duration now) {
    return Step.to(
        greeting.isBlank()
            ? turns.listen(course, Talk.none(0, now), 0, now)
            : Turns.speakOn(course, Talk.whole(0, greeting, now), 0));
  }
}
