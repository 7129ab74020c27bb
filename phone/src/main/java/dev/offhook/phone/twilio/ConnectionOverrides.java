package dev.offhook.phone.twilio;

import dev.offhook.phone.twilio.twiml.Notice;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How patiently a URL is asked, as its fragment says: {@code #rc=2&rp=ct,rt,5xx&rt=4000}. Without
 * one: 15 s in all, and one more try where no connection came about.
 *
 * @param read for one attempt
 * @param total for all attempts
 * @param retries after the first attempt, 0 to 5
 * @param on what is tried again: {@code ct} no connection, {@code rt} no answer in time, {@code
 *     4xx}, {@code 5xx}, {@code all}
 */
record ConnectionOverrides(Duration read, Duration total, int retries, Set<String> on) {
  private static final int LONGEST_MILLIS = 15_000;
  private static final int SHORTEST_MILLIS = 100;
  private static final int MOST_RETRIES = 5;

  /** Those of {@code url}; what is not a number within its limits counts as not said. */
  static ConnectionOverrides of(String url) {
    Map<String, String> said = new HashMap<>();
    int fragment = url.indexOf('#');
    if (fragment >= 0) {
      for (String pair : url.substring(fragment + 1).split("&", -1)) {
        String[] parts = pair.split("=", 2);
        said.put(parts[0], parts.length > 1 ? parts[1] : "");
      }
    }
    return new ConnectionOverrides(
        Duration.ofMillis(number(said.get("rt"), SHORTEST_MILLIS, LONGEST_MILLIS, LONGEST_MILLIS)),
        Duration.ofMillis(number(said.get("tt"), SHORTEST_MILLIS, LONGEST_MILLIS, LONGEST_MILLIS)),
        number(said.get("rc"), 0, MOST_RETRIES, 1),
        Set.copyOf(List.of(said.getOrDefault("rp", "ct").split(",", -1))));
  }

  /** Whether an attempt that came to this is made again. */
  boolean retried(@Nullable Reply reply, @Nullable Throwable failure) {
    if (reply != null) {
      return (reply.status() / 100 == 5 && wanted("5xx"))
          || (reply.status() / 100 == 4 && wanted("4xx"));
    }
    return failure instanceof FetchFailed known
        && switch (known.notice().code()) {
          case Notice.NO_CONNECTION -> wanted("ct");
          case Notice.HTTP_TIMEOUT -> wanted("rt");
          default -> false;
        };
  }

  private boolean wanted(String what) {
    return on.contains(what) || on.contains("all");
  }

  private static int number(@Nullable String text, int least, int most, int otherwise) {
    if (text == null || !text.matches("\\d{1,6}")) {
      return otherwise;
    }
    int number = Integer.parseInt(text);
    return number < least || number > most ? otherwise : number;
  }
}
