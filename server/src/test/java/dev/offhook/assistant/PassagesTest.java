package dev.offhook.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.assistant.Knowledge.Fact;
import java.util.List;
import org.junit.jupiter.api.Test;

class PassagesTest {

  @Test
  void aHeadingIsTheTopicOfEachParagraphBelowIt() {
    assertThat(Passages.of("Before.\n\n# The owners #\nMaria\nand Tom\n\nSince 1998\n"))
        .containsExactly(
            new Fact("", List.of(), "Before."),
            new Fact("The owners", List.of("The owners"), "Maria and Tom."),
            new Fact("The owners", List.of("The owners"), "Since 1998."));
  }

  @Test
  void marksForTheEyeAreNotSpoken() {
    assertThat(
            Passages.of("We have **two** [sizes](http://x) of `snake_case`:\n- _small_\n* large"))
        .extracting(Fact::answer)
        .containsExactly("We have two sizes of snake_case: small. large.");
  }

  @Test
  void anEmptyTextHasNoPassages() {
    assertThat(Passages.of("\n\n# Only a heading\n")).isEmpty();
  }
}
