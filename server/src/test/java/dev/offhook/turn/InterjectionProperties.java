package dev.offhook.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.turn.Interjection.Backchannel;
import dev.offhook.turn.Interjection.Stop;
import dev.offhook.turn.Interjection.Unsettled;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class InterjectionProperties {
  private static final int TRIES = 10_000;

  private final InterjectionRules rules = InterjectionRules.with(List.of("cancel that"));

  @Property(tries = TRIES)
  @Label("any words in any language are judged; what a stop leaves is the end of what was said")
  void anyWordsAreJudged(
      @ForAll String words,
      @ForAll String language,
      @ForAll boolean asked,
      @ForAll boolean settled) {
    if (rules.judge(words, language, asked, settled) instanceof Stop(var _, String rest)) {
      assertThat(words.strip()).endsWith(rest);
    }
  }

  @Property(tries = TRIES)
  @Label("[B000-2] words that say something are never taken for a sign of listening")
  void wordsThatSaySomethingAreNeverABackchannel(
      @ForAll("phrases") List<String> before,
      @ForAll("phrases") List<String> after,
      @ForAll("languages") String language,
      @ForAll boolean asked) {
    var words = String.join(" ", before) + " Krzysztof " + String.join(" ", after);

    var decided = rules.judge(words, language, asked, true);

    assertThat(decided).isNotInstanceOf(Backchannel.class);
    if (decided instanceof Stop(var _, String rest)) {
      assertThat(rest).contains("Krzysztof");
    }
  }

  @Property(tries = TRIES)
  @Label("a partial stops or decides nothing, and what it stops the settled words stop too")
  void aPartialStopsOrDecidesNothing(
      @ForAll("phrases") List<String> phrases,
      @ForAll("languages") String language,
      @ForAll boolean asked) {
    var words = String.join(", ", phrases);

    var partial = rules.judge(words, language, asked, false);

    assertThat(partial).isInstanceOfAny(Stop.class, Unsettled.class);
    if (partial instanceof Stop) {
      assertThat(rules.judge(words, language, asked, true)).isEqualTo(partial);
    }
  }

  @Provide
  Arbitrary<List<String>> phrases() {
    return Arbitraries.of(
            "okay",
            "uh-huh",
            "no",
            "no problem",
            "stop",
            "wait",
            "please",
            "um",
            "that’s enough",
            "what",
            "tell me",
            "cancel that",
            "could you",
            "it",
            "the",
            "Moment",
            "ja",
            "sí",
            "para",
            "non",
            "un attimo",
            "não",
            "रुको",
            "हाँ",
            "excuse me",
            "한국",
            "今")
        .list()
        .ofMaxSize(5);
  }

  @Provide
  Arbitrary<String> languages() {
    return Arbitraries.of("en", "de-DE", "es-MX", "fr", "it", "pt-BR", "hi", "ja", "");
  }
}
