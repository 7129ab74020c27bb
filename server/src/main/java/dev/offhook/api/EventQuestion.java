package dev.offhook.api;

import dev.offhook.call.CallEvent;
import dev.offhook.call.CallSid;
import dev.offhook.call.LoggedEvent;
import dev.offhook.store.CallArchive;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Which events of a call are asked for.
 *
 * @param from the number of the first
 * @param patience how long an answer may wait for it
 */
record EventQuestion(CallSid sid, long from, int limit, Duration patience) {

  /**
   * What the log has of it.
   *
   * @param over whether nothing will ever follow these events
   */
  record Found(List<LoggedEvent> events, boolean over) {
    Found {
      events = List.copyOf(events);
    }
  }

  /** Asks the log; empty when it does not know the call. Blocks. */
  Optional<Found> ask(CallArchive archive) {
    // The call before its events: what is over then has all of them
    return archive
        .call(sid)
        .map(call -> {
          var events = archive.events(sid, from, limit);
          var ended = call.over().isPresent() && events.size() < limit;
          return new Found(events, ended || endsWithTheEnd(events));
        });
  }

  private static boolean endsWithTheEnd(List<LoggedEvent> events) {
    return !events.isEmpty() && events.getLast().event() instanceof CallEvent.Ended;
  }
}
