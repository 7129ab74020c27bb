package dev.offhook.store.sql;

import static dev.offhook.store.sql.Calls.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.offhook.call.CallEnd;
import dev.offhook.call.CallEvent;
import dev.offhook.call.CallSid;
import dev.offhook.call.Recording;
import dev.offhook.call.ToolCall;
import dev.offhook.call.ToolEnd;
import dev.offhook.call.Usage;
import dev.offhook.call.Usage.Unit;
import dev.offhook.cost.CostLine;
import dev.offhook.cost.Costs;
import dev.offhook.cost.Price;
import dev.offhook.cost.PriceList;
import dev.offhook.cost.PriceList.Item;
import dev.offhook.privacy.Retention;
import dev.offhook.store.CallRecord.Expired;
import dev.offhook.store.Recordings.Doomed;
import dev.offhook.store.Recordings.Found;
import dev.offhook.store.Story;
import dev.offhook.store.ToolUse;
import dev.offhook.store.TurnRecord;
import dev.offhook.turn.Departure;
import dev.offhook.turn.Move;
import dev.offhook.turn.Signal;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Costs, tools and recordings beside a call, on either database. */
abstract class BesidesTest {
  private static final CallSid CALL = Calls.sid(1);
  private static final Instant LATER = NOON.plus(Duration.ofDays(31));
  private static final Optional<Duration> MONTH = Optional.of(Duration.ofDays(30));
  private static final Optional<Duration> EVER = Optional.empty();
  private static final Price TOKENS =
      new Price(new BigDecimal("0.15"), 1_000_000, LocalDate.of(2026, 11, 21), "USD");
  private static final PriceList PRICES =
      new PriceList(Map.of(new Item("openai", "mini", Unit.INPUT_TOKENS), TOKENS));
  private static final Recording SOUND =
      new Recording(
          "RE1",
          Duration.ofNanos(1_000_000_001),
          Optional.of(Duration.ofSeconds(61)),
          2,
          Recording.Status.COMPLETE,
          "https://api.example.com/RE1",
          true);

  private SqlStore store;

  abstract SqlStore open(PriceList prices);

  abstract void clear();

  /** The same, for a look into its tables. */
  abstract Database database();

  @BeforeEach
  void openStore() {
    store = open(PRICES);
  }

  @AfterEach
  void closeStore() {
    store.close();
    clear();
  }

  private static CallEvent input(long tokens) {
    return new CallEvent.Used(new Usage("openai", "mini", Unit.INPUT_TOKENS, tokens));
  }

  private Costs costs() {
    return store.costs(List.of(CALL)).getOrDefault(CALL, Costs.NONE);
  }

  private Map<Usage, OptionalLong> charged() {
    var all = new HashMap<Usage, OptionalLong>();
    for (var line : costs().lines()) {
      all.put(
          line.usage(),
          line.charge().map(it -> OptionalLong.of(it.micros())).orElse(OptionalLong.empty()));
    }
    return all;
  }

  private List<Map<String, Object>> look(String sql) {
    try (var database = database()) {
      return database.jdbi().withHandle(handle -> handle.createQuery(sql).mapToMap().list());
    }
  }

  @Test
  void whatIsUsedAddsUpAsTheCallGoesOn() {
    var call = Calls.begin(1, NOON).then(input(1000));
    store.save(List.of(call.page()));
    assertThat(charged())
        .isEqualTo(
            Map.of(new Usage("openai", "mini", Unit.INPUT_TOKENS, 1000), OptionalLong.of(150)));

    store.save(List.of(call.then(input(2000)).end(CallEnd.goodbye()).page()));

    assertThat(charged())
        .isEqualTo(
            Map.of(
                new Usage("openai", "mini", Unit.INPUT_TOKENS, 3000), OptionalLong.of(450),
                new Usage("carrier", "inbound", Unit.MINUTES, 1), OptionalLong.empty(),
                new Usage("carrier", "relay", Unit.MINUTES, 1), OptionalLong.empty()));
    assertThat(costs().total()).isEqualTo(OptionalLong.of(450));
    assertThat(costs().complete()).isFalse();
  }

  @Test
  @DisplayName("a line keeps the price it was charged at, and its day; new prices change nothing")
  void aLineKeepsItsPrice() {
    var call = Calls.begin(1, NOON).then(input(1000)).end(CallEnd.goodbye());
    store.save(List.of(call.page()));
    var before = costs();
    store.close();
    store = open(PriceList.NONE);
    store.save(List.of(call.page()));

    assertThat(costs()).isEqualTo(before);
    assertThat(before.lines())
        .contains(
            new CostLine(
                new Usage("openai", "mini", Unit.INPUT_TOKENS, 1000),
                Optional.of(new CostLine.Charge(TOKENS, 150))));
  }

