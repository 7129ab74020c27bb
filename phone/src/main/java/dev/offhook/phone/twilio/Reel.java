package dev.offhook.phone.twilio;

import dev.offhook.phone.time.PhoneTime;
import java.time.Duration;

/** How long a recording is that is being made; what is left out of it does not count. */
final class Reel {
  private final PhoneTime time;
  private Duration recorded = Duration.ZERO;
  private Duration since;
  private boolean turning = true;

  Reel(PhoneTime time) {
    this.time = time;
    this.since = time.uptime();
  }

  /** Up to now. */
  Duration length() {
    return turning ? recorded.plus(time.uptime().minus(since)) : recorded;
  }

  /** Leaves out what comes, or goes on. */
  void turn(boolean on) {
    recorded = length();
    since = time.uptime();
    turning = on;
  }
}
