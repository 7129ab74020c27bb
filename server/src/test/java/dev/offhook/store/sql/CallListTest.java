package dev.offhook.store.sql;

import static dev.offhook.store.sql.Calls.ADA;
import static dev.offhook.store.sql.Calls.BOB;
import static dev.offhook.store.sql.Calls.NOON;
import static dev.offhook.store.sql.Calls.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offhook.call.CallEnd;
import dev.offhook.call.PhoneNumber;
import dev.offhook.store.CallFilter;
import dev.offhook.store.CallListing;
import dev.offhook.store.TurnRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Finding calls again, on either database. */
abstract class CallListTest {
  private static final PhoneNumber BAKERY = new PhoneNumber("client:bakery");

  private SqlStore store;

  /** The database of this class, with nothing in it. */
  abstract SqlStore open();

  /** A call a minute: who rang whom, what was said, and how it ended, if it did. */
  @BeforeEach
  void rememberSomeCalls() {
    store = open();
    keep(call(0, ADA, SHOP, "receptionist").exchange("Tyres?", "We sell tyres."), goodbye());
    keep(call(1, BOB, SHOP, "receptionist").exchange("Öffnungszeiten?", "Naïve café."), hungUp());
    keep(call(2, ADA, BAKERY, "baker").exchange("What's 100% rye?", "It is rye."), hungUp());
    keep(call(3, SHOP, ADA, "baker").exchange("आप कैसे हैं", "東京です。ありがとう"), goodbye());
    store.save(List.of(call(4, BOB, SHOP, "baker").exchange("Rye and tyres", "Now?").page()));
  }

  private static Calls call(int number, PhoneNumber from, PhoneNumber to, String assistant) {
    return Calls.begin(number, NOON.plus(Duration.ofMinutes(number)), from, to, assistant);
  }

  private void keep(Calls call, CallEnd end) {
    store.save(List.of(call.end(end).page()));
  }

  private static CallEnd goodbye() {
    return CallEnd.goodbye();
  }

