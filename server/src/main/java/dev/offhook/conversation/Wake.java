package dev.offhook.conversation;

import dev.offhook.time.Deadline;
import dev.offhook.time.Timers;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one moment the turn rules want to be woken at. Lives on the call's event loop. */
final class Wake {
  private static final Duration AT_ONCE = Duration.ofMillis(1);

  private final Timers timers;
  private final Runnable woken;
  private @Nullable Deadline timer;
  private @Nullable Duration at;

  Wake(Timers timers, Runnable woken) {
    this.timers = timers;
    this.woken = woken;
  }

  /**
   * Wakes at that moment and at no other.
   *
   * @param moment on the call's clock; empty for never
   */
  void at(Optional<Duration> moment, Duration now) {
    var next = moment.orElse(null);
    if (Objects.equals(next, at)) {
      return;
    }
    never();
    at = next;
    if (next != null) {
      var delay = next.minus(now);
      timer = Deadline.in(timers, delay.isPositive() ? delay : AT_ONCE, this::wake);
    }
  }

  /** Does not wake any more. */
  void never() {
    at = null;
    if (timer != null) {
      timer.met();
      timer = null;
    }
  }

  private void wake() {
    at = null;
    woken.run();
  }
}
