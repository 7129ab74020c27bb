package dev.offhook.store.sql;

import dev.offhook.call.PhoneNumber;
import dev.offhook.store.CallFilter;
import dev.offhook.store.CallListing;
import dev.offhook.store.CallRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * One page of calls: the query for a filter, and its answer. A page begins behind the id of the
 * call that ended the one before, so that calls which come in meanwhile shift nothing.
 */
final class Listing {
  private final Dialect dialect;
  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> values = new HashMap<>();
  private final boolean searches;

  private record Row(long id, CallRecord call) {}

  private Listing(Dialect dialect, CallFilter filter, Optional<String> after) {
    this.dialect = dialect;
    this.searches = filter.text().filter(text -> !text.isBlank()).isPresent();
    after.ifPresent(id -> where(order() + " < :after", "after", id(id)));
    filter.from().ifPresent(this::from);
    filter.until().ifPresent(this::until);
    filter.assistant().ifPresent(id -> where("c.assistant = :assistant", "assistant", id));
    filter.reason().ifPresent(it -> where("c.reason = :reason", "reason", it.name()));
    filter.live().ifPresent(live -> conditions.add("c.reason is " + (live ? "" : "not ") + "null"));
  }

  /** The page of {@code most} calls behind {@code after}. */
  static CallListing page(
      Handle handle, Dialect dialect, CallFilter filter, Optional<String> after, int most) {
    return new Listing(dialect, filter, after).answer(handle, filter, most);
  }

  private CallListing answer(Handle handle, CallFilter filter, int most) {
    var words = SearchWords.of(filter.text().orElse(""));
    if (searches && words.isEmpty()) {
      return new CallListing(List.of(), Optional.empty());
    }
    if (searches) {
      values.put("text", dialect.search(words));
    }
    filter.number().map(PhoneNumber::value).ifPresent(number -> values.put("number", number));
    var rows =
        handle
            .createQuery(filter.number().isPresent() ? eitherEnd() : calls(List.of()))
            .bindMap(values)
            .bind("most", most + 1L)
            .map((row, _) -> new Row(row.getLong("id"), Rows.call(row)))
            .list();
    var shown = rows.subList(0, Math.min(most, rows.size()));
    var next =
        rows.size() > most
            ? Optional.of(Long.toString(shown.getLast().id()))
            : Optional.<String>empty();
    return new CallListing(shown.stream().map(Row::call).toList(), next);
  }

  /** Two lists, each by an index of its own; a database left to itself would sort all matches. */
  private String eitherEnd() {
    return "select * from (%s) as called union select * from (%s) as caller order by id desc limit :most"
        .formatted(calls(List.of("c.called = :number")), calls(List.of("c.caller = :number")));
  }

  private String calls(List<String> more) {
    var all = new ArrayList<>(conditions);
    all.addAll(more);
    return "select c.* from call c "
        + (searches ? dialect.saying() : "")
        + (all.isEmpty() ? "" : " where " + String.join(" and ", all))
        + " order by "
        + order()
        + " desc limit :most";
  }

  private String order() {
    return searches ? dialect.order() : "c.id";
  }

  private void where(String condition, String name, Object value) {
    conditions.add(condition);
    values.put(name, value);
  }

  /** By id as well, which is the order of the list; {@code began} tells to the nanosecond. */
  private void from(Instant time) {
    where(order() + " >= :fromId", "fromId", Rows.id(time));
    where("c.began >= :from", "from", Rows.nanos(time));
  }

  private void until(Instant time) {
    where(order() + " <= :untilId", "untilId", Rows.id(time) + Keeping.AT_ONCE);
    where("c.began < :until", "until", Rows.nanos(time));
  }

  private static long id(String after) {
    try {
      return Long.parseLong(after);
    } catch (NumberFormatException wrong) {
      throw new IllegalArgumentException("no page said to go on after " + after, wrong);
    }
  }
}
