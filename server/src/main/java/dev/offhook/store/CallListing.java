package dev.offhook.store;

import java.util.List;
import java.util.Optional;

/**
 * A page of calls, the newest first.
 *
 * @param next where the next page begins, for {@link CallArchive#calls}; empty on the last
 */
public record CallListing(List<CallRecord> calls, Optional<String> next) {
  public CallListing {
    calls = List.copyOf(calls);
  }
}
