package dev.offhook.bench.restart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanTest {

  @Test
  void theSameSeedIsTheSameRoundAndAnotherIsAnother() {
    assertThat(Plan.of(7, 3, 20)).isEqualTo(Plan.of(7, 3, 20)).isNotEqualTo(Plan.of(8, 3, 20));
    assertThat(Plan.of(7, 3, 20).calls()).isNotEqualTo(Plan.of(7, 4, 20).calls());
  }

  @Test
  void everybodyIsPutThroughBeforeTheKillAndEveryLineIsCalled() {
    for (int round = 1; round <= 200; round++) {
      Plan plan = Plan.of(1, round, 20);
      assertThat(plan.calls())
          .hasSize(20)
          .allMatch(
              call -> call.dialled().plus(Duration.ofMillis(1500)).compareTo(plan.kill()) <= 0)
          .extracting(Plan.Call::line)
          .contains(Line.values());
    }
  }

  @Test
  void aCodewordIsFoundAmongOtherWordsAndNoTwoAreTheSame() {
    Set<String> words = new HashSet<>();
    for (int number = 0; number < 100_000; number += 7) {
      String question = Codeword.ofQuestion(number);
      assertThat(words.add(question)).isTrue();
      assertThat(Codeword.questionIn("Where is Qbababababace? And " + question + "?"))
          .contains(question);
      assertThat(Codeword.replyIn("Where is " + question + "?")).isEmpty();
    }
  }
}
