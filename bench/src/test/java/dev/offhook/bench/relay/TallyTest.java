package dev.offhook.bench.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.offhook.bench.relay.Turn.Outcome;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TallyTest {

  private static final long MS = 1_000_000;
  private static final String REPLY = "It is on its way.";

  /** One call, one turn a second, no warm-up, ten seconds. */
  private final Schedule schedule =
      new Schedule(
          new Load(
              1,
              Duration.ofSeconds(1),
              Duration.ZERO,
              Duration.ZERO,
              Duration.ofSeconds(10),
              new Load.ModelPace(Duration.ofMillis(50), Duration.ofMillis(20), 5)),
          1);

  private final List<Turn> turns = new ArrayList<>();

  @Test
  void whatTheModelTookIsNotTheServersFault() {
    answered(turn(0), 3 * MS, 50 * MS, 4 * MS, REPLY);

    Tally tally = tally();

    assertThat(tally.added().milliseconds(100)).isCloseTo(7, within(0.02));
    assertThat(tally.toModel().milliseconds(100)).isCloseTo(3, within(0.02));
    assertThat(tally.toLine().milliseconds(100)).isCloseTo(4, within(0.02));
  }

  @Test
  void percentilesAreOfWhatWasAnswered() {
    for (int i = 0; i < 10; i++) {
      answered(turn(i), (i + 1) * MS, 50 * MS, 0, REPLY);
    }

    Tally tally = tally();

    assertThat(tally.added().milliseconds(50)).isCloseTo(5, within(0.02));
    assertThat(tally.added().milliseconds(99)).isCloseTo(10, within(0.02));
    assertThat(tally.lost()).isZero();
  }

  @Test
  void aTurnThatWasDueAndNeverSpokenIsLost() {
    answered(turn(0), MS, MS, MS, REPLY);

    assertThat(tally().due()).isEqualTo(10);
    assertThat(tally().lost()).isEqualTo(9);
  }

  @Test
  void everyWayToFailHasItsName() {
    turn(0);
    turn(1).asked(schedule.speakAt(0, 1) + MS);
    answered(turn(2), MS, 2_000 * MS, MS, REPLY);
    answered(turn(3), MS, MS, MS, "Sorry, I'm having trouble right now.");

    Tally tally = tally();

    assertThat(tally.count(Outcome.NOT_ASKED)).isEqualTo(1);
    assertThat(tally.count(Outcome.NOT_ANSWERED)).isEqualTo(2);
    assertThat(tally.count(Outcome.OTHER_WORDS)).isEqualTo(1);
    assertThat(tally.answered()).isZero();
    assertThat(tally.added().micros().getTotalCount()).isZero();
  }

  @Test
  void anEarlierTurnsLateReplyIsNotTakenForThisOnes() {
    Turn turn = turn(0);
    turn.asked(turn.intended() + 9 * MS);
    turn.heard(REPLY, turn.intended() + 5 * MS);
    turn.complete(turn.intended() + 6 * MS);
    turn.firstToken(turn.intended() + 60 * MS);

    assertThat(tally().count(Outcome.OTHER_WORDS)).isEqualTo(1);
    assertThat(tally().answered()).isZero();
  }

  @Test
  void wordsOutsideTheWindowDoNotCount() {
    answered(turn(10), MS, MS, MS, REPLY);

    assertThat(tally().answered()).isZero();
  }

  @Test
  void aModelAskedAgainCountsFromTheFirstTime() {
    Turn turn = turn(0);
    turn.asked(turn.intended() + MS);
    answered(turn, 9 * MS, 50 * MS, MS, REPLY);

    assertThat(tally().askedAgain()).isEqualTo(1);
    assertThat(tally().toModel().milliseconds(100)).isCloseTo(1, within(0.01));
  }

  @Test
  void theLastMarkerOfARequestIsTheTurnThatIsMeant() {
    Buffer request =
        Buffer.buffer(
            "{\"messages\":[\"%s\",\"parcel-x\",\"%s\",\"parcel-12\"],\"stream\":true}"
                .formatted(new Turn(41, "CA1", 0).words(), new Turn(42, "CA1", 0).words()));

    assertThat(Marker.lastIn(request)).hasValue(42);
    assertThat(Marker.lastIn(Buffer.buffer("{\"messages\":[]}"))).isEmpty();
    assertThat(Marker.lastIn(Buffer.buffer("parcel-"))).isEmpty();
  }

  private Tally tally() {
    return Tally.of(turns.stream(), schedule, REPLY);
  }

  private Turn turn(int count) {
    Turn turn = new Turn(count + 1, "CA1", schedule.speakAt(0, count));
    turns.add(turn);
    return turn;
  }

  private static void answered(Turn turn, long toModel, long model, long toLine, String reply) {
    long asked = turn.intended() + toModel;
    turn.sent(turn.intended());
    turn.asked(asked);
    turn.firstToken(asked + model);
    turn.heard(reply, asked + model + toLine);
    turn.complete(asked + model + toLine);
  }
}
