package dev.offhook.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.call.Answering;
import dev.offhook.call.Answering.Mode;
import dev.offhook.call.CallDetails;
import dev.offhook.call.CallDetails.Direction;
import dev.offhook.call.CallEnd;
import dev.offhook.call.CallEvent;
import dev.offhook.call.CallSid;
import dev.offhook.call.LoggedEvent;
import dev.offhook.call.PhoneNumber;
import dev.offhook.call.Usage;
import dev.offhook.call.Usage.Unit;
import dev.offhook.turn.Departure;
import dev.offhook.turn.Move;
import dev.offhook.turn.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a call has used of its carrier, and of models that nobody could ask any more. */
class CarrierTimeTest {
  private static final CallEnd HUNG_UP = CallEnd.callerHungUp();

  private final List<LoggedEvent> events = new ArrayList<>();

  private CarrierTimeTest at(double seconds, CallEvent event) {
    var time = Duration.ofMillis(Math.round(seconds * 1000));
    events.add(new LoggedEvent(events.size(), time, event));
    return this;
  }

  private CarrierTimeTest arrives(Direction direction, Mode mode) {
    var details =
        new CallDetails(
            new CallSid("CA" + "1".repeat(32)),
            new PhoneNumber("+15550100"),
            new PhoneNumber("+15550199"),
            direction,
            Map.of());
    var by = new Answering("receptionist", "1", mode);
    return at(0, new CallEvent.Arrived(details, by, Instant.EPOCH));
  }

  private CarrierTimeTest lineUp(double seconds, String session) {
    return at(seconds, new CallEvent.LineUp(session, ""));
  }

  private List<Usage> ends(double seconds, CallEnd end) {
    at(seconds, new CallEvent.Ended(end));
    return Story.of(events).uses();
  }

  private static Usage minutes(String model, long minutes) {
    return new Usage("carrier", model, Unit.MINUTES, minutes);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "60, 1", "60.001, 2", "119.9, 2", "120.001, 3", "0, 1"})
  void begunMinutesCountFromTheFirstLine(double seconds, long counted) {
    arrives(Direction.INBOUND, Mode.RELAY).lineUp(20, "VX1");

    assertThat(ends(20 + seconds, HUNG_UP))
        .containsExactlyInAnyOrder(minutes("inbound", counted), minutes("relay", counted));
  }

  @Test
  void whoeverWasNeverConnectedUsedNothing() {
    arrives(Direction.INBOUND, Mode.RELAY);

    assertThat(ends(60, CallEnd.neverConnected())).isEmpty();
  }

  @Test
  void aCallByTurnsHasNoRelay() {
    arrives(Direction.OUTBOUND, Mode.GATHER).lineUp(1, "1");

    assertThat(ends(30, HUNG_UP)).containsExactly(minutes("outbound", 1));
  }

  @ParameterizedTest
  @EnumSource(
      value = Mode.class,
      names = {"PIPELINE", "REALTIME"})
  void aCallThatIsStreamedHasAStream(Mode mode) {
    arrives(Direction.INBOUND, mode).lineUp(1, "1");

    assertThat(ends(30, HUNG_UP))
        .containsExactlyInAnyOrder(minutes("inbound", 1), minutes("stream", 1));
  }

  @Test
  void eachRelayIsRoundedByItself() {
    arrives(Direction.INBOUND, Mode.RELAY)
        .lineUp(0, "VX1")
        .at(59, new CallEvent.Told(new Signal.LineLost(false)))
        .lineUp(61, "VX2");

    assertThat(ends(70, HUNG_UP))
        .containsExactlyInAnyOrder(minutes("inbound", 2), minutes("relay", 2));
  }

  @Test
  void aRelayThatComesBackUnderItsNameGoesOn() {
    arrives(Direction.INBOUND, Mode.RELAY)
        .lineUp(0, "VX1")
        .at(10, new CallEvent.Told(new Signal.LineLost(false)))
        .lineUp(12, "VX1");

    assertThat(ends(50, HUNG_UP))
        .containsExactlyInAnyOrder(minutes("inbound", 1), minutes("relay", 1));
  }

  @Test
  void whileSomebodyElseHasTheCallTheRelayIsOverAndTheirTimeUntold() {
    arrives(Direction.INBOUND, Mode.RELAY)
        .lineUp(0, "VX1")
        .at(30, new CallEvent.Made(new Move.HandOver()));

    assertThat(ends(300, CallEnd.transferred()))
        .containsExactlyInAnyOrder(
            minutes("inbound", 5), minutes("relay", 1), Usage.untold("carrier", "transfer"));
  }

  @Test
  void whoeverDidNotAnswerIsNotPaidFor() {
    arrives(Direction.INBOUND, Mode.RELAY)
        .lineUp(0, "VX1")
        .at(30, new CallEvent.Made(new Move.HandOver()))
        .lineUp(50, "VX2");

    assertThat(ends(55, HUNG_UP))
        .containsExactlyInAnyOrder(minutes("inbound", 1), minutes("relay", 2));
  }

  @Test
  void theTimeBehindTheDeathOfAServerIsUntold() {
    arrives(Direction.INBOUND, Mode.GATHER).lineUp(0, "1");

    assertThat(ends(20, CallEnd.serverDied()))
        .containsExactlyInAnyOrder(minutes("inbound", 1), Usage.untold("carrier", "inbound"));
  }

  @Test
  void aReplyThatDiedWithItsServerIsUntold() {
    arrives(Direction.INBOUND, Mode.GATHER)
        .lineUp(0, "1")
        .at(5, new CallEvent.Made(new Move.Generate(1)))
        .at(6, new CallEvent.Told(new Signal.ReplyComplete(1, Departure.NONE)))
        .at(7, new CallEvent.TakenUp());
    assertThat(Story.of(events).uses()).isEmpty();

    at(8, new CallEvent.Made(new Move.Generate(2))).at(9, new CallEvent.TakenUp());
    assertThat(Story.of(events).uses()).containsExactly(Usage.untold("model", ""));
  }
}
