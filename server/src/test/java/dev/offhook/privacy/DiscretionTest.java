package dev.offhook.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.call.Answering;
import dev.offhook.call.CallDetails;
import dev.offhook.call.CallEnd;
import dev.offhook.call.CallEvent;
import dev.offhook.call.LoggedEvent;
import dev.offhook.call.PhoneNumber;
import dev.offhook.turn.Move;
import dev.offhook.turn.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a call is written down, and what is not. */
class DiscretionTest {
  private static final CallEvent END = new CallEvent.Ended(CallEnd.callerHungUp());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "my card is 4111 1111 1111 1111 thanks a lot",
        "my card is 4111-1111-1111-1111.",
        "4111.1111.1111.1111 is my card",
        "4111, 1111, 1111, 1111",
        "It's 4111111111111111, expires 12/27",
        "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1",
        "four one one one one one one one one one one one one one one one",
        "four triple one, uh, double one double one, one one one one, one one one one",
        "card ３７８２８２２４６３１０００５ please",
        "3782 822463 10005",
        "10115 Berlin and 4111 1111 1111 1111 12 27 123",
        "411111111111111112271234"
      })
  void aCardNumberIsNotWrittenDownHoweverItIsSaid(String words) {
    var kept = Kept.usual().said(words).then(END);

    assertThat(kept.disk())
        .doesNotContain("1111")
        .doesNotContain("1 1 1")
        .doesNotContain("one")
        .doesNotContain("8224")
        .doesNotContain("２２４")
        .contains("x");
    assertThat(said(kept)).hasSameSizeAs(words);
  }

  private static String said(Kept kept) {
    return kept.read().stream()
        .filter(CallEvent.Told.class::isInstance)
        .map(CallEvent.Told.class::cast)
        .filter(told -> told.signal() instanceof Signal.CallerWords)
        .map(told -> ((Signal.CallerWords) told.signal()).words())
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "call me back at 555 123 4567 please, I am at home",
        "We are open 9:00-18:00, 10:00-16:00 and on the 24.12. from 9 to 12",
        "4111 1111 1111 1112 has a wrong check digit in it",
        "one moment, I have two or three questions",
        "order 123456789012 from last week"
      })
  void whatIsNoCardNumberIsWrittenDownAsItIs(String words) {
    var kept = Kept.usual().said(words).passed(words.split("(?= )")).complete().then(END);

    assertThat(said(kept)).isEqualTo(words);
    assertThat(kept.tokens()).isEqualTo(words);
  }

  @Test
  @DisplayName("a number that grows from one partial to the next is on the disk in none of them")
  void partialsDoNotTellThePieces() {
    var kept =
        Kept.usual()
            .partial("my card is")
            .partial("my card is 4111")
            .partial("my card is 4111 1111")
            .partial("my card is 4111 1111 1111")
            .said("my card is 4111 1111 1111 1111")
            .then(END);

    assertThat(kept.disk()).contains("my card is xxxx xxxx").doesNotContain("111");
  }

  @Test
  @DisplayName("a number the caller says in several turns is on the disk in none of them")
  void turnsDoNotTellThePieces() {
    var kept =
        Kept.usual()
            .said("sure, it's 4111")
            .passed("Go", " on")
            .complete()
            .said("1111")
            .said("uh 1111")
            .said("one one one one")
            .said("and that is all there is")
            .then(END);

    assertThat(kept.disk()).doesNotContain("4111").doesNotContain("1111").doesNotContain("one");
  }

  @Test
  @DisplayName("nor when the caller has to look for the rest of it in between")
  void piecesWithOtherWordsBetweenAreNotTold() {
    var kept =
        Kept.usual()
            .said("yes it's 4111 1111")
            .said("hold on, let me get the other half of it")
            .passed("Take your time")
            .complete()
            .said("so here it is, 1111")
            .said("1111")
            .said("and that was the last of it")
            .then(END);

    assertThat(kept.disk()).doesNotContain("1111").contains("yes it's xxxx xxxx", "it is, xxxx");
  }

  @Test
  @DisplayName("digits that turn out to be no card are known once the caller goes on, or the end")
  void harmlessDigitsAreKnownAgain() {
    var goneOn = Kept.usual().said("my number is 555 123 4567");
    assertThat(goneOn.disk()).contains("my number is xxx xxx xxxx").doesNotContain("4567");
    goneOn.said("please ring me there tomorrow");
    assertThat(goneOn.disk()).doesNotContain("4567");
    goneOn.said("after ten in the morning");
    assertThat(goneOn.read())
        .contains(new CallEvent.Made(new Move.RememberCaller("my number is 555 123 4567")));

    var ended = Kept.usual().said("my number is 555 123 4567").then(END);
    assertThat(ended.read())
        .contains(new CallEvent.Made(new Move.RememberCaller("my number is 555 123 4567")))
        .endsWith(END);
  }

  @Test
  void whatIsReadBackIsMaskedAsLongAsItIsInDoubt() {
    var kept =
        Kept.usual()
            .said("my number is 555 123 4567")
            .passed("So", " 555", " 123", " 4567", "?")
            .complete()
            .played("So 555 123 4567?");

    assertThat(kept.disk()).doesNotContain("4567").doesNotContain("123");
    kept.said("yes that is right").said("and what about Sunday").passed("Closed").then(END);
    assertThat(kept.tokens()).isEqualTo("So 555 123 4567?Closed");
  }

  @Test
  @DisplayName("a number the model makes token by token is on the disk in no token, and at no time")
  void tokensDoNotTellThePieces() {
    var kept = Kept.usual().passed("Your", " card", " 41");
    for (var token : List.of("11", "-", "111", "1", " 1", "111 ", "1111", ".")) {
      kept.passed(token);
      assertThat(kept.disk()).doesNotContain("41").doesNotContain("11");
    }
    kept.passed(" Right", "?").complete().then(END);

    assertThat(kept.tokens()).isEqualTo("Your card xxxx-xxxx xxxx xxxx. Right?");
  }

  @Test
  void eventsKeepTheirOrderAndTheirNumbersHaveNoGap() {
    var kept =
        Kept.usual()
            .passed("Room", " 4", "2")
            .said("thanks a lot indeed")
            .passed("0", ".", " Bye")
            .complete()
            .then(END);

    assertThat(kept.log())
        .extracting(LoggedEvent::number)
        .containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
    assertThat(kept.tokens()).isEqualTo("Room 420. Bye");
    assertThat(kept.log().get(3).event()).isInstanceOf(CallEvent.Told.class);
  }

  @Test
  void aModelThatStopsInTheMidstOfANumberHoldsTheLogUpForSecondsOnly() {
    var kept = Kept.usual().passed("It is 4111 1111 11").said("hello, are you there");
    assertThat(kept.log()).isEmpty();

    kept.later(Duration.ofSeconds(6)).then(new CallEvent.Told(new Signal.Woken()));

    assertThat(kept.log()).hasSize(4);
    assertThat(kept.disk()).contains("It is xxxx xxxx xx");
  }

  @Test
  void aNumberThatIsHeldUpInItsMidstIsMaskedOnBothSides() {
    var kept = Kept.usual().passed("It is 4111 1111 11");
    kept.later(Duration.ofSeconds(6)).passed("11");
    kept.later(Duration.ofSeconds(6)).passed(" 1111", ", Sir. Room 12.").complete().then(END);

    assertThat(kept.disk()).doesNotContain("11").contains("Room 12.");
    assertThat(kept.tokens()).isEqualTo("It is xxxx xxxx xxxx xxxx, Sir. Room 12.");
  }

  @Test
  void aLineThatIsLostDoesNotCutANumberInTwo() {
    var kept =
        Kept.usual()
            .passed("It is 4111 1111 1")
            .then(new CallEvent.Told(new Signal.LineLost(false)))
            .passed("111 1111.")
            .complete()
            .then(END);

    assertThat(kept.tokens()).isEqualTo("It is xxxx xxxx xxxx xxxx.");
  }

  @Test
  @DisplayName("what was heard of a card is masked like what was sent, so that one is in the other")
  void heardAndSentAreMaskedAlike() {
    var kept =
        Kept.usual()
            .passed("Your card 4111 1111", " 1111 1111 is fine.")
            .complete()
            .played("Your card 4111 1111")
            .interrupted("1111 1111 is")
            .then(
                new CallEvent.Made(new Move.RememberSaid("Your card 4111 1111 1111 1111 is", true)))
            .then(new CallEvent.Made(new Move.Say("1111 1111 is fine.")))
            .then(END);

    assertThat(kept.disk()).doesNotContain("111");
    assertThat(kept.read())
        .contains(new CallEvent.Told(new Signal.Played("Your card xxxx xxxx")))
        .contains(
            new CallEvent.Made(new Move.RememberSaid("Your card xxxx xxxx xxxx xxxx is", true)))
        .contains(new CallEvent.Made(new Move.Say("xxxx xxxx is fine.")));
  }

  @Test
  void whatTheOwnerListsIsNotWrittenDownEither() {
    var redaction =
        new Redaction(
            true,
            List.of(
                Sensitive.builtIn("email").orElseThrow(),
                Sensitive.builtIn("iban").orElseThrow(),
                Sensitive.builtIn("ssn").orElseThrow(),
                Sensitive.of("order", "ORD-[0-9]+")));
    var kept = new Kept(new Privacy(redaction, Numbers.FULL, Retention.FOREVER));
    kept.partial("write to ada@exa")
        .said("write to ada@example.com about ORD-77 or DE89 3704 0044 0532 0130 00, 123-45-6789")
        .passed("So", " ada", "@", "example", ".", "com", ", order", " ORD", "-7", "7", ".")
        .complete()
        .played("So ada@exam")
        .then(END);

    assertThat(kept.disk())
        .doesNotContain("ada@")
        .doesNotContain("exam")
        .doesNotContain("77")
        .doesNotContain("DE89")
        .doesNotContain("3704")
        .doesNotContain("6789")
        .contains("write to xxx@xxxxxxx.xxx about xxx-xx or");
    assertThat(kept.tokens()).isEqualTo("So xxx@xxxxxxx.xxx, order xxx-xx.");
  }

  @Test
  void parametersAndTheFarEndsNumberAreWrittenDownAsWished() {
    var details =
        new CallDetails(
            Kept.SID,
            new PhoneNumber("+4917012345667"),
            new PhoneNumber("+15550199"),
            CallDetails.Direction.INBOUND,
            Map.of("card", "4111111111111111"));
    var arrived =
        new CallEvent.Arrived(
            details, new Answering("a", "1", Answering.Mode.RELAY), Instant.EPOCH);

    var kept = new Kept(new Privacy(Redaction.CARDS, Numbers.MASKED, Retention.FOREVER));
    assertThat(kept.then(arrived).disk())
        .contains("+49xxxxxxxxx67", "+15550199", "\"card\":\"xxxxxxxxxxxxxxxx\"")
        .doesNotContain("170");
    var none = new Kept(new Privacy(Redaction.NONE, Numbers.NONE, Retention.FOREVER));
    assertThat(none.then(arrived).disk()).contains("\"caller\":\"\"", "4111111111111111");
  }

  @Test
  void withoutRedactionNothingIsChanged() {
    var kept = new Kept(Privacy.OPEN).said("4111 1111 1111 1111").passed("4111", "1").then(END);

    assertThat(kept.disk()).contains("4111 1111 1111 1111");
    assertThat(kept.log()).hasSize(5);
  }
}
