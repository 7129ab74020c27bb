package dev.offhook.store.sql;

import static dev.offhook.store.sql.Calls.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offhook.call.CallEnd;
import dev.offhook.call.CallEvent;
import dev.offhook.call.CallSid;
import dev.offhook.store.CallFilter;
import dev.offhook.store.CallRecord;
import dev.offhook.store.LogPage;
import dev.offhook.store.LogRefused;
import dev.offhook.store.Story;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the call log keeps, on either database. */
abstract class SqlStoreTest {
  private SqlStore store;

  /** The database of this class, opened once more. */
  abstract SqlStore open();

  /** Takes out all calls. */
  abstract void clear();

  @BeforeEach
  void openStore() {
    store = open();
  }

  @AfterEach
  void closeStore() {
    store.close();
    clear();
  }

  @Test
  @DisplayName(
      "[002-38] [002-21] [B002-10] a call that is over is read as it was, to the nanosecond")
  void aCallIsReadAsItWas() {
    var call =
        Calls.begin(1, NOON)
            .exchange("When are you open?", "Nine to five. “Natürlich” 🙂")
            .exchange("And \"Sunday\"?", "Closed; it's Sunday.")
            .end(CallEnd.callerHungUp());
    store.save(List.of(call.page()));

    var story = Story.of(call.events());
    assertThat(store.call(Calls.sid(1))).isEqualTo(story.call());
    assertThat(store.turns(Calls.sid(1))).isEqualTo(story.turns()).hasSize(4);
    assertThat(store.events(Calls.sid(1), 0, 1000)).isEqualTo(call.events());
  }

  @Test
  void everyKindOfEventIsReadAsItWas() {
    var page = EventExamples.page();
    var call = new CallSid("CA0123456789abcdef0123456789abcdef");
    store.save(List.of(new LogPage(call, page)));

    assertThat(store.events(call, 0, 1000)).isEqualTo(page);
    assertThat(store.call(call)).isEqualTo(Story.of(page).call());
  }

  @Test
  @DisplayName("[002-22] [B002-9] a call that goes on is known, with what was said so far")
  void aCallThatGoesOnIsKnown() {
    var call = Calls.begin(1, NOON).exchange("When are you open?", "Nine to five.");
    store.save(List.of(call.page()));

    assertThat(store.call(Calls.sid(1)).flatMap(CallRecord::over)).isEmpty();
    assertThat(store.turns(Calls.sid(1))).hasSize(2);
  }

  @Test
  @DisplayName("[002-22] a call that nobody knows has no record, no turns, no events")
  void anUnknownCallIsEmpty() {
    assertThat(store.call(Calls.sid(9))).isEmpty();
    assertThat(store.turns(Calls.sid(9))).isEmpty();
    assertThat(store.events(Calls.sid(9), 0, 10)).isEmpty();
  }

  @Test
  void eventsAreReadFromAnyNumber() {
    var call = Calls.begin(1, NOON).exchange("Hi", "a b c d e f g h").exchange("Bye", "z");
    store.save(List.of(call.page(0, 5), call.page(5, 6), call.page(6, call.events().size())));

    for (var from = 0; from <= call.events().size(); from++) {
      for (var most : List.of(1, 3, 100)) {
        var end = Math.min(call.events().size(), from + most);
        assertThat(store.events(Calls.sid(1), from, most))
            .isEqualTo(call.events().subList(from, end));
      }
    }
  }

  @Test
  void whatIsSavedAgainChangesNothing() {
    var call = Calls.begin(1, NOON).exchange("Hi", "Hello there").end(CallEnd.goodbye());
    store.save(List.of(call.page()));
    store.save(List.of(call.page(), call.page(2, 4)));

    assertThat(store.events(Calls.sid(1), 0, 1000)).isEqualTo(call.events());
    assertThat(store.turns(Calls.sid(1))).isEqualTo(Story.of(call.events()).turns());
  }

  @Test
  void howeverItIsCutIntoPagesItIsTheSameCall() {
    for (var seed = 0; seed < 20; seed++) {
      var call = Calls.begin(seed, NOON).exchange("Hi", "a b c d").exchange("Yes", "e f g h i");
      call.end(CallEnd.goodbye());
      pages(call, new Random(seed)).forEach(store::save);

      var sid = Calls.sid(seed);
      assertThat(store.events(sid, 0, 1000)).as("seed %d", seed).isEqualTo(call.events());
      assertThat(store.turns(sid)).isEqualTo(Story.of(call.events()).turns());
      assertThat(store.call(sid)).isEqualTo(Story.of(call.events()).call());
    }
  }

