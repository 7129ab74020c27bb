package dev.offhook.phone.twilio;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * When the copies of a status callback are sent; copies of one carry the same idempotency token.
 *
 * @param seed decides what {@link Order#SHUFFLED} does
 */
public record Deliveries(Order order, long seed) {
  private static final Duration LATE = Duration.ofMillis(700);
  private static final Duration AGAIN = Duration.ofMillis(300);
  private static final int LATEST_MILLIS = 2_500;
  private static final int MOST_COPIES = 3;

  /** In which order they come. */
  public enum Order {
    /** As things happen, each once. */
    AS_IT_HAPPENS,
    /** Each behind the one after it, and twice. */
    SWAPPED,
    /** Up to 2.5 s late, one to three times, by the seed. */
    SHUFFLED
  }

  /**
   * How late each copy is sent.
   *
   * @param call what tells this call from others in every run alike
   */
  List<Duration> of(String call, int sequence) {
    return switch (order) {
      case AS_IT_HAPPENS -> List.of(Duration.ZERO);
      case SWAPPED -> {
        Duration first = sequence % 2 == 0 ? LATE : Duration.ZERO;
        yield List.of(first, first.plus(AGAIN));
      }
      case SHUFFLED -> shuffled(new Random(seed * 31 + call.hashCode() * 17L + sequence));
    };
  }

  private static List<Duration> shuffled(Random random) {
    List<Duration> copies = new ArrayList<>();
    int count = 1 + random.nextInt(MOST_COPIES);
    for (int copy = 0; copy < count; copy++) {
      copies.add(Duration.ofMillis(random.nextInt(LATEST_MILLIS)));
    }
    return copies;
  }
}
