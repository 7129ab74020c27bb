package dev.offhook.store.sql;

import static dev.offhook.store.sql.Calls.ADA;
import static dev.offhook.store.sql.Calls.BOB;
import static dev.offhook.store.sql.Calls.NOON;
import static dev.offhook.store.sql.Calls.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offhook.call.CallEnd;
import dev.offhook.call.CallEvent;
import dev.offhook.call.PhoneNumber;
import dev.offhook.privacy.Retention;
import dev.offhook.store.CallFilter;
import dev.offhook.store.CallRecord.Expired;
import dev.offhook.store.Deletion;
import dev.offhook.store.LogRefused;
import dev.offhook.store.Story;
import dev.offhook.store.TurnRecord;
import dev.offhook.turn.Move;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the call log no longer keeps, on either database. */
abstract class ForgettingTest {
  private static final Instant LATER = NOON.plus(Duration.ofDays(30)).plusMillis(1);
  private static final Optional<Duration> MONTH = Optional.of(Duration.ofDays(30));
  private static final Optional<Duration> EVER = Optional.empty();

  private SqlStore store;

  abstract SqlStore open();

  abstract void clear();

  /** The same, for a look into its tables. */
  abstract Database database();

  @BeforeEach
  void openStore() {
    store = open();
  }

  @AfterEach
  void closeStore() {
    store.close();
    clear();
  }

  private static Calls call(int number) {
    return Calls.begin(number, NOON)
        .exchange("When is the zebra fed?", "At nine.")
        .end(CallEnd.callerHungUp());
  }

  private List<String> saying(String words) {
    return store.calls(new Filter().text(words).filter(), Optional.empty(), 10).calls().stream()
        .map(it -> it.details().sid().value())
        .toList();
  }

  private List<Map<String, Object>> look(String sql) {
    try (var database = database()) {
      return database.jdbi().withHandle(handle -> handle.createQuery(sql).mapToMap().list());
    }
  }

  @Test
  void wordsExpireAndTheFactsStay() {
    var call = call(1);
    store.save(List.of(call.page()));
    var before = store.call(Calls.sid(1)).orElseThrow();
    var turns = store.turns(Calls.sid(1));
    var words = new Retention(MONTH, EVER, EVER);

    assertThat(store.expire("receptionist", words, LATER.minusMillis(2))).isZero();
    assertThat(store.events(Calls.sid(1), 0, 100)).isNotEmpty();
    assertThat(store.expire("someone", words, LATER)).isZero();
    assertThat(store.expire("receptionist", words, LATER)).isOne();

    var after = store.call(Calls.sid(1)).orElseThrow();
    assertThat(after.expired()).containsExactly(Expired.TRANSCRIPT);
    assertThat(after.began()).isEqualTo(before.began());
    assertThat(after.over()).isEqualTo(before.over());
    assertThat(after.details().caller()).isEqualTo(ADA);
    assertThat(after.details().parameters()).isEmpty();
    assertThat(store.events(Calls.sid(1), 0, 100)).isEmpty();
    assertThat(store.turns(Calls.sid(1)))
        .hasSameSizeAs(turns)
        .allSatisfy(turn -> assertThat(turn.heard() + turn.sent() + turn.generated()).isEmpty())
        .extracting(TurnRecord::at)
        .containsExactlyElementsOf(turns.stream().map(TurnRecord::at).toList());
    assertThat(saying("zebra")).isEmpty();
    assertThat(store.expire("receptionist", words, LATER)).as("once").isZero();
  }

  @Test
  void numbersExpireAlsoInTheEvents() {
    store.save(List.of(call(1).page()));

    assertThat(store.expire("receptionist", new Retention(EVER, EVER, MONTH), LATER)).isOne();

    var call = store.call(Calls.sid(1)).orElseThrow();
    assertThat(call.expired()).containsExactly(Expired.NUMBER);
    assertThat(call.details().caller()).isEqualTo(PhoneNumber.WITHHELD);
    assertThat(call.details().called()).isEqualTo(SHOP);
    var events = store.events(Calls.sid(1), 0, 100);
    assertThat(EventJson.write(events)).doesNotContain(ADA.value()).contains(SHOP.value(), "zebra");
    assertThat(events).hasSameSizeAs(call(1).events());
    assertThat(saying("zebra")).containsExactly(Calls.sid(1).value());
  }

  @Test
  void moreThanOneTransactionTakesExpire() {
    for (var number = 0; number < 45; number++) {
      store.save(List.of(call(number).page()));
    }

    var both = new Retention(MONTH, EVER, MONTH);
    assertThat(store.expire("receptionist", both, LATER.plusSeconds(1))).isEqualTo(90);
  }

  @Test
  void aCallThatGoesOnKeepsEverythingUntilItCannotGoOn() {
    var call = Calls.begin(1, NOON).exchange("Hi", "Hello");
    store.save(List.of(call.page()));
    var day = new Retention(Optional.of(Duration.ofDays(1)), EVER, EVER);

    assertThat(store.expire("receptionist", day, NOON.plus(Duration.ofHours(25)))).isZero();
    store.save(List.of(call.exchange("Bye", "Bye").page()));
    assertThat(store.turns(Calls.sid(1))).hasSize(4);
    assertThat(store.expire("receptionist", day, NOON.plus(Duration.ofHours(49)))).isOne();
  }