  /** The whole call in pages that overlap, some of them twice. */
  private static List<List<LogPage>> pages(Calls call, Random random) {
    var saves = new ArrayList<List<LogPage>>();
    var size = call.events().size();
    for (var from = 0; from < size; ) {
      var to = Math.min(size, from + 1 + random.nextInt(6));
      var page = call.page(Math.max(0, from - random.nextInt(4)), to);
      saves.add(random.nextInt(4) == 0 ? List.of(page, page) : List.of(page));
      from = to;
    }
    return saves;
  }

  @Test
  void aCallGoesOnAfterARestart() {
    var call = Calls.begin(1, NOON).exchange("Hi", "Hello there").exchange("Bye", "So long");
    for (var from = 0; from < call.events().size(); from++) {
      store.save(List.of(call.page(from, from + 1)));
      store.close();
      store = open();
    }

    assertThat(store.turns(Calls.sid(1))).isEqualTo(Story.of(call.events()).turns());
  }

  @Test
  void aCallGoesOnWhereAnotherServerLeftIt() {
    var call = Calls.begin(1, NOON).exchange("Hi", "Hello there").exchange("Bye", "So long");
    store.save(List.of(call.page(0, 4)));
    try (var other = open()) {
      other.save(List.of(call.page(4, 8)));
    }
    // What it knows is out of date: it notices, and reads what is there
    assertThatThrownBy(() -> store.save(List.of(call.page(8, 10)))).isInstanceOf(LogRefused.class);
    store.save(List.of(call.page(8, call.events().size())));

    assertThat(store.turns(Calls.sid(1))).isEqualTo(Story.of(call.events()).turns());
  }

  @Test
  void aGapIsRefusedAndNothingBesideItIsKept() {
    var broken = Calls.begin(1, NOON).exchange("Hi", "Hello there");
    var sound = Calls.begin(2, NOON).exchange("Hi", "Hello there");
    store.save(List.of(broken.page(0, 3)));

    assertThatThrownBy(() -> store.save(List.of(sound.page(), broken.page(4, 6))))
        .isInstanceOf(LogRefused.class)
        .hasMessageContaining(Calls.sid(1).value())
        .hasMessageContaining("event 4")
        .hasMessageContaining("3 is the next");
    assertThat(store.call(Calls.sid(2))).isEmpty();

    store.save(List.of(sound.page(), broken.page(3, 6)));
    assertThat(store.events(Calls.sid(1), 0, 100)).isEqualTo(broken.events().subList(0, 6));
    assertThat(store.call(Calls.sid(2))).isPresent();
  }

  @Test
  void aCallThatDoesNotBeginIsRefused() {
    var call = Calls.begin(1, NOON);

    assertThatThrownBy(() -> store.save(List.of(call.page(1, 2)))).isInstanceOf(LogRefused.class);
    assertThatThrownBy(() -> store.save(List.of(Calls.begin(2, NOON).then(arrived(call)).page())))
        .isInstanceOf(LogRefused.class);
  }

  private static CallEvent arrived(Calls call) {
    return call.events().getFirst().event();
  }

  @Test
  void callsThatBeginAtOnceAreAllKept() {
    var calls = new ArrayList<LogPage>();
    for (var number = 0; number < 50; number++) {
      calls.add(Calls.begin(number, NOON).page());
    }
    store.save(calls);

    assertThat(store.calls(CallFilter.ANY, Optional.empty(), 100).calls()).hasSize(50);
  }

  @Test
  void aCallFromBeforeTheEpochIsKept() {
    store.save(List.of(Calls.begin(1, Instant.parse("1969-07-20T20:17:40Z")).page()));

    assertThat(store.call(Calls.sid(1)).map(CallRecord::began))
        .contains(Instant.parse("1969-07-20T20:17:40Z"));
  }

  @Test
  void whatNoTextMayHoldIsLeftOut() {
    store.save(List.of(Calls.begin(1, NOON).exchange("Hi\0 there", "\ud83d \0").page()));

    assertThat(store.turns(Calls.sid(1)).getFirst().heard()).isEqualTo("Hi there");
    assertThat(store.events(Calls.sid(1), 0, 100)).hasSize(10);
  }
}
