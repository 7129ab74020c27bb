package dev.offhook.turn;

import dev.offhook.turn.Move.Purge;
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
import java.util.ArrayList;

/**
 * Somebody who is not on the phone wants something of the call. What cannot be done now changes
 * nothing: a line that must be heard is not silenced, and a farewell is said once.
 */
final class CommandRules {
  private static final String WHY = "somebody at the console wants it";

  private final Turns turns;

  CommandRules(Turns turns) {
    this.turns = turns;
  }

  Step step(TurnState state, Command command, Duration now) {
    return switch (state) {
      case Announcing line when command instanceof Command.Leave leave ->
          leave(line.course(), line.line(), false, leave, now);
      case Listening quiet -> step(quiet, quiet.course(), quiet.said(), command, now);
      case Speaking voice -> step(voice, voice.course(), voice.talk(), command, now);
      case Held held -> step(held, command, now);
      case Cutting cut when command instanceof Command.Leave leave ->
          leave(cut.course(), cut.talk().stopped(cut.byTheClock(), now), true, leave, now);
      case Announcing _, Cutting _, CutOff _, Waiting _, Leaving _, Away _, Over _ ->
          Step.to(state);
    };
  }

  /** The voice may be sounding, whatever the rules believe. */
  private Step step(TurnState state, Course course, Talk talk, Command command, Duration now) {
    return switch (command) {
      case Command.Leave leave -> leave(course, talk, false, leave, now);
      case Command.Speak(String words) -> speak(course, talk, false, words, now);
      case Command.BeSilent _ ->
          state instanceof Listening && talk.silentBy(now)
              ? Step.to(state)
              : hush(course, talk, now);
    };
  }

  /** The voice is silent, and what was to be said is kept. */
  private Step step(Held held, Command command, Duration now) {
    return switch (command) {
      case Command.Leave leave -> leave(held.course(), held.talk(), true, leave, now);
      case Command.Speak(String words) -> speak(held.course(), held.talk(), true, words, now);
      case Command.BeSilent _ -> {
        var moves = turns.endOf(held.talk(), true);
        var course = turns.after(held.course(), held.talk(), true, now);
        yield new Step(turns.listen(course, Talk.none(course.reply(), now), 0, now), moves)
            .because(Decision.STOPPED, WHY, Duration.ZERO);
      }
    };
  }

  private Step speak(Course course, Talk talk, boolean purged, String words, Duration now) {
    var before = turns.endOf(talk, purged);
    return turns.say(before, turns.after(course, talk, purged, now).next(), words, 0, now);
  }

  /** All that the line has is thrown away; what was heard of it, the clock tells. */
  private Step hush(Course course, Talk talk, Duration now) {
    var sounded = talk.lengthTo(talk.placeAt(now));
    var stopped = talk.stopped(talk.text().interrupted("", java.util.Optional.of(sounded)), now);
    var moves = new ArrayList<>(turns.cut(course.earlier(), "", java.util.Optional.empty(), now));
    moves.addAll(turns.endOf(stopped, true));
    moves.add(new Purge());
    var after = turns.after(course, stopped, true, now).with(Earlier.NONE);
    return new Step(turns.listen(after, Talk.none(after.reply(), now), 0, now), moves)
        .because(Decision.STOPPED, WHY, Duration.ZERO);
  }

  private Step leave(Course course, Talk talk, boolean purged, Command.Leave leave, Duration now) {
    var step = turns.farewells().leave(course, talk, purged, leave, now);
    return leave.how() == Departure.HANG_UP
        ? step.because(Decision.SAID_GOODBYE, WHY, Duration.ZERO)
        : step;
  }
}
