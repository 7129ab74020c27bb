package dev.offhook.call;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Puts what {@link CallEvent.Unmasked} tells where it belongs. */
public final class Unmasking {
  private Unmasking() {}

  /**
   * The same events, those that were unmasked as they were.
   *
   * @param events in order; of a call, or of a part of it
   */
  public static List<LoggedEvent> of(List<LoggedEvent> events) {
    var known = new HashMap<Long, CallEvent>();
    for (var each : events) {
      if (each.event() instanceof CallEvent.Unmasked(long number, var was)) {
        known.put(number, was);
      }
    }
    if (known.isEmpty()) {
      return events;
    }
    var all = new ArrayList<LoggedEvent>(events.size());
    for (var each : events) {
      var event = known.getOrDefault(each.number(), each.event());
      all.add(new LoggedEvent(each.number(), each.at(), event));
    }
    return all;
  }
}
