package dev.offhook.phone.call;

import dev.offhook.phone.twilio.Outcome;
import dev.offhook.phone.twilio.SimulatedCall;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Says prepared lines, each when the assistant has fallen silent, and then leaves it to the
 * assistant to end the call, for a while.
 */
final class PreparedPerson implements Person {
  private static final Duration ANSWER = Duration.ofSeconds(90);
  private static final Duration CALLBACKS = Duration.ofSeconds(20);

  private final List<String> lines;
  private final Duration farewell;

  /** {@code farewell} is how long the assistant has to end the call after the last line. */
  PreparedPerson(List<String> lines, Duration farewell) {
    this.lines = List.copyOf(lines);
    this.farewell = farewell;
  }

  @Override
  public Optional<String> talk(SimulatedCall call) {
    for (int i = 0; i < lines.size(); i++) {
      Future<String> answer = call.ask(lines.get(i));
      if (!within(ANSWER, answer)) {
        call.hangUp();
        within(CALLBACKS, call.ended());
        return Optional.of(
            "The assistant has not answered \"%s\" in %d s."
                .formatted(lines.get(i), ANSWER.toSeconds()));
      }
      if (call.ended().isComplete() && i < lines.size() - 1) {
        return overTooSoon(call.ended().result(), lines.get(i + 1));
      }
    }
    if (!within(farewell, call.ended())) {
      call.hangUp();
    }
    return within(CALLBACKS, call.ended())
        ? Optional.empty()
        : Optional.of("The call is over, and the server has not answered its callbacks.");
  }

  private static Optional<String> overTooSoon(Outcome outcome, String line) {
    return outcome.good()
        ? Optional.of("The assistant hung up before it could hear \"" + line + "\".")
        : Optional.empty();
  }

  private static boolean within(Duration limit, Future<?> future) {
    try {
      future.await(limit.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }
}