  @Test
  void whatNobodyToldIsKeptAsThat() {
    var untold = new CallEvent.Used(Usage.untold("openai", "mini"));
    store.save(List.of(Calls.begin(1, NOON).then(input(1)).then(untold).then(untold).page()));

    assertThat(costs().told()).isFalse();
    assertThat(costs().lines()).hasSize(1);
    assertThat(look("select amount from cost where unit = 'UNTOLD'"))
        .extracting(row -> String.valueOf(row.get("amount")))
        .containsExactly("2");
  }

  @Test
  void severalCallsAreAskedForAtOnce() {
    store.save(List.of(Calls.begin(1, NOON).then(input(10)).page(), Calls.begin(2, NOON).page()));

    var costs = store.costs(List.of(CALL, Calls.sid(2), Calls.sid(3)));
    assertThat(costs.get(CALL)).isEqualTo(costs());
    assertThat(costs.get(Calls.sid(2))).isEqualTo(Costs.NONE);
    assertThat(costs.get(Calls.sid(3))).isEqualTo(Costs.NONE);
    assertThat(store.costs(List.of())).isEmpty();
  }

  /** Asks, a tool is used, and the answer comes. */
  private static Calls withTool() {
    var question = "Do you fix flats?";
    return Calls.begin(1, NOON)
        .then(new CallEvent.Told(new Signal.CallerWords(question, "en-US", true)))
        .then(new CallEvent.Made(new Move.RememberCaller(question)))
        .then(new CallEvent.Made(new Move.Generate(1)))
        .then(new CallEvent.ToolCalled(1, new ToolCall("c1", "look_up", "{\"q\":\"flats\"}")))
        .then(new CallEvent.ToolAnswered("c1", ToolEnd.DONE, "Nine pounds."))
        .then(new CallEvent.Passed(1, "Yes."))
        .then(new CallEvent.Told(new Signal.ReplyComplete(1, Departure.NONE)))
        .then(new CallEvent.Told(new Signal.Played("Yes.")))
        .then(new CallEvent.Made(new Move.RememberSaid("Yes.", false)));
  }

  @Test
  @DisplayName("[002-38] a tool stands in the turn it was used for, however the call is cut")
  void aToolStandsInItsTurn() {
    var call = withTool().end(CallEnd.goodbye());
    var turns = Story.of(call.events()).turns();
    assertThat(turns.get(0).tools()).isEmpty();
    assertThat(turns.get(1).tools())
        .extracting(ToolUse::name, ToolUse::arguments, ToolUse::end, ToolUse::answer)
        .containsExactly(
            tuple("look_up", "{\"q\":\"flats\"}", Optional.of(ToolEnd.DONE), "Nine pounds."));

    for (var event = 0; event < call.events().size(); event++) {
      store.save(List.of(call.page(event, event + 1)));
    }

    assertThat(store.turns(CALL)).isEqualTo(turns);
  }

  @Test
  void aToolOfAReplyThatSaidNothingStandsInTheTurnBefore() {
    var call =
        Calls.begin(1, NOON)
            .exchange("Hi", "Hello")
            .then(new CallEvent.Made(new Move.RememberCaller("Do you fix flats?")))
            .then(new CallEvent.Made(new Move.Generate(2)))
            .then(new CallEvent.ToolCalled(2, new ToolCall("c1", "look_up", "{}")))
            .then(new CallEvent.Made(new Move.Cancel(2)))
            .then(new CallEvent.ToolAnswered("c1", ToolEnd.FAILED, "No."))
            .exchange("Never mind", "Fine");
    store.save(List.of(call.page()));

    assertThat(store.turns(CALL))
        .extracting(TurnRecord::heard, turn -> turn.tools().size())
        .containsExactly(
            tuple("Hi", 0),
            tuple("Hello", 0),
            tuple("Do you fix flats?", 1),
            tuple("Never mind", 0),
            tuple("Fine", 0));
  }

  @Test
  void toolsExpireWithTheWordsAndCostsStay() {
    store.save(List.of(withTool().then(input(1000)).end(CallEnd.goodbye()).page()));
    var before = costs();

    assertThat(store.expire("receptionist", new Retention(MONTH, EVER, EVER), LATER)).isOne();

    assertThat(store.turns(CALL)).allSatisfy(turn -> assertThat(turn.tools()).isEmpty());
    assertThat(look("select * from tool_use")).isEmpty();
    assertThat(costs()).isEqualTo(before);
    assertThat(before.lines()).hasSize(3);
  }

