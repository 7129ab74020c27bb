package dev.offhook.store;

import dev.offhook.call.CallSid;
import dev.offhook.call.LoggedEvent;
import java.util.List;

/**
 * Successive events of one call that are written down together; at least one.
 *
 * @param events in order, numbered without a gap
 */
public record LogPage(CallSid call, List<LoggedEvent> events) {
  public LogPage {
    events = List.copyOf(events);
    if (events.isEmpty()) {
      throw new IllegalArgumentException("a page without an event, of call " + call);
    }
    for (var i = 1; i < events.size(); i++) {
      if (events.get(i).number() != events.getFirst().number() + i) {
        throw new IllegalArgumentException(
            "call %s: event %d follows %d on a page"
                .formatted(call, events.get(i).number(), events.get(i - 1).number()));
      }
    }
  }

  /** The number of the first event. */
  public long first() {
    return events.getFirst().number();
  }

  /** The number behind that of the last event. */
  public long next() {
    return events.getLast().number() + 1;
  }
}
