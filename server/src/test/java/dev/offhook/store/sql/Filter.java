package dev.offhook.store.sql;

import dev.offhook.call.CallEnd;
import dev.offhook.call.PhoneNumber;
import dev.offhook.store.CallFilter;
import java.time.Instant;
import java.util.Optional;

/** A {@link CallFilter} put together one condition at a time. */
final class Filter {
  private Optional<Instant> from = Optional.empty();
  private Optional<Instant> until = Optional.empty();
  private Optional<PhoneNumber> number = Optional.empty();
  private Optional<String> assistant = Optional.empty();
  private Optional<CallEnd.Reason> reason = Optional.empty();
  private Optional<Boolean> live = Optional.empty();
  private Optional<String> text = Optional.empty();

  Filter from(Instant time) {
    from = Optional.of(time);
    return this;
  }

  Filter until(Instant time) {
    until = Optional.of(time);
    return this;
  }

  Filter number(PhoneNumber end) {
    number = Optional.of(end);
    return this;
  }

  Filter assistant(String id) {
    assistant = Optional.of(id);
    return this;
  }

  Filter reason(CallEnd.Reason why) {
    reason = Optional.of(why);
    return this;
  }

  Filter live(boolean goesOn) {
    live = Optional.of(goesOn);
    return this;
  }

  Filter text(String typed) {
    text = Optional.of(typed);
    return this;
  }

  CallFilter filter() {
    return new CallFilter(from, until, number, assistant, reason, live, text);
  }
}
