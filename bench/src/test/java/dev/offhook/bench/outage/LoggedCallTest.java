package dev.offhook.bench.outage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LoggedCallTest {
  private static final String WORDS =
      "{\"is\":\"told\",\"signal\":{\"is\":\"callerWords\",\"words\":\"Hi\",\"settled\":true}}";
  private static final String PLAYED =
      "{\"is\":\"told\",\"signal\":{\"is\":\"played\",\"words\":\"Nine.\"}}";
  private static final String ENDED = "{\"is\":\"ended\"}";

  @Test
  void aCallWithEveryNumberOnceIsWhole() {
    LoggedCall call = new LoggedCall(4);
    call.page(0, page(WORDS, PLAYED));
    call.page(2, page(PLAYED, ENDED));

    assertThat(call.whole()).isTrue();
    assertThat(call.missing()).isZero();
    assertThat(call.doubled()).isZero();
    assertThat(call.said("Hi")).isEqualTo(1);
    assertThat(call.played()).isEqualTo(2);
  }

  @Test
  void aGapIsCounted() {
    LoggedCall call = new LoggedCall(6);
    call.page(1, page(WORDS));
    call.page(5, page(ENDED));

    assertThat(call.missing()).isEqualTo(4);
  }

  @Test
  void aNumberThatIsThereTwiceIsCounted() {
    LoggedCall call = new LoggedCall(4);
    call.page(0, page(WORDS, PLAYED, PLAYED));
    call.page(1, page(PLAYED));
    call.page(2, page(PLAYED, ENDED));

    assertThat(call.doubled()).isEqualTo(2);
    assertThat(call.events()).isEqualTo(4);
  }

  @Test
  void aCallWithoutItsEndOrWithAnotherCountIsNotWhole() {
    LoggedCall open = new LoggedCall(1);
    open.page(0, page(WORDS));
    LoggedCall miscounted = new LoggedCall(3);
    miscounted.page(0, page(WORDS, ENDED));

    assertThat(open.whole()).isFalse();
    assertThat(miscounted.whole()).isFalse();
  }

  @Test
  void anAnswerCountsBehindItsQuestionOnlyAndAsItWasSent() {
    LoggedCall call = new LoggedCall(0);
    call.turn(new LoggedCall.Turn("CALLER", "", "When?"));
    call.turn(new LoggedCall.Turn("ASSISTANT", "Nine to five.", "Nine to  five."));
    call.turn(new LoggedCall.Turn("CALLER", "", "Hm? And Sunday?"));
    call.turn(new LoggedCall.Turn("ASSISTANT", "We are closed.", "We are"));

    assertThat(call.answered("When?", "Nine to five.")).isEqualTo(1);
    assertThat(call.answered("And Sunday?", "Nine to five.")).isZero();
    assertThat(call.answered("And Sunday?", "We are closed.")).isEqualTo(1);
    assertThat(call.answered("And Sunday?", "We are open.")).isZero();
  }

  private static String page(String... events) {
    return Stream.of(events).map(it -> "[1," + it + "]").collect(Collectors.joining(",", "[", "]"));
  }
}
