package dev.offhook.store.sql;

import dev.offhook.call.CallSid;
import dev.offhook.cost.PriceList;
import dev.offhook.store.CallRecord;
import dev.offhook.store.LogPage;
import dev.offhook.store.LogRefused;
import dev.offhook.store.Story;
import dev.offhook.store.TurnRecord;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;

/** Pages on their way into the database, within one transaction. */
final class Keeping {
  /** How many calls may begin in the same microsecond. */
  static final int AT_ONCE = 1000;

  private static final String NEW_CALL =
      """
      insert into call (id, sid, direction, caller, called, parameters, assistant, version, mode,
        began, connected, lasted, reason, doing, events)
      values (:id, :sid, :direction, :caller, :called, :parameters, :assistant, :version, :mode,
        :began, :connected, :lasted, :reason, :doing, :events)
      on conflict do nothing\
      """;

  private static final String CALL =
      """
      update call set connected = :connected, lasted = :lasted, reason = :reason, doing = :doing,
        events = :events
      where id = :id\
      """;

  private static final String PAGE =
      "insert into event (call, first, body) values (:call, :first, :body)";

  private static final String TURN =
      """
      insert into turn (call, number, side, at, generated, sent, heard, cut_short, language,
        confidence, asked, first_word, sounding, played)
      values (:call, :number, :side, :at, :generated, :sent, :heard, :cutShort, :language,
        :confidence, :asked, :firstWord, :sounding, :played)
      on conflict (call, number) do update set generated = excluded.generated,
        sent = excluded.sent, heard = excluded.heard, cut_short = excluded.cut_short,
        language = excluded.language, asked = excluded.asked, first_word = excluded.first_word,
        sounding = excluded.sounding, played = excluded.played\
      """;

  private final Handle handle;
  private final Dialect dialect;
  private final LiveStories live;
  private final Besides besides;
  private final Map<CallSid, Optional<StoredStory>> told = new LinkedHashMap<>();

  Keeping(Handle handle, Dialect dialect, LiveStories live, PriceList prices) {
    this.handle = handle;
    this.dialect = dialect;
    this.live = live;
    this.besides = new Besides(handle, prices);
  }

  /** Takes what is new on these pages; gives the stories that went on. */
  Collection<StoredStory> take(List<LogPage> pages) {
    for (var page : pages) {
      told.computeIfAbsent(page.call(), call -> live.find(call).or(() -> stored(call)))
          .ifPresent(story -> story.tell(page));
    }
    var grown =
        told.values().stream()
            .flatMap(Optional::stream)
            .filter(it -> !it.newPages().isEmpty())
            .toList();
    grown.stream()
        .filter(StoredStory::toldAnew)
        .forEach(it -> it.tellAnew(Rows.events(handle, it.id(), 0, Integer.MAX_VALUE)));
    keepCalls(grown);
    keepPages(grown);
    keepTurns(grown);
    besides.keep(grown);
    return grown;
  }

  private record Known(long id, boolean expired) {}

  /** What the database has of a call; empty when it is to have nothing of it any more. */
  private Optional<StoredStory> stored(CallSid call) {
    var known =
        handle
            .createQuery("select id, words_expired from call where sid = :sid")
            .bind("sid", call.value())
            .map((row, _) -> new Known(row.getLong("id"), row.getInt("words_expired") == 1))
            .findOne();
    if (known.isEmpty()) {
      return Shredding.deleted(handle, call)
          ? Optional.empty()
          : Optional.of(new StoredStory(call, 0, new Story()));
    }
    return known
        .filter(it -> !it.expired())
        .map(it ->
            new StoredStory(
                call, it.id(), Story.of(Rows.events(handle, it.id(), 0, Integer.MAX_VALUE))));
  }

  private void keepCalls(Collection<StoredStory> grown) {
    try (var calls = handle.prepareBatch(CALL)) {
      for (var story : grown) {
        if (story.id() == 0) {
          story.stands(begin(story));
        } else {
          bindCourse(calls, story).bind("id", story.id());
          calls.add();
        }
      }
      execute(calls);
    }
  }

  /** Gives a new call the first id that is free from its microsecond on. */
  private long begin(StoredStory story) {
    var first = Rows.id(story.record().began());
    for (var id = first; id < first + AT_ONCE; id++) {
      try (var call = handle.createUpdate(NEW_CALL)) {
        if (bindCourse(bindDetails(call, story.record()), story).bind("id", id).execute() == 1) {
          return id;
        }
      }
    }
    throw new LogRefused("call %s: there is no room at its time".formatted(story.call()));
  }

  private static <S extends SqlStatement<S>> S bindDetails(S statement, CallRecord call) {
    return statement
        .bind("sid", call.details().sid().value())
        .bind("direction", call.details().direction().name())
        .bind("caller", Rows.text(call.details().caller().value()))
        .bind("called", Rows.text(call.details().called().value()))
        .bind("parameters", Rows.text(EventJson.write(call.details().parameters())))
        .bind("assistant", Rows.text(call.by().assistant()))
        .bind("version", Rows.text(call.by().version()))
        .bind("mode", call.by().mode().name())
        .bind("began", Rows.nanos(call.began()));
  }

  private static <S extends SqlStatement<S>> S bindCourse(S statement, StoredStory story) {
    var call = story.record();
    return statement
        .bind("connected", Rows.nanos(call.connected()))
        .bind("lasted", Rows.nanos(call.over().map(CallRecord.Over::after)))
        .bind("reason", call.over().map(over -> over.end().reason().name()).orElse(null))
        .bind("doing", call.over().map(over -> over.end().doing().name()).orElse(null))
        .bind("events", story.next());
  }

  private void keepPages(Collection<StoredStory> grown) {
    try (var pages = handle.prepareBatch(PAGE)) {
      for (var story : grown) {
        for (var page : story.newPages()) {
          pages
              .bind("call", story.id())
              .bind("first", page.first())
              .bind("body", EventJson.write(page.events()))
              .add();
        }
      }
      execute(pages);
    }
  }

  private void keepTurns(Collection<StoredStory> grown) {
    try (var turns = handle.prepareBatch(TURN);
        var words = handle.prepareBatch(dialect.keepWords())) {
      for (var story : grown) {
        var changed = story.newTurns();
        changed.forEach(turn -> bindTurn(turns, story.id(), turn).add());
        if (!changed.isEmpty()) {
          var said = String.join(" ", SearchWords.of(story.words()));
          words.bind("id", story.id()).bind("words", said).add();
        }
      }
      execute(turns);
      execute(words);
    }
  }

  private static PreparedBatch bindTurn(PreparedBatch turns, long call, TurnRecord turn) {
    var latency = turn.latency();
    return turns
        .bind("call", call)
        .bind("number", turn.number())
        .bind("side", turn.side().name())
        .bind("at", turn.at().toNanos())
        .bind("generated", Rows.text(turn.generated()))
        .bind("sent", Rows.text(turn.sent()))
        .bind("heard", Rows.text(turn.heard()))
        .bind("cutShort", turn.cutShort())
        .bind("language", Rows.text(turn.language()))
        .bind("confidence", turn.confidence().isPresent() ? turn.confidence().getAsDouble() : null)
        .bind("asked", Rows.nanos(latency.asked()))
        .bind("firstWord", Rows.nanos(latency.firstWord()))
        .bind("sounding", Rows.nanos(latency.sounding()))
        .bind("played", Rows.nanos(latency.played()));
  }

  static void execute(PreparedBatch batch) {
    if (batch.size() > 0) {
      batch.execute();
    }
  }
}
