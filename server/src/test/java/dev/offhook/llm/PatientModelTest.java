package dev.offhook.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.call.Usage;
import dev.offhook.llm.LanguageModel.Generation;
import dev.offhook.llm.ModelEvent.Failed;
import dev.offhook.llm.ModelEvent.Finished;
import dev.offhook.llm.ModelEvent.HangUp;
import dev.offhook.llm.ModelEvent.Used;
import dev.offhook.llm.ModelEvent.Words;
import dev.offhook.llm.ModelFailure.Kind;
import dev.offhook.time.HandTimers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class PatientModelTest {
  private final HandTimers timers = new HandTimers();
  private final ScriptedModel model = new ScriptedModel();
  private final List<ModelEvent> heard = new ArrayList<>();
  private final Generation reply =
      new PatientModel(model, Patience.USUAL, timers).reply(Prompts.of("", "Hello?"), heard::add);

  private static Failed failed(Kind kind) {
    return new Failed(new ModelFailure(kind, "as scripted"));
  }

  private void pass(double seconds) {
    timers.pass(Duration.ofMillis(Math.round(seconds * 1000)));
  }

  private void assertFailed(Kind kind) {
    assertThat(heard.getLast())
        .isInstanceOfSatisfying(Failed.class, f -> assertThat(f.failure().kind()).isEqualTo(kind));
    assertThat(timers.waiting()).as("timers left behind").isZero();
  }

  @Test
  void wordsPassUntouchedAndInOrder() {
    model.says(" Hello");
    model.says(", caller \n");
    model.says(new Finished());

    assertThat(heard)
        .containsExactly(new Words(" Hello"), new Words(", caller \n"), new Finished());
    assertThat(timers.waiting()).isZero();
  }

  @Test
  void whatAnAttemptHasUsedIsToldAlsoWhenItWasGivenUp() {
    var used = new Used(Usage.untold("openai", "mini"));
    model.says(failed(Kind.BUSY));
    pass(1);
    model.says(new Words("Hello"));
    reply.cancel();
    model.says(used);

    assertThat(heard).containsExactly(new Words("Hello"), used);
  }

  @Test
  @DisplayName(
      "[F1] a model that says nothing for eight seconds is too slow, and its stream closed")
  void silenceBeforeTheFirstTokenIsSlow() {
    pass(7.999);
    assertThat(heard).isEmpty();

    pass(0.001);

    assertFailed(Kind.SLOW);
    assertThat(model.cancelled()).isEqualTo(1);
  }

  @Test
  @DisplayName("[F2] an early first word brings the next deadline nearer than the first one was")
  void anEarlyFirstWordBringsTheDeadlineNearer() {
    pass(1);
    model.says("Our hours");
    pass(5);

    assertFailed(Kind.STALLED);
  }

  @Test
  @DisplayName("[F2] a model that falls silent for five seconds in the middle has stalled")
  void silenceBetweenTokensIsStalled() {
    pass(7);
    model.says("Our hours");
    pass(4.999);
    assertThat(heard).hasSize(1);

    pass(0.001);

    assertFailed(Kind.STALLED);
    assertThat(model.cancelled()).isEqualTo(1);
  }

  @Test
  @DisplayName("[F3] every word sets the five seconds anew, until sixty are over")
  void aDribbleEndsWithTheWholeReply() {
    for (int i = 0; i < 14; i++) {
      pass(4.2);
      model.says("um ");
    }
    assertThat(heard).hasSize(14).allMatch(Words.class::isInstance);

    pass(1.2);

    assertFailed(Kind.ENDLESS);
  }

  @Test
  void blanksAreNoSignOfLife() {
    pass(5);
    model.says("\n");
    pass(3);

    assertFailed(Kind.SLOW);
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"UNREACHABLE", "BUSY", "BROKEN", "EMPTY", "SLOW"})
  @DisplayName("[F4] [F5] what may pass is asked for once more, after a short pause")
  void aPassingFailureIsTriedOnceMore(Kind kind) {
    model.says(failed(kind));
    pass(0.199);
    assertThat(model.asked()).isEqualTo(1);
    pass(0.001);
    assertThat(model.asked()).isEqualTo(2);

    model.says("Hello");
    model.says(new Finished());

    assertThat(heard).containsExactly(new Words("Hello"), new Finished());
  }

  @Test
  @DisplayName("[F4] a second failure is told; there is no third request")
  void thereIsNoThirdTry() {
    model.says(failed(Kind.BUSY));
    pass(0.2);
    model.says(failed(Kind.BROKEN));
    assertFailed(Kind.BROKEN);

    pass(60);

    assertThat(model.asked()).isEqualTo(2);
    assertThat(heard).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      mode = Mode.INCLUDE,
      names = {"REFUSED", "STALLED", "ENDLESS"})
  @DisplayName("[F23] what will not pass is told at once")
  void aLastingFailureIsToldAtOnce(Kind kind) {
    model.says(failed(kind));

    assertFailed(kind);
    assertThat(model.asked()).isEqualTo(1);
  }

  @Test
  void nothingIsRepeatedOnceWordsWereDelivered() {
    model.says("Our hours are");
    model.says(failed(Kind.UNREACHABLE));

    assertFailed(Kind.UNREACHABLE);
    assertThat(model.asked()).isEqualTo(1);
  }

  @Test
  @DisplayName("[F6] a reply without a word is asked for once more, then it is empty")
  void anEmptyReplyIsTriedOnceMore() {
    model.says(new Finished());
    assertThat(heard).isEmpty();
    pass(0.2);
    model.says("  ");
    model.says(new Finished());

    assertFailed(Kind.EMPTY);
    assertThat(model.asked()).isEqualTo(2);
  }

  @Test
  void hangingUpWithoutAWordIsAnAnswer() {
    model.says(new HangUp());
    model.says(new Finished());

    assertThat(heard).containsExactly(new HangUp(), new Finished());
  }

  @Test
  void bothTriesShareOneSilence() {
    pass(7.5);
    model.says(failed(Kind.UNREACHABLE));
    pass(0.5);

    assertFailed(Kind.SLOW);
    assertThat(model.asked()).isEqualTo(2);
    assertThat(model.cancelled()).isEqualTo(1);
  }

  @Test
  void theFirstTryIsNotHeardAfterTheSecondBegan() {
    model.says(failed(Kind.BUSY));
    pass(0.2);
    model.says(1, new Words("late"));
    model.says(2, new Words("new"));

    assertThat(heard).containsExactly(new Words("new"));
  }

  @Test
  @DisplayName("[000-38] after cancel nothing is heard, and the model's stream is closed")
  void nothingFollowsACancel() {
    model.says("Our");
    reply.cancel();
    model.says(" hours");
    model.says(new Finished());
    pass(120);

    assertThat(heard).containsExactly(new Words("Our"));
    assertThat(model.cancelled()).isEqualTo(1);
    assertThat(timers.waiting()).isZero();
  }

  @Test
  void cancellingInThePauseCallsTheSecondTryOff() {
    model.says(failed(Kind.BUSY));
    reply.cancel();
    pass(60);

    assertThat(model.asked()).isEqualTo(1);
    assertThat(heard).isEmpty();
  }

  @Test
  void nothingFollowsTheEnd() {
    model.says("Yes.");
    model.says(new Finished());
    model.says("and");
    model.says(failed(Kind.BROKEN));
    pass(120);

    assertThat(heard).containsExactly(new Words("Yes."), new Finished());
  }

  @Test
  @DisplayName("[F18] a reply without end is finished at four thousand characters")
  void runawayOutputIsEnded() {
    for (int i = 0; i < 1_000; i++) {
      model.says("more and more ");
    }

    assertThat(heard.getLast()).isEqualTo(new Finished());
    assertThat(lettersHeard()).isEqualTo(4_000);
    assertThat(model.cancelled()).isEqualTo(1);
  }

  @Test
  @DisplayName("[F18] one token of a megabyte is cut, between characters")
  void oneHugeTokenIsCut() {
    model.says("a" + "😀".repeat(500_000));

    assertThat(lettersHeard()).isEqualTo(3_999);
    assertThat(heard.getLast()).isEqualTo(new Finished());
  }

  private int lettersHeard() {
    return heard.stream().mapToInt(e -> e instanceof Words(String text) ? text.length() : 0).sum();
  }
}
