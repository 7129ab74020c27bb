package dev.offhook.turn;

import dev.offhook.turn.Move.FinishTalk;
import dev.offhook.turn.Move.Say;
import dev.offhook.turn.TurnState.Leaving;
import java.time.Duration;
import java.util.ArrayList;

/** How a call is brought to its end: last words are said, and nothing changes them any more. */
final class Farewells {
  /** A farewell that began in time may take this much longer than the call. */
  private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(15);

  private final Turns turns;

  Farewells(Turns turns) {
    this.turns = turns;
  }

  /** Somebody who is not on the phone has the assistant leave. */
  Step leave(Course course, Talk talk, boolean purged, Command.Leave leave, Duration now) {
    var words = leave.words();
    var last = words.isBlank() ? turns.policy().phrases().insteadOfNothing(leave.how()) : words;
    return leave(course, talk, purged, last, leave.how(), Parting.DISMISSED, now);
  }

  /** We say goodbye in words of our own; nothing changes that any more. */
  private Step leave(
      Course course, Talk talk, boolean purged, String farewell, Parting why, Duration now) {
    return leave(course, talk, purged, farewell, Departure.HANG_UP, why, now);
  }

  private Step leave(
      Course course,
      Talk talk,
      boolean purged,
      String farewell,
      Departure how,
      Parting why,
      Duration now) {
    var moves = new ArrayList<>(turns.endOf(talk, purged));
    moves.add(new Say(farewell, turns.follows(TurnRule.FAREWELL)));
    moves.add(new FinishTalk());
    var next = turns.after(course, talk, purged, now).next();
    var last = Turns.own(next, farewell, now).completed(how);
    return new Step(leaving(next, last, why, now), moves);
  }

  /** The call has reached its length. */
  Step timeIsUp(Course course, Talk talk, boolean purged, Duration now) {
    var length = turns.policy().callLength();
    return leave(course, talk, purged, turns.policy().phrases().timeIsUp(), Parting.TIME_LIMIT, now)
        .because(
            Decision.SAID_GOODBYE,
            "the call has lasted " + Reasons.seconds(length),
            now.minus(course.endsAt()).plus(length));
  }

  /** The caller has been silent for too long, and was asked often enough. */
  Step silenceEnds(Course course, Talk talk, Duration now) {
    return leave(
        course, talk, false, turns.policy().phrases().silentGoodbye(), Parting.SILENCE, now);
  }

  /** The last words are with the line: the call ends when they were heard, or should have been. */
  Leaving leaving(Course course, Talk farewell, Parting why, Duration now) {
    var estimate = farewell.soundsUntil().plus(turns.policy().farewellGrace());
    var longest = (course.over(now) ? now : course.endsAt()).plus(LONGEST_FAREWELL);
    var until = estimate.compareTo(longest) < 0 ? estimate : longest;
    return new Leaving(course, farewell, why, until);
  }
}