  @Test
  void whatComesLateOfAnExpiredCallBringsNoWordsBack() {
    var call = call(1);
    store.save(List.of(call.page()));
    store.expire("receptionist", new Retention(MONTH, EVER, EVER), LATER);

    store.save(List.of(call.page(), call(2).page()));

    assertThat(store.events(Calls.sid(1), 0, 100)).isEmpty();
    assertThat(saying("zebra")).containsExactly(Calls.sid(2).value());
  }

  @Test
  void aCallIsDeletedWithAReceiptAndNeverComesBack() {
    var call = call(1);
    store.save(List.of(call.page(), call(2).page()));

    var receipt = store.delete(Calls.sid(1), LATER).orElseThrow();

    assertThat(receipt)
        .isEqualTo(
            new Deletion(receipt.id(), LATER, Deletion.Kind.CALL, 1, 2, call.events().size(), 0));
    assertThat(store.call(Calls.sid(1))).isEmpty();
    assertThat(store.turns(Calls.sid(1))).isEmpty();
    assertThat(store.events(Calls.sid(1), 0, 100)).isEmpty();
    assertThat(saying("zebra")).containsExactly(Calls.sid(2).value());
    assertThat(store.deletions(10)).containsExactly(receipt);

    // What waited in a queue or a spool, beside what others wrote meanwhile
    store.save(List.of(call.page(3, 6), call.page(), call(3).page()));
    assertThat(store.call(Calls.sid(1))).isEmpty();
    assertThat(store.call(Calls.sid(3))).isPresent();
    assertThat(store.delete(Calls.sid(1), LATER)).as("again").isEmpty();
  }

  @Test
  void aDeletedCallThatStillGoesOnWritesNothingMore() {
    var call = Calls.begin(1, NOON).exchange("Hi", "Hello");
    store.save(List.of(call.page()));
    store.delete(Calls.sid(1), LATER);

    store.save(List.of(call.exchange("Bye", "Bye").page(10, 14)));

    assertThat(store.calls(CallFilter.ANY, Optional.empty(), 10).calls()).isEmpty();
  }

  @Test
  void allCallsOfANumberAreDeletedAtEitherEnd() {
    for (var number = 0; number < 41; number++) {
      store.save(List.of(call(number).page()));
    }
    store.save(List.of(Calls.begin(90, NOON, BOB, SHOP, "receptionist").page()));
    store.save(List.of(Calls.begin(91, NOON, SHOP, ADA, "receptionist").page()));

    var receipt = store.delete(ADA, LATER);

    assertThat(receipt.calls()).isEqualTo(42);
    assertThat(receipt.turns()).isEqualTo(82);
    assertThat(store.calls(CallFilter.ANY, Optional.empty(), 100).calls())
        .extracting(call -> call.details().sid())
        .containsExactly(Calls.sid(90));
    assertThat(store.deletions(10)).containsExactly(receipt);
  }

  @Test
  void aNumberNobodyKnowsGetsAReceiptForNothing() {
    var receipt = store.delete(new PhoneNumber("+15559999"), LATER);

    assertThat(receipt.calls()).isZero();
    assertThat(store.deletions(10)).containsExactly(receipt);
    assertThat(store.deletions(0)).isEmpty();
  }

  @Test
  @DisplayName("a receipt holds neither the number nor the SID it is for")
  void aReceiptIsNobodys() {
    store.save(List.of(call(1).page(), call(2).page()));
    store.delete(Calls.sid(1), LATER);
    store.delete(ADA, LATER);

    var rows = new ArrayList<String>();
    look("select * from deletion").forEach(row -> rows.add(row.toString()));
    look("select * from deleted_call").forEach(row -> rows.add(row.toString()));
    assertThat(rows).hasSize(4);
    assertThat(String.join(" ", rows))
        .doesNotContain(ADA.value().substring(1))
        .doesNotContain(Calls.sid(1).value())
        .containsPattern("asked=[0-9a-f]{64}");
    assertThat(look("select distinct asked from deletion")).hasSize(2);
    assertThat(look("select * from salt").stream().map(Map::toString))
        .singleElement()
        .asString()
        .containsPattern("[0-9a-f]{64}");
  }

  @Test
  void whatIsUnmaskedIsToldAnewAndFound() {
    var call =
        Calls.begin(1, NOON)
            .then(new CallEvent.Made(new Move.RememberCaller("my code is xxxx")))
            .exchange("and now", "Thanks");
    store.save(List.of(call.page()));
    assertThat(store.turns(Calls.sid(1)).getFirst().heard()).isEqualTo("my code is xxxx");
    call.then(
        new CallEvent.Unmasked(2, new CallEvent.Made(new Move.RememberCaller("my code is 4711"))));
    var from = call.events().size() - 1;
    store.save(List.of(call.page(from, from + 1)));

    assertThat(store.turns(Calls.sid(1)).getFirst().heard()).isEqualTo("my code is 4711");
    assertThat(store.turns(Calls.sid(1))).isEqualTo(Story.of(call.events()).turns());
    assertThat(saying("4711")).hasSize(1);
    assertThat(saying("xxxx")).isEmpty();
    assertThat(store.events(Calls.sid(1), 0, 100)).isEqualTo(call.events());
    assertThatThrownBy(
            () -> store.save(List.of(call.page(from, from + 1), Calls.begin(7, NOON).page(1, 2))))
        .isInstanceOf(LogRefused.class);
  }
}
