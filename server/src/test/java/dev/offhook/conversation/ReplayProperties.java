package dev.offhook.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.call.CallSid;
import dev.offhook.call.LoggedEvent;
import dev.offhook.privacy.Privacy;
import dev.offhook.time.HandTimers;
import dev.offhook.turn.Move;
import dev.offhook.turn.RandomEvents;
import dev.offhook.turn.TurnMachine;
import dev.offhook.turn.TurnRule;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.statistics.Statistics;

/** A call replayed by the rules that held it is the same call. */
class ReplayProperties {
  private static final CallSid CALL = new CallSid("CA0123456789abcdef0123456789abcdef");

  @Property(tries = 2000)
  void byTheSameRulesNoCallIsDecidedDifferently(@ForAll @LongRange(min = 0) long seed) {
    var call = RandomEvents.call(seed);
    var log = log(call);

    var replay = Replay.of(log, new TurnMachine(call.policy()));

    assertThat(replay.differences()).as("%s", log).isEmpty();
    assertThat(replay.moments()).isEqualTo(call.steps().size());
  }

  @Property(tries = 1000)
  void theFirstDifferenceIsWhereOtherRulesDecideDifferently(@ForAll @LongRange(min = 0) long seed) {
    var call = RandomEvents.call(seed);
    var log = log(call);
    var other = new TurnMachine(call.policy().without(List.of(TurnRule.THREE_OUTCOMES)));

    var differences = Replay.of(log, other).differences();

    Statistics.label("decides differently").collect(!differences.isEmpty());
    for (var difference : differences) {
      assertThat(difference.then()).isNotEqualTo(difference.today());
    }
    assertThat(Replay.of(log, other).differences()).as("again").isEqualTo(differences);
    if (!differences.isEmpty()) {
      var first = differences.getFirst();
      assertThat(call.steps())
          .anyMatch(step ->
              step.at().equals(first.at())
                  && step.signal().equals(first.told())
                  && step.moves().equals(first.then()));
    }
  }

  private static List<LoggedEvent> log(RandomEvents call) {
    var log = new ArrayList<LoggedEvent>();
    var diary = Diary.begun(CALL, (_, event) -> log.add(event), new HandTimers(), Privacy.OPEN);
    call.steps()
        .forEach(step -> diary.told(step.signal(), List.<Move>copyOf(step.moves()), step.at()));
    return log;
  }
}
