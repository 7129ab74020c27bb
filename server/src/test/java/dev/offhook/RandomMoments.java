package dev.offhook;

import java.time.Duration;
import java.util.Random;

/**
 * Lengths of time that no other is a multiple of, so that no two things in a call happen at the
 * same moment by chance: which comes first is then decided by the call, never by a thread.
 */
record RandomMoments(Random random) {
  Duration between(int fromMillis, int toMillis) {
    var millis = fromMillis + random.nextInt(toMillis - fromMillis);
    return Duration.ofMillis(millis).plusNanos(1 + random.nextInt(999_000));
  }
}
