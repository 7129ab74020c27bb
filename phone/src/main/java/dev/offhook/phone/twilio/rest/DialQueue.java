package dev.offhook.phone.twilio.rest;

import dev.offhook.phone.time.PhoneTime;
import java.time.Duration;

/** The account's queue of calls to be placed, so many a second. From any thread. */
final class DialQueue {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final PhoneTime time;
  private Duration between = SECOND;
  private Duration longest = Duration.ofHours(24);
  private Duration next = Duration.ZERO;

  DialQueue(PhoneTime time) {
    this.time = time;
  }

  synchronized void callsPerSecond(double calls) {
    between = Duration.ofNanos(Math.round(SECOND.toNanos() / calls));
  }

  synchronized void longestWait(Duration wait) {
    longest = wait;
  }

  /**
   * How long a call that is placed now has to wait.
   *
   * @throws Refused when that would be too long
   */
  synchronized Duration join() {
    Duration now = time.uptime();
    Duration turn = next.compareTo(now) > 0 ? next : now;
    Duration wait = turn.minus(now);
    if (wait.compareTo(longest) > 0) {
      throw new Refused(new ApiError(429, 22005, "Call Queue Full"));
    }
    next = turn.plus(between);
    return wait;
  }
}