  @Test
  void ofADeletedCallOnlyTheCostsStayByTheDay() {
    var call = withTool().then(input(1000)).then(new CallEvent.Recorded(SOUND));
    store.save(List.of(call.end(CallEnd.goodbye()).page()));

    var receipt = store.delete(CALL, LATER).orElseThrow();

    assertThat(receipt.recordings()).isOne();
    assertThat(look("select * from cost")).isEmpty();
    assertThat(look("select * from tool_use")).isEmpty();
    assertThat(look("select * from recording")).isEmpty();
    assertThat(look("select * from deleted_cost where money is not null"))
        .singleElement()
        .satisfies(row -> {
          assertThat(String.valueOf(row.get("day")))
              .isEqualTo(String.valueOf(LocalDate.of(2024, 12, 14).toEpochDay()));
          assertThat(row).containsEntry("assistant", "receptionist");
          assertThat(String.valueOf(row.get("money"))).isEqualTo("150");
        });
    assertThat(look("select * from deleted_cost")).hasSize(4);
    assertThat(store.doomed(10)).containsExactly(new Doomed("RE1", SOUND.source()));
  }

  @Test
  void theLaterWordOnARecordingCounts() {
    var began =
        new Recording(
            "RE1", SOUND.started(), Optional.empty(), 2, Recording.Status.UNDER_WAY, "", true);
    var call = Calls.begin(1, NOON).then(new CallEvent.Recorded(began));
    store.save(List.of(call.page()));
    assertThat(store.recordings(CALL)).containsExactly(began);
    assertThat(charged()).isEmpty();

    store.save(List.of(call.then(new CallEvent.Recorded(SOUND)).page()));
    assertThat(store.recordings(CALL)).containsExactly(SOUND);
    assertThat(store.find("RE1")).contains(new Found(CALL, SOUND));
    assertThat(charged()).containsKey(new Usage("carrier", "recording", Unit.MINUTES, 2));
  }

  @Test
  @DisplayName("what the carrier tells of a recording after the call is an event of it like others")
  void aRecordingMayBeToldAfterTheEnd() {
    var call = Calls.begin(1, NOON).exchange("Hi", "Hello");
    store.save(List.of(call.page()));
    assertThat(store.told(CALL, SOUND, LATER)).as("goes on").isFalse();
    assertThat(store.told(Calls.sid(9), SOUND, LATER)).as("unknown").isFalse();
    call.end(CallEnd.callerHungUp());
    store.save(List.of(call.page()));

    assertThat(store.told(CALL, SOUND, NOON.plusSeconds(90))).isTrue();

    assertThat(store.recordings(CALL)).containsExactly(SOUND);
    assertThat(charged()).containsKey(new Usage("carrier", "recording", Unit.MINUTES, 2));
    var events = new ArrayList<>(store.events(CALL, 0, 1000));
    assertThat(events.getLast().event()).isEqualTo(new CallEvent.Recorded(SOUND));
    assertThat(events.getLast().at()).isEqualTo(Duration.ofSeconds(90));
    assertThat(store.call(CALL).orElseThrow().over()).isPresent();
    assertThat(Story.of(events).recordings()).containsExactly(SOUND);
  }

  @Test
  void recordingsExpireAndTheirSoundIsToBeDestroyed() {
    var sounds = new Retention(EVER, MONTH, EVER);
    store.save(
        List.of(
            Calls.begin(1, NOON).then(new CallEvent.Recorded(SOUND)).end(CallEnd.goodbye()).page(),
            Calls.begin(2, NOON).end(CallEnd.goodbye()).page()));
    assertThat(store.expire("receptionist", sounds, LATER.minus(Duration.ofDays(2)))).isZero();
    assertThat(store.doomed(10)).isEmpty();

    assertThat(store.expire("receptionist", sounds, LATER)).isEqualTo(2);

    assertThat(store.recordings(CALL)).isEmpty();
    assertThat(store.call(CALL).orElseThrow().expired()).containsExactly(Expired.RECORDING);
    assertThat(store.call(Calls.sid(2)).orElseThrow().expired()).as("had none").isEmpty();
    assertThat(store.expire("receptionist", sounds, LATER)).as("once").isZero();
    var doomed = store.doomed(10);
    assertThat(doomed).containsExactly(new Doomed("RE1", SOUND.source()));
    store.destroyed(doomed);
    assertThat(store.doomed(10)).isEmpty();
  }
}
