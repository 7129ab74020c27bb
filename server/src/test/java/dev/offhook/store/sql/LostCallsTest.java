package dev.offhook.store.sql;

import static dev.offhook.store.sql.Calls.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.call.CallEnd;
import dev.offhook.call.CallSid;
import dev.offhook.store.CallFilter;
import dev.offhook.store.CallRecord;
import dev.offhook.store.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls of the log whose end nobody saw, on either database. */
abstract class LostCallsTest {
  private SqlStore store;

  /** The database of this class, with nothing in it. */
  abstract SqlStore open();

  /** How old a call must be to be given up. */
  abstract Duration age();

  @BeforeEach
  void openStore() {
    store = open();
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  @Test
  void aCallThatNobodyEndedEndsWithItsLastSignOfLife() {
    var call = Calls.begin(1, NOON).exchange("Hi", "Hello there");
    store.save(List.of(call.page()));
    var last = call.events().getLast();
    store.endLost(late(), LostCallsTest::heldByNobody);

    var record = store.call(Calls.sid(1)).orElseThrow();
    assertThat(record.over()).contains(new CallRecord.Over(CallEnd.serverDied(), last.at()));
    var events = store.events(Calls.sid(1), 0, 1000);
    assertThat(events)
        .hasSize(call.events().size() + 1)
        .startsWith(call.page().events().getFirst());
    assertThat(Story.of(events).call()).contains(record);
    assertThat(live()).isEmpty();
  }

  @Test
  void aCallHasOneEndHoweverOftenItIsLookedFor() {
    var call = Calls.begin(1, NOON).exchange("Hi", "Hello there");
    var over = Calls.begin(2, NOON).exchange("Hi", "Hello").end(CallEnd.callerHungUp());
    store.save(List.of(call.page(), over.page()));
    store.endLost(late(), LostCallsTest::heldByNobody);
    store.endLost(late(), LostCallsTest::heldByNobody);

    assertThat(store.events(Calls.sid(1), 0, 1000)).hasSize(call.events().size() + 1);
    assertThat(store.events(Calls.sid(2), 0, 1000)).isEqualTo(over.events());
  }

  @Test
  void aCallThatIsHeldHereGoesOn() {
    store.save(List.of(Calls.begin(1, NOON).page(), Calls.begin(2, NOON).page()));
    store.endLost(late(), Calls.sid(1)::equals);

    assertThat(live()).containsExactly(Calls.sid(1));
  }

  @Test
  void aCallThatIsTakenUpAtTheLastMomentGoesOn() {
    store.save(List.of(Calls.begin(1, NOON).page()));
    var asked = new int[1];
    store.endLost(late(), _ -> asked[0]++ > 0);

    assertThat(asked[0]).isEqualTo(2);
    assertThat(live()).containsExactly(Calls.sid(1));
  }

  @Test
  void aCallThatMayStillGoOnIsLeftAlone() {
    store.save(List.of(Calls.begin(1, NOON).page()));
    store.endLost(NOON.plus(age()), LostCallsTest::heldByNobody);

    assertThat(live()).containsExactly(Calls.sid(1));
  }

  @Test
  void aCallWithAFreshSignOfLifeIsLeftAlone() {
    var call = Calls.begin(1, NOON);
    while (call.events().getLast().at().compareTo(Duration.ofSeconds(40)) < 0) {
      call.exchange("Hi", "Hello there");
    }
    store.save(List.of(call.page()));
    store.endLost(NOON.plus(LostCalls.QUIET).plusSeconds(30), LostCallsTest::heldByNobody);

    assertThat(live()).containsExactly(Calls.sid(1));
  }

  private static boolean heldByNobody(CallSid call) {
    return false;
  }

  /** When a call from noon is surely dead. */
  private Instant late() {
    return NOON.plus(age()).plusSeconds(60);
  }

  private List<CallSid> live() {
    return store.calls(CallFilter.ANY, Optional.empty(), 100).calls().stream()
        .filter(call -> call.over().isEmpty())
        .map(call -> call.details().sid())
        .toList();
  }
}
