package dev.offhook.telephony.twilio;

import static dev.offhook.telephony.twilio.Examples.CALL;
import static dev.offhook.telephony.twilio.Examples.OTHER_CALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.offhook.call.CallSid;
import dev.offhook.telephony.twilio.Admission.Admitted;
import dev.offhook.telephony.twilio.Admission.Refused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CallTokensTest {
  private static final Duration MINUTE = Duration.ofSeconds(60);
  private static final Duration START = Duration.ofHours(-3);

  private final CallTokens tokens = new CallTokens(MINUTE, 100);

  @Test
  void aTokenOpensItsCallOnceAndThenOnlyAgain() {
    var token = tokens.mint(CALL, START);

    assertThat(tokens.admit(token, CALL, at(0))).isEqualTo(Admitted.FIRST);
    assertThat(tokens.admit(token, CALL, at(1))).isEqualTo(Admitted.AGAIN);
    assertThat(tokens.admit(token, CALL, at(7200))).isEqualTo(Admitted.AGAIN);
  }

  @Test
  @DisplayName("[B001-8] a token is worth nothing for another call, before and after its use")
  void aTokenIsWorthNothingForAnotherCall() {
    var token = tokens.mint(CALL, START);
    tokens.mint(OTHER_CALL, START);

    assertThat(tokens.admit(token, OTHER_CALL, at(0))).isEqualTo(Refused.WRONG);
    assertThat(tokens.admit(token, CALL, at(0))).isEqualTo(Admitted.FIRST);
    assertThat(tokens.admit(token, OTHER_CALL, at(0))).isEqualTo(Refused.WRONG);
  }

  @Test
  @DisplayName("[B001-6] [B000-14] without the right token no call opens")
  void withoutTheRightTokenNoCallOpens() {
    var token = tokens.mint(CALL, START);

    assertThat(tokens.admit("", CALL, at(0))).isEqualTo(Refused.MISSING);
    assertThat(tokens.admit("guess", CALL, at(0))).isEqualTo(Refused.WRONG);
    assertThat(tokens.admit(token + "A", CALL, at(0))).isEqualTo(Refused.WRONG);
    assertThat(tokens.admit("\uD800\u0000" + "x".repeat(60_000), CALL, at(0)))
        .isEqualTo(Refused.WRONG);
    assertThat(tokens.admit(token, OTHER_CALL, at(0))).isEqualTo(Refused.NO_SUCH_CALL);
    assertThat(tokens.admit(token, CALL, at(0))).isEqualTo(Admitted.FIRST);
  }

  @Test
  void aTokenNobodyShowedInTimeIsExpired() {
    var token = tokens.mint(CALL, START);

    assertThat(tokens.admit(token, CALL, at(61))).isEqualTo(Refused.EXPIRED);
    assertThat(tokens.admit(token, CALL, at(60))).isEqualTo(Admitted.FIRST);
  }

  @Test
  void whenTheCallIsOverItsTokenOpensNothing() {
    var token = tokens.mint(CALL, START);
    tokens.admit(token, CALL, at(0));

    tokens.forget(CALL);

    assertThat(tokens.admit(token, CALL, at(1))).isEqualTo(Refused.NO_SUCH_CALL);
    assertThat(tokens.calls()).isZero();
  }

  @Test
  void aWebhookAskedTwiceLeavesBothTokensGood() {
    var first = tokens.mint(CALL, START);
    var second = tokens.mint(CALL, START);

    assertThat(tokens.admit(second, CALL, at(0))).isEqualTo(Admitted.FIRST);
    assertThat(tokens.admit(first, CALL, at(0))).isEqualTo(Admitted.FIRST);
    assertThat(tokens.admit(second, CALL, at(0))).isEqualTo(Admitted.AGAIN);
  }

  @Test
  void aCallAskedForOverAndOverKeepsItsLatestTokens() {
    var first = tokens.mint(CALL, START);
    var latest = IntStream.range(0, 1000).mapToObj(i -> tokens.mint(CALL, START)).toList();

    assertThat(tokens.admit(first, CALL, at(0))).isEqualTo(Refused.WRONG);
    assertThat(tokens.admit(latest.getLast(), CALL, at(0))).isEqualTo(Admitted.FIRST);
    assertThat(tokens.calls()).isEqualTo(1);
  }

  @Test
  void beyondItsRoomTheOldestCallsLoseTheirTokens() {
    var minted = new ArrayList<String>();
    for (int i = 0; i < 1000; i++) {
      minted.add(tokens.mint(call(i), START.plusMillis(i)));
      assertThat(tokens.calls()).isLessThanOrEqualTo(100);
    }

    assertThat(tokens.admit(minted.getFirst(), call(0), at(1))).isEqualTo(Refused.NO_SUCH_CALL);
    assertThat(tokens.admit(minted.getLast(), call(999), at(1))).isEqualTo(Admitted.FIRST);
    assertThat(tokens.admit(minted.get(920), call(920), at(1))).isEqualTo(Admitted.FIRST);
  }

  @Test
  void callsThatNeverCameAreSweptOutAndLiveOnesStay() {
    var live = tokens.mint(call(0), START);
    tokens.admit(live, call(0), at(1));
    IntStream.range(1, 50).forEach(i -> tokens.mint(call(i), START));

    tokens.mint(CALL, at(200));

    assertThat(tokens.calls()).isEqualTo(2);
    assertThat(tokens.admit(live, call(0), at(200))).isEqualTo(Admitted.AGAIN);
  }

  @Test
  void tokensAreLongAndNeverTheSame() {
    var seen = new HashSet<String>();
    for (int i = 0; i < 1000; i++) {
      var token = tokens.mint(CALL, START);
      assertThat(Base64.getUrlDecoder().decode(token)).hasSizeGreaterThanOrEqualTo(16);
      assertThat(seen.add(token)).isTrue();
    }
  }

  @Test
  void ofSocketsAtTheSameMomentOneIsTheFirst() throws Exception {
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (int round = 0; round < 200; round++) {
        var token = tokens.mint(CALL, START);
        var together = new CountDownLatch(8);
        Callable<Admission> socket =
            () -> {
              together.countDown();
              assertThat(together.await(60, TimeUnit.SECONDS)).isTrue();
              return tokens.admit(token, CALL, at(0));
            };
        var answers = new ArrayList<Admission>();
        var asked = IntStream.range(0, 8).mapToObj(i -> threads.submit(socket)).toList();
        for (var answer : asked) {
          answers.add(answer.get(60, TimeUnit.SECONDS));
        }

        assertThat(answers).containsOnlyOnce(Admitted.FIRST);
        assertThat(answers).containsOnly(Admitted.FIRST, Admitted.AGAIN);
      }
    }
  }

  @Test
  void tokensWithoutATimeOrRoomAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new CallTokens(Duration.ZERO, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new CallTokens(MINUTE, 0));
  }

  private static Duration at(int seconds) {
    return START.plusSeconds(seconds);
  }

  private static CallSid call(int number) {
    return new CallSid("CA%032x".formatted(number));
  }
}
