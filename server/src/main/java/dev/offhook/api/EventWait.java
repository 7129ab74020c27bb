package dev.offhook.api;

import dev.offhook.conversation.LiveCalls;
import dev.offhook.time.Timers.Timer;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request for events that may not have happened yet. The call itself tells, without a question
 * to the log, when there is something new; a call that is not held here is looked up once a second.
 * On the request's event loop; when the client goes, nothing is left of it.
 */
final class EventWait {
  /** Often enough for a person who watches. */
  private static final Duration GLANCE = Duration.ofMillis(100);

  private static final Duration LOOK = Duration.ofSeconds(1);

  private final RoutingContext request;
  private final EventQuestion question;
  private final Reading reading;
  private final LiveCalls live;
  private final EventList json;
  private final Duration until;
  private Duration looked = Duration.ZERO;
  private @Nullable Timer timer;
  private boolean gone;

  EventWait(
      RoutingContext request,
      EventQuestion question,
      Reading reading,
      LiveCalls live,
      EventList json) {
    this.request = request;
    this.question = question;
    this.reading = reading;
    this.live = live;
    this.json = json;
    this.until = reading.timers().uptime().plus(question.patience());
    request.response().closeHandler(_ -> leave());
  }

  private void leave() {
    gone = true;
    if (timer != null) {
      timer.cancel();
    }
  }

  /** Asks the log. */
  void look() {
    looked = reading.timers().uptime();
    reading
        .read(question::ask)
        .onSuccess(this::found)
        .onFailure(failure -> Refused.answer(request, failure));
  }

  private void found(Optional<EventQuestion.Found> inLog) {
    if (gone) {
      return;
    }
    if (inLog.isEmpty() && live.ongoing(question.sid()).isEmpty()) {
      Refused.answer(request, Refused.unknownCall("There is no such call"));
      return;
    }
    var found = inLog.orElseGet(() -> new EventQuestion.Found(List.of(), false));
    if (!found.events().isEmpty() || found.over() || timeIsUp()) {
      Reading.answer(request, json.of(question, found));
    } else {
      timer = reading.timers().after(GLANCE, this::glance);
    }
  }

  private void glance() {
    if (timeIsUp() || somethingNew()) {
      look();
    } else {
      timer = reading.timers().after(GLANCE, this::glance);
    }
  }

  private boolean somethingNew() {
    return live.ongoing(question.sid())
        .map(call -> call.events() > question.from())
        .orElseGet(() -> reading.timers().uptime().compareTo(looked.plus(LOOK)) >= 0);
  }

  private boolean timeIsUp() {
    return reading.timers().uptime().compareTo(until) >= 0;
  }
}
