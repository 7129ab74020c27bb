package dev.offhook.bench.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.bench.turn.RecordedCall.Moment;
import dev.offhook.bench.turn.StepBench.Kind;
import dev.offhook.turn.TurnState;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class RecordedCallTest {

  @Test
  void aCallGoesThroughEveryStateAndKindOfSignal() {
    var machine = RecordedCall.machine();
    var call = RecordedCall.of(machine);

    assertThat(call)
        .extracting(Moment::state)
        .hasAtLeastOneElementOfType(TurnState.Listening.class)
        .hasAtLeastOneElementOfType(TurnState.Speaking.class)
        .hasAtLeastOneElementOfType(TurnState.Held.class)
        .hasAtLeastOneElementOfType(TurnState.Leaving.class);
    assertThat(EnumSet.allOf(Kind.class))
        .allMatch(kind -> call.stream().anyMatch(moment -> kind.is(moment.signal())));
  }

  @Test
  void whatIsMeasuredIsTheCallAsItHappened() {
    var machine = RecordedCall.machine();
    var call = RecordedCall.of(machine);

    for (var i = 0; i + 1 < call.size(); i++) {
      var told = call.get(i);
      assertThat(machine.step(told.state(), told.signal(), told.now()).state())
          .isEqualTo(call.get(i + 1).state());
    }
    var last = call.getLast();
    assertThat(machine.step(last.state(), last.signal(), last.now()).state())
        .isEqualTo(new TurnState.Over());
  }
}
