package dev.offhook.telephony.twilio;

import dev.offhook.time.Deadline;
import dev.offhook.time.Timers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Has the carrier ask again although nothing has happened on its side: somebody who is not on the
 * phone wants something. Lives on the line's event loop.
 */
final class Nudge {
  private static final Duration AT_ONCE = Duration.ofMillis(1);

  /** The voice may be a little slower than estimated. */
  private static final Duration MARGIN = Duration.ofMillis(500);

  private final Runnable askMe;
  private final Timers timers;
  private @Nullable Deadline due;
  private boolean given;

  Nudge(Runnable askMe, Timers timers) {
    this.askMe = askMe;
    this.timers = timers;
  }

  /** When the voice has said what it says, which takes so long; zero is at once. */
  void in(Duration left) {
    never();
    due = Deadline.in(timers, left.isPositive() ? left.plus(MARGIN) : AT_ONCE, this::give);
  }

  private void give() {
    given = true;
    askMe.run();
  }

  /** The carrier asks; whether it was made to. */
  boolean answered() {
    never();
    var made = given;
    given = false;
    return made;
  }

  void never() {
    if (due != null) {
      due.met();
      due = null;
    }
  }
}
