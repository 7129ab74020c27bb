package dev.offhook.store.sql;

import dev.offhook.call.PhoneNumber;
import dev.offhook.store.CallFilter;
import dev.offhook.store.CallListing;
import dev.offhook.store.CallRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;

/**
 * One page of calls: the query for a filter, and its answer. A page begins behind the id of the
 * call that ended the one before, so that calls which come in meanwhile shift nothing.
 */
final class Listing {
  /** So many calls are looked up one by one sooner than a common word is searched for. */
  private static final int FEW = 1000;

  private final Handle handle;
  private final Dialect dialect;
  private final List<String> conditions = new ArrayList<>();

  /** Those of them that an index answers. */
  private final List<String> exact = new ArrayList<>();

  private final Map<String, Object> values = new HashMap<>();
  private final boolean searches;

  /** Only calls before this one. */
  private long before = Long.MAX_VALUE;

  private record Row(long id, CallRecord call) {}

  private Listing(Handle handle, Dialect dialect, CallFilter filter, Optional<String> after) {
    this.handle = handle;
    this.dialect = dialect;
    this.searches = filter.text().filter(text -> !text.isBlank()).isPresent();
    after.ifPresent(id -> before(id(id)));
    filter.from().ifPresent(this::from);
    filter.until().ifPresent(this::until);
    filter.assistant().ifPresent(id -> exactly("c.assistant = :assistant", "assistant", id));
    filter.reason().ifPresent(it -> exactly("c.reason = :reason", "reason", it.name()));
    filter.live().ifPresent(this::live);
    where(order() + " < :before", "before", before);
  }

  /** The page of {@code most} calls behind {@code after}. */
  static CallListing page(
      Handle handle, Dialect dialect, CallFilter filter, Optional<String> after, int most) {
    return new Listing(handle, dialect, filter, after).answer(filter, most);
  }

  private CallListing answer(CallFilter filter, int most) {
    var words = SearchWords.of(filter.text().orElse(""));
    if (searches && words.isEmpty()) {
      return new CallListing(List.of(), Optional.empty());
    }
    if (searches) {
      values.put("text", dialect.search(words));
    }
    filter.number().map(PhoneNumber::value).ifPresent(number -> values.put("number", number));
    values.put("most", most + 1L);
    var number = filter.number().isPresent();
    var rows = number ? eitherEnd(most) : rows("", most);
    var shown = rows.subList(0, Math.min(most, rows.size()));
    var next =
        rows.size() > most
            ? Optional.of(Long.toString(shown.getLast().id()))
            : Optional.<String>empty();
    return new CallListing(shown.stream().map(Row::call).toList(), next);
  }

  /** Two lists, each by an index of its own; a database left to itself would sort all matches. */
  private List<Row> eitherEnd(int most) {
    return Stream.concat(
            rows("c.called = :number", most).stream(), rows("c.caller = :number", most).stream())
        .distinct()
        .sorted(Comparator.comparingLong(Row::id).reversed())
        .limit(most + 1L)
        .toList();
  }

  /** One more than a page holds, if there are so many. */
  private List<Row> rows(String end, int most) {
    var rows = List.<Row>of();
    for (var join : searches ? dialect.saying(few(end)) : List.of("")) {
      rows =
          query(calls(join, end))
              .map((row, _) -> new Row(row.getLong("id"), Rows.call(row)))
              .list();
      if (rows.size() > most) {
        break;
      }
    }
    return rows;
  }

  private String calls(String join, String end) {
    var all = new ArrayList<>(conditions);
    all.addAll(exact);
    if (!end.isEmpty()) {
      all.add(end);
    }
    return "select c.* from call c %s %s order by %s desc limit :most"
        .formatted(join, where(all), order());
  }

  private Query query(String sql) {
    return handle
        .createQuery(sql)
        .bindMap(values)
        .configure(SqlStatements.class, rules -> rules.setUnusedBindingAllowed(true));
  }

  private boolean few(String end) {
    var narrowing = new ArrayList<>(exact);
    if (!end.isEmpty()) {
      narrowing.add(end);
    }
    if (narrowing.isEmpty()) {
      return false;
    }
    var some = "select 1 from call c" + where(narrowing) + " limit " + (FEW + 1);
    var found = query("select count(*) from (" + some + ") as few").mapTo(Integer.class).one();
    return found <= FEW;
  }

  private static String where(List<String> conditions) {
    return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
  }

  private String order() {
    return searches ? dialect.order() : "c.id";
  }

  private void before(long id) {
    before = Math.min(before, id);
  }

  private void live(boolean live) {
    (live ? exact : conditions).add("c.reason is " + (live ? "" : "not ") + "null");
  }

  private void exactly(String condition, String name, Object value) {
    exact.add(condition);
    values.put(name, value);
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
    before(Rows.id(time) + Keeping.AT_ONCE);
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
