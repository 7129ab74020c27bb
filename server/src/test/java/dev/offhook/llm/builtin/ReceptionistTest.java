package dev.offhook.llm.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.assistant.Assistants;
import dev.offhook.assistant.Examiner;
import dev.offhook.assistant.HouseWords;
import dev.offhook.llm.LanguageModel.Generation;
import dev.offhook.llm.ModelEvent;
import dev.offhook.time.HandTimers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReceptionistTest {
  private final HandTimers timers = new HandTimers();
  private final Receptionist receptionist = new Receptionist(timers);
  private final List<ModelEvent> heard = new ArrayList<>();

  private Generation ask(String words) {
    return receptionist.reply(Shop.asked(Shop.ASSISTANT, words), heard::add);
  }

  private String words() {
    return heard.stream()
        .filter(event -> event instanceof ModelEvent.Words)
        .map(event -> ((ModelEvent.Words) event).text())
        .collect(Collectors.joining());
  }

  @Test
  void nothingIsToldBeforeReplyHasReturned() {
    ask("Hello");

    assertThat(heard).isEmpty();
  }

  @Test
  void theFirstWordComesAtOnceAndOneMoreEachFifteenMilliseconds() {
    ask("Hello");

    timers.pass(Duration.ZERO);
    assertThat(heard).containsExactly(new ModelEvent.Words("Hello! "));

    timers.pass(Duration.ofMillis(14));
    assertThat(heard).hasSize(1);

    timers.pass(Duration.ofMillis(1));
    assertThat(heard).hasSize(2).last().isEqualTo(new ModelEvent.Words("How "));
  }

  @Test
  void theWordsPutTogetherAreTheAnswerAndThenItIsFinished() {
    ask("Where are you?");
    timers.pass(Duration.ofSeconds(2));

    assertThat(words())
        .isEqualTo(
            "You'll find us at 12 Mill Lane in Springfield, right beside the old stone bridge.");
    assertThat(heard.getLast()).isEqualTo(new ModelEvent.Finished());
    assertThat(heard).doesNotContain(new ModelEvent.HangUp());
    assertThat(timers.waiting()).isZero();
  }

  @Test
  @DisplayName("[002-17] after the farewell the call is to be hung up")
  void theFarewellEndsTheCall() {
    ask("Thank you, goodbye");
    timers.pass(Duration.ofSeconds(2));

    assertThat(words()).isEqualTo("Thank you for calling. Have a great day! Goodbye.");
    assertThat(heard.subList(heard.size() - 2, heard.size()))
        .containsExactly(new ModelEvent.HangUp(), new ModelEvent.Finished());
  }

  @Test
  void afterCancelNotAWordFollows() {
    var reply = ask("What are your opening hours?");
    timers.pass(Duration.ofMillis(40));
    int told = heard.size();

    reply.cancel();
    reply.cancel();
    timers.pass(Duration.ofSeconds(5));

    assertThat(told).isPositive();
    assertThat(heard).hasSize(told);
    assertThat(timers.waiting()).isZero();
  }

  @Test
  void cancelFromWithinAnEventStopsAtOnce() {
    var replies = new ArrayList<Generation>();
    replies.add(
        receptionist.reply(
            Shop.asked(Shop.ASSISTANT, "Goodbye"),
            event -> {
              heard.add(event);
              replies.getFirst().cancel();
            }));
    timers.pass(Duration.ofSeconds(5));

    assertThat(heard).hasSize(1);
  }

  @Test
  void anAssistantThatKnowsNothingSaysSo() {
    var blank =
        Assistants.load(Path.of("no-such-folder"), new HouseWords("", "", "Acme"), Examiner.CONTENT)
            .all()
            .getFirst();
    receptionist.reply(Shop.asked(blank, "What are your opening hours?"), heard::add);
    timers.pass(Duration.ofSeconds(2));

    assertThat(words())
        .isEqualTo("I'm sorry, I don't have our opening hours. Would you like to leave a message?");
  }

  @Test
  void anAnswerTakesAFewMillisecondsOnceWarm() {
    receptionist.warm(Shop.ASSISTANT);
    for (int i = 0; i < 300; i++) {
      ask("How much is a flat tire repair and are you open on Sunday?");
    }
    long started = System.nanoTime();
    for (int i = 0; i < 100; i++) {
      ask("How much is a flat tire repair and are you open on Sunday?");
    }

    assertThat(Duration.ofNanos((System.nanoTime() - started) / 100))
        .isLessThan(Duration.ofMillis(20));
  }
}
