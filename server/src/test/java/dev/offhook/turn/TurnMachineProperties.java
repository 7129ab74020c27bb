package dev.offhook.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;

/** Whatever happens in a call, these hold. */
class TurnMachineProperties {
  private static final int TRIES = 10_000;

  @Property(tries = TRIES)
  @Label("[B000-7] [B001-3] the history is what the far end played, to the word")
  void theHistoryIsWhatWasHeard(@ForAll Random random) {
    var call = call(random);
    Assume.that(call.kind().follows(TurnRule.HEARD_ONLY));
    assertThat(remembered(call)).as("%s", call).isEqualTo(call.farEnd().heard());
  }

  static List<String> remembered(RandomCall call) {
    return call.transcript().turns().stream()
        .filter(line -> !line.caller())
        .flatMap(line -> FarEnd.words(line.words()).stream())
        .toList();
  }

  @Property(tries = TRIES)
  @Label("[B000-4] of no reply a word is said twice, skipped or out of order")
  void noWordIsSaidTwiceOrSkipped(@ForAll Random random) {
    var call = call(random);
    var next = new HashMap<String, Integer>();
    for (var word : call.farEnd().heard()) {
      if (word.matches("r\\d+w\\d+\\W?")) {
        var reply = word.substring(0, word.indexOf('w'));
        var number = Integer.parseInt(word.substring(word.indexOf('w') + 1).replaceAll("\\W", ""));
        assertThat(number).as("%s", call).isEqualTo(next.getOrDefault(reply, 0));
        next.put(reply, number + 1);
      }
    }
  }

  @Property(tries = TRIES)
  @Label("[B000-2] [B000-3] what a caller says reaches the model")
  void whatACallerSaysReachesTheModel(@ForAll Random random) {
    var call = call(random);
    for (var words : call.told()) {
      assertThat(call.transcript().asked())
          .as("%s in %s", words, call)
          .anyMatch(asked -> holds(asked, words));
      assertThat(holds(call.transcript().turns(), words)).as("%s in %s", words, call).isTrue();
    }
  }

  /** Whether the caller said these words, as words of their own. */
  private static boolean holds(List<Transcript.Line> history, String words) {
    return history.stream()
        .anyMatch(line -> line.caller() && (line.words() + " ").contains(words + " "));
  }

  /** Of any kind of network, with any patience, with all the rules or without some. */
  private static RandomCall call(Random random) {
    var kind =
        random.nextInt(3) == 0
            ? RandomCall.Kind.cuttingItself(random)
            : RandomCall.Kind.any(random);
    return new RandomCall(random, kind).run();
  }
}
