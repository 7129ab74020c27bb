package dev.offhook.store.sql;

import dev.offhook.call.CallSid;
import dev.offhook.call.LoggedEvent;
import dev.offhook.store.LogPage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Events on their way to becoming pages, call by call. A page is due at once when it holds a {@link
 * Boundary}, or is full; else when its first event has waited long enough.
 */
final class Gathering {
  static final int FULL = 64;

  private final Duration patience;
  private final Map<CallSid, Draft> drafts = new LinkedHashMap<>();
  private final List<LogPage> full = new ArrayList<>();

  Gathering(Duration patience) {
    this.patience = patience;
  }

  private static final class Draft {
    private final List<LoggedEvent> events = new ArrayList<>();
    private Duration due;

    Draft(Duration due) {
      this.due = due;
    }

    /** Whether {@code event} may stand on the same page. */
    boolean takes(LoggedEvent event) {
      return events.size() < FULL && events.getLast().number() + 1 == event.number();
    }
  }

  void add(CallSid call, LoggedEvent event, Duration now) {
    var draft = drafts.get(call);
    if (draft != null && !draft.takes(event)) {
      full.add(new LogPage(call, draft.events));
      drafts.remove(call);
      draft = null;
    }
    if (draft == null) {
      draft = new Draft(now.plus(patience));
      drafts.put(call, draft);
    }
    draft.events.add(event);
    if (Boundary.is(event.event())) {
      draft.due = now;
    }
  }

  /** Takes out the pages that are due, one call's in their order. */
  List<LogPage> due(Duration now) {
    var due = new ArrayList<>(full);
    full.clear();
    drafts
        .entrySet()
        .removeIf(each -> {
          var draft = each.getValue();
          return draft.due.compareTo(now) <= 0 && due.add(new LogPage(each.getKey(), draft.events));
        });
    return due;
  }

  /** Takes out everything. */
  List<LogPage> all() {
    drafts.values().forEach(draft -> draft.due = Duration.ZERO);
    return due(Duration.ZERO);
  }

  /** When the next page will be due; empty when nothing is gathered. */
  Optional<Duration> nextDue() {
    return drafts.values().stream().map(draft -> draft.due).min(Duration::compareTo);
  }
}
