package dev.offhook.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class HeardTextProperties {
  private static final int TRIES = 10_000;

  @Property(tries = TRIES)
  @Label("[B000-13] whatever is reported, heard and unheard are the words sent")
  void heardAndUnheardAreTheWordsSent(
      @ForAll("replies") List<String> clauses, @ForAll("signals") List<Signal> signals) {
    var sent = String.join(" ", clauses);
    var text = HeardText.EMPTY.say(sent);
    for (var signal : signals) {
      text = signal.tell(text, clauses);
      assertThat(words(text.heardWords() + " " + text.unheardWords())).isEqualTo(words(sent));
      assertThat(text.sentWords()).isEqualTo(sent);
    }
  }

  @Property(tries = TRIES)
  @Label("played clause by clause, however it is spelled, a reply ends complete")
  void playedClauseByClauseAReplyEndsComplete(
      @ForAll("replies") List<String> clauses, @ForAll Random random) {
    var text = HeardText.EMPTY;
    for (var clause : clauses) {
      text = text.say(clause).say(" ");
    }
    for (var clause : clauses) {
      assertThat(text.complete()).isFalse();
      text = text.played(respelled(clause, random));
    }
    assertThat(text.complete()).isTrue();
  }

  @Property(tries = TRIES)
  @Label("cut inside a clause, exactly the words up to there were heard, also over resumptions")
  void cutInsideAClauseHearsExactlyThatMuch(
      @ForAll("replies") List<String> clauses,
      @ForAll @IntRange(min = 1, max = 4) int cuts,
      @ForAll Random random) {
    var text = HeardText.EMPTY.say(String.join(" ", clauses));
    var heard = new ArrayList<String>();
    for (var cut = 0; cut < cuts && !text.complete(); cut++) {
      var left = new ArrayList<>(clausesOf(text.unheardWords()));
      for (var whole = random.nextInt(left.size()); whole > 0; whole--) {
        heard.addAll(words(left.getFirst()));
        text = text.played(respelled(left.removeFirst(), random));
      }
      var clause = words(left.getFirst());
      var fragment = clause.subList(0, random.nextInt(clause.size() + 1));
      heard.addAll(fragment);
      var report = respelled(String.join(" ", fragment), random);
      text = text.played(report).interrupted(report, Optional.of(Duration.ofMillis(1)));
      assertThat(words(text.heardWords())).isEqualTo(heard);
    }
  }

  @Property(tries = TRIES)
  @Label("without any play report the words since the start are enough")
  void theWordsSinceTheStartAreEnough(
      @ForAll("replies") List<String> clauses, @ForAll Random random) {
    var sent = words(String.join(" ", clauses));
    var heard = sent.subList(0, random.nextInt(sent.size() + 1));

    var text =
        HeardText.EMPTY
            .say(String.join(" ", clauses))
            .interrupted(respelled(String.join(" ", heard), random), Optional.empty());

    assertThat(words(text.heardWords())).isEqualTo(heard);
  }

  @Property(tries = TRIES)
  @Label("any text of any script is cut between graphemes and never makes it fail")
  void anyTextIsCutBetweenGraphemes(
      @ForAll("scripts") String sent, @ForAll("scripts") String other, @ForAll Random random) {
    var report =
        random.nextBoolean() ? other : sent.substring(0, random.nextInt(sent.length() + 1));
    var text = HeardText.EMPTY.say(sent);
    text = random.nextBoolean() ? text.played(report) : text;
    text = text.interrupted(report, Optional.of(Duration.ofMillis(random.nextInt(5_000))));

    var graphemes = graphemes(text.heardWords());
    graphemes.addAll(graphemes(text.unheardWords()));
    assertThat(visible(graphemes)).isEqualTo(visible(graphemes(sent)));
  }

  /** Clauses of small words that repeat, so that a report fits many places. */
  @Provide
  Arbitrary<List<String>> replies() {
    return Arbitraries.of(
            "the",
            "no",
            "word1",
            "word10",
            "Café",
            "olé",
            "twenty",
            "five",
            "dollars",
            "don't",
            "well-known",
            "Übung",
            "3",
            "30",
            "$20",
            "e-mail",
            "A",
            "I",
            "(maybe)",
            "\"yes\"",
            "no,",
            "the.",
            "word1:",
            "olé?",
            "five!",
            "dollars.",
            "30,",
            "\"no\".")
        .list()
        .ofMinSize(1)
        .ofMaxSize(40)
        .map(words -> clausesOf(String.join(" ", words) + " end."));
  }

  @Provide
  Arbitrary<List<Signal>> signals() {
    var words = Arbitraries.of("", "no", "the", "twenty 5", "zzz", "word1", "cafe ole no", "?");
    return Combinators.combine(
            Arbitraries.integers().between(-7, 7), words, Arbitraries.integers().between(0, 9_000))
        .as(Signal::new)
        .list()
        .ofMaxSize(6);
  }

  /** A report: of one of the clauses, or of words from nowhere; an odd time means it was cut. */
  record Signal(int clause, String words, int millis) {
    HeardText tell(HeardText text, List<String> clauses) {
      var report = clause < 0 ? words : clauses.get(clause % clauses.size());
      return millis % 2 == 0
          ? text.played(report)
          : text.interrupted(report, Optional.of(Duration.ofMillis(millis)));
    }
  }

  @Provide
  Arbitrary<String> scripts() {
    return Arbitraries.of(
            "a",
            "b",
            "é",
            "e\u0301",
            "今",
            "営",
            "か\u3099",
            "ー",
            "स्",
            "ते",
            "क्षि",
            "ำ",
            "ก",
            "กำ",
            "😀",
            "👍🏽",
            "👨‍👩‍👧",
            "𝒳",
            "1",
            "1️⃣",
            "한",
            "글",
            " ",
            " ",
            ".",
            "。",
            "「",
            "」",
            "!",
            "'",
            "’",
            "-",
            "\n",
            "ß",
            "İ",
            "ﬁ",
            "½",
            "٣")
        .list()
        .ofMaxSize(30)
        .map(parts -> String.join("", parts));
  }

  private static String respelled(String clause, Random random) {
    var changed = clause;
    changed = random.nextBoolean() ? changed.toLowerCase(Locale.ROOT) : changed;
    changed = random.nextBoolean() ? changed.replaceAll("[.,:?!()\"]", "") : changed;
    changed = random.nextBoolean() ? changed.replace("é", "e").replace("Ü", "U") : changed;
    changed = random.nextBoolean() ? changed.replace("'", "’") : changed;
    changed = random.nextBoolean() ? changed.replace(" ", "  ") : changed;
    return random.nextBoolean() ? " " + changed : changed;
  }

  private static List<String> clausesOf(String text) {
    return Stream.of(text.split("(?<=[,.:?!]) ")).filter(clause -> !clause.isBlank()).toList();
  }

  private static List<String> words(String text) {
    return Stream.of(text.split(" ")).filter(word -> !word.isEmpty()).toList();
  }

  private static List<String> graphemes(String text) {
    return new ArrayList<>(Stream.of(text.split("\\b{g}")).toList());
  }

  private static List<String> visible(List<String> graphemes) {
    return graphemes.stream().map(String::strip).filter(grapheme -> !grapheme.isEmpty()).toList();
  }
}
