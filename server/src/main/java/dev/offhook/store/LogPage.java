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
  }
}
