package dev.offhook.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.call.CallEnd;
import dev.offhook.call.CallEvent;
import dev.offhook.turn.Move;
import dev.offhook.turn.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** However a number comes in pieces, they are not on the disk; and what is no number always is. */
class DiscretionProperties {
  private static final CallEvent END = new CallEvent.Ended(CallEnd.callerHungUp());
  private static final List<String> DIGITS =
      List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");
  private static final List<String> BETWEEN = List.of("", " ", "-", ".", " - ");

  @Property(tries = 1000)
  void noTokenOfACardIsWrittenDown(@ForAll @LongRange(min = 0) long seed) {
    var random = new Random(seed);
    var number = spelled(random, card(random));
    var text = "Your card is " + number + ", and it is fine.";

    var kept = Kept.usual().passed(cut(random, text)).complete().then(END);

    assertThat(kept.tokens().chars().filter(Character::isDigit)).as(text).isEmpty();
    assertThat(kept.tokens()).hasSameSizeAs(text).endsWith(", and it is fine.");
    DIGITS.forEach(word -> assertThat(kept.tokens()).as(text).doesNotContain(word));
  }

  @Property(tries = 1000)
  void noPieceThatACallerSaysIsWrittenDown(@ForAll @LongRange(min = 0) long seed) {
    var random = new Random(seed);
    var card = card(random);
    var kept = Kept.usual();
    for (var from = 0; from < card.length(); ) {
      var to = Math.min(card.length(), from + 1 + random.nextInt(8));
      var piece = card.substring(from, to);
      var words = (from == 0 && random.nextBoolean() ? "my card is " : "") + piece;
      kept.partial(words).said(random.nextBoolean() ? words : words + " uh");
      if (random.nextInt(4) == 0) {
        kept.said("hold on, let me see");
      }
      kept.passed("Go on");
      from = to;
    }
    kept.said("so that is the whole of it").said("and now I want my pizza").then(END);

    var legible =
        kept.read().stream()
            .filter(CallEvent.Made.class::isInstance)
            .map(event -> ((CallEvent.Made) event).move())
            .filter(Move.RememberCaller.class::isInstance)
            .map(move -> ((Move.RememberCaller) move).words().replaceAll("[^0-9]", ""))
            .collect(Collectors.joining());
    assertThat(legible.length()).as("%s: %s", card, kept.disk()).isLessThanOrEqualTo(3);
  }

  @Property(tries = 1000)
  void whatHoldsNoCardIsReadAsItWas(@ForAll @LongRange(min = 0) long seed) {
    var random = new Random(seed);
    var kept = Kept.usual();
    var told = new ArrayList<CallEvent>();
    for (var i = 0; i < 12; i++) {
      var words = harmless(random);
      switch (random.nextInt(3)) {
        case 0 -> told.add(new CallEvent.Made(new Move.RememberCaller(words)));
        case 1 -> told.add(new CallEvent.Told(new Signal.Played(words)));
        default ->
            List.of(cut(random, words)).forEach(token -> told.add(new CallEvent.Passed(1, token)));
      }
    }
    told.add(END);
    told.forEach(kept::then);

    assertThat(kept.read()).isEqualTo(told);
    for (var i = 0; i < kept.log().size(); i++) {
      assertThat(kept.log().get(i).number()).isEqualTo(i);
    }
  }

  /** A sentence with a number or two that are too short for a card. */
  private static String harmless(Random random) {
    return "Room %d, call %s now or at %d:30. "
        .formatted(random.nextInt(3000), spelled(random, digits(random, 10)), random.nextInt(24));
  }

  private static String[] cut(Random random, String text) {
    var tokens = new ArrayList<String>();
    for (var from = 0; from < text.length(); ) {
      var to = Math.min(text.length(), from + 1 + random.nextInt(6));
      tokens.add(text.substring(from, to));
      from = to;
    }
    return tokens.toArray(String[]::new);
  }

  /** In figures, in words, or some of each; with one thing between the groups. */
  private static String spelled(Random random, String digits) {
    var between = BETWEEN.get(random.nextInt(BETWEEN.size()));
    var inWords = random.nextInt(4) == 0;
    var text = new StringBuilder();
    for (var at = 0; at < digits.length(); at++) {
      if (at > 0 && (inWords || at % 4 == 0)) {
        text.append(inWords ? " " : between);
      }
      var digit = digits.charAt(at);
      text.append(inWords ? DIGITS.get(digit - '0') : String.valueOf(digit));
    }
    return text.toString();
  }

  private static String digits(Random random, int size) {
    var digits = new StringBuilder();
    for (var at = 0; at < size; at++) {
      digits.append(random.nextInt(10));
    }
    return digits.toString();
  }

  /** A number with a right check digit, as long as cards are. */
  private static String card(Random random) {
    var digits = "4" + digits(random, 11 + random.nextInt(7));
    for (var check = '0'; check <= '9'; check++) {
      var sum = 0;
      var all = digits + check;
      for (var at = 0; at < all.length(); at++) {
        var value = (all.charAt(all.length() - 1 - at) - '0') * (1 + at % 2);
        sum += value / 10 + value % 10;
      }
      if (sum % 10 == 0) {
        return all;
      }
    }
    throw new AssertionError(digits);
  }
}