  private static CallEnd hungUp() {
    return CallEnd.callerHungUp();
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  @Test
  @DisplayName("[002-22] calls are listed the newest first")
  void callsAreListedTheNewestFirst() {
    assertThat(found(CallFilter.ANY)).containsExactly(4, 3, 2, 1, 0);
  }

  @Test
  @DisplayName("[002-22] [001-13] calls that go on are told from those that are over")
  void callsThatGoOnAreToldFromThoseThatAreOver() {
    assertThat(found(new Filter().live(true))).containsExactly(4);
    assertThat(found(new Filter().live(false))).containsExactly(3, 2, 1, 0);
  }

  @Test
  void calledAndCallerAreBothFound() {
    assertThat(found(new Filter().number(ADA))).containsExactly(3, 2, 0);
    assertThat(found(new Filter().number(SHOP))).containsExactly(4, 3, 1, 0);
    assertThat(found(new Filter().number(BAKERY))).containsExactly(2);
    assertThat(found(new Filter().number(new PhoneNumber("+1")))).isEmpty();
  }

  @Test
  void timeIsFromUpToBefore() {
    var first = NOON.plus(Duration.ofMinutes(1));
    var last = NOON.plus(Duration.ofMinutes(3));

    assertThat(found(new Filter().from(first).until(last))).containsExactly(2, 1);
    assertThat(found(new Filter().from(first.plusNanos(1)).until(last.plusNanos(1))))
        .containsExactly(3, 2);
  }

  @Test
  void filtersAreAllMet() {
    assertThat(found(new Filter().assistant("baker"))).containsExactly(4, 3, 2);
    assertThat(found(new Filter().reason(CallEnd.Reason.CALLER_HUNG_UP))).containsExactly(2, 1);
    assertThat(found(new Filter().assistant("baker").number(ADA).text("rye"))).containsExactly(2);
    assertThat(found(new Filter().number(SHOP).live(false).until(NOON.plusSeconds(90))))
        .containsExactly(1, 0);
    assertThat(found(new Filter().text("tyres").live(true))).containsExactly(4);
  }

  @Test
  void wordsOfBothSidesAreFoundInAnyLanguage() {
    assertThat(found(new Filter().text("tyres"))).containsExactly(4, 0);
    assertThat(found(new Filter().text("offnungszeiten CAFE"))).containsExactly(1);
    assertThat(found(new Filter().text("Café, naive!"))).containsExactly(1);
    assertThat(found(new Filter().text("कैसे"))).containsExactly(3);
    assertThat(found(new Filter().text("東京"))).containsExactly(3);
    assertThat(found(new Filter().text("tyres rye"))).containsExactly(4);
    assertThat(found(new Filter().text("tyre"))).isEmpty();
    assertThat(found(new Filter().text("  "))).hasSize(5);
  }

  @ParameterizedTest
  @DisplayName("what is typed into the search is text, whatever it looks like")
  @ValueSource(
      strings = {
        "'",
        "\"",
        "' or 1=1 --",
        "rye OR tyres",
        "rye NOT tyres",
        "rye NEAR tyres",
        "ry*",
        "%",
        "_",
        "words:rye",
        "(rye",
        "^rye",
        "-rye",
        "rye AND",
        "{words}: rye",
        "rye & | !",
        "<->",
        "rye:*",
        "\\",
        "\0",
        "\ud83d",
        "'rye'::tsquery",
        "; drop table call;",
        ":most",
        "?",
        "$1",
        "a'b\"c",
        "𐐷",
        "ß",
        "İ",
        "\u0301",
        "٣",
        "…",
        "ﬁ",
      })
  void whatIsTypedIsText(String text) {
    var words = SearchWords.of(text);
    var expected =
        found(CallFilter.ANY).stream()
            .filter(call -> !words.isEmpty() && said(call).containsAll(words))
            .toList();

    assertThat(found(new Filter().text(text))).isEqualTo(expected);
    assertThat(found(CallFilter.ANY)).hasSize(5);
  }

  private Set<String> said(int call) {
    var turns = store.turns(Calls.sid(call)).stream().map(TurnRecord::heard);
    return SearchWords.of(turns.collect(Collectors.joining(" ")));
  }

  @Test
  void whatWasHeardInsteadIsFoundAndNotWhatWasNot() {
    var call = call(9, ADA, SHOP, "baker").exchange("Hello", "blue green");
    store.save(List.of(call.page()));
    assertThat(found(new Filter().text("green"))).containsExactly(9);

    var known = call.events().size();
    call.then(new dev.offhook.call.CallEvent.Made(new dev.offhook.turn.Move.AmendSaid("blue")));
    store.save(List.of(call.page(known, known + 1)));

    assertThat(found(new Filter().text("green"))).isEmpty();
    assertThat(found(new Filter().text("blue"))).containsExactly(9);
  }

  @Test
  void pagesFollowEachOtherWhileCallsComeIn() {
    for (var number = 10; number < 40; number++) {
      store.save(List.of(call(number % 20, ADA, SHOP, "receptionist").page()));
    }
    var all = found(CallFilter.ANY);
    var seen = new ArrayList<Integer>();
    var after = Optional.<String>empty();
    do {
      var page = store.calls(CallFilter.ANY, after, 7);
      page.calls().forEach(call -> seen.add(number(call.details().sid().value())));
      store.save(List.of(call(100 + seen.size(), BOB, SHOP, "receptionist").page()));
      after = page.next();
    } while (after.isPresent());

    assertThat(seen).isEqualTo(all).doesNotHaveDuplicates();
  }

  @Test
  void pagesOfASearchFollowEachOther() {
    for (var number = 10; number < 40; number++) {
      store.save(
          List.of(call(number, ADA, SHOP, "baker").exchange("Rye?", "Rye " + number).page()));
    }
    for (var filter : List.of(new Filter().text("rye"), new Filter().text("rye").number(ADA))) {
      var seen = new ArrayList<Integer>();
      var after = Optional.<String>empty();
      do {
        var page = store.calls(filter.filter(), after, 4);
        page.calls().forEach(call -> seen.add(number(call.details().sid().value())));
        after = page.next();
      } while (after.isPresent());

      assertThat(seen).isEqualTo(found(filter)).hasSizeGreaterThan(30).doesNotHaveDuplicates();
    }
  }

  @Test
  void theLastPageSaysThatItIs() {
    assertThat(page(5).next()).isEmpty();
    assertThat(page(6).next()).isEmpty();
    assertThat(page(4).next()).isPresent();
    assertThat(page(4).calls()).hasSize(4);
  }

  private CallListing page(int most) {
    return store.calls(CallFilter.ANY, Optional.empty(), most);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "1; drop table call", "99999999999999999999"})
  void aPageThatNobodyNamedIsRefused(String after) {
    assertThatThrownBy(() -> store.calls(CallFilter.ANY, Optional.of(after), 10))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private List<Integer> found(Filter filter) {
    return found(filter.filter());
  }

  private List<Integer> found(CallFilter filter) {
    return store.calls(filter, Optional.empty(), 100).calls().stream()
        .map(call -> number(call.details().sid().value()))
        .toList();
  }

  private static int number(String sid) {
    return Integer.parseInt(sid.substring(2), 16);
  }
}
