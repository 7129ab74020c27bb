package dev.offhook.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpeakableTest {

  private static String spoken(String text) {
    var speakable = new Speakable();
    return speakable.feed(text) + speakable.flush();
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "speakable.csv", delimiter = '§', quoteCharacter = '¤')
  @DisplayName("[F19] [F20] [001-21] what is generated becomes what is spoken")
  void generatedBecomesSpoken(String generated, String expected) {
    assertThat(spoken(lines(generated))).isEqualTo(lines(expected));
  }

  /**
   * In the table a line's end is written as {@code ⏎} and a leading or trailing blank as {@code ␣}.
   */
  private static String lines(String cell) {
    return cell.replace('⏎', '\n').replace('␣', ' ');
  }

  @Property(tries = 2_000)
  void theCutIntoTokensMakesNoDifference(
      @ForAll("markup") List<String> pieces,
      @ForAll @Size(30) List<@IntRange(min = 1, max = 9) Integer> cuts) {
    var text = String.join("", pieces);
    var speakable = new Speakable();
    var inTokens = new StringBuilder();
    int from = 0;
    for (int i = 0; from < text.length(); i++) {
      int to = Math.min(text.length(), from + cuts.get(i % cuts.size()));
      inTokens.append(speakable.feed(text.substring(from, to)));
      from = to;
    }
    inTokens.append(speakable.flush());

    assertThat(inTokens.toString()).isEqualTo(spoken(text));
  }

  @Property(tries = 1_000)
  void anyTextAtAllCanBeFedCharacterByCharacter(@ForAll String text) {
    var speakable = new Speakable();
    var inTokens = new StringBuilder();
    text.chars().forEach(c -> inTokens.append(speakable.feed(String.valueOf((char) c))));

    assertThat(inTokens.append(speakable.flush()).toString()).isEqualTo(spoken(text));
  }

  @Provide
  Arbitrary<List<String>> markup() {
    var marks =
        Arbitraries.of(
            "*",
            "**",
            "_",
            "`",
            "```",
            "~~",
            "~",
            "#",
            "# ",
            "- ",
            "1. ",
            "> ",
            "|",
            "[",
            "]",
            "(",
            ")",
            "![",
            "](",
            "<",
            ">",
            "</",
            "<b>",
            "<think>",
            "</think>",
            "<|im_start|>",
            "&amp;",
            "&",
            "http://",
            "https://x.org/a",
            "www.",
            "\n",
            "\r\n",
            "\n\n",
            "\\",
            "!",
            "😀",
            "👩‍👧",
            "1️⃣",
            "【",
            "】",
            "---",
            "<br/>",
            "<li>",
            "[^",
            "[INST]",
            "→",
            "\t",
            "é");
    var words =
        Arbitraries.of("a", " ", "the ", "word", "5", "3.5", "$", ".", ", ", "it's", ":", "html");
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(3, marks), net.jqwik.api.Tuple.of(2, words))
        .list()
        .ofMaxSize(40);
  }

  @Property(tries = 1_000)
  void plainTextIsSpokenAsItIs(@ForAll("plain") List<String> words) {
    var text = String.join(" ", words);

    assertThat(spoken(text)).isEqualTo(text);
  }

  @Property(tries = 1_000)
  void plainWordsPassAtOnce(@ForAll("plain") List<String> words) {
    var speakable = new Speakable();
    var fed = new StringBuilder();
    var heard = new StringBuilder();
    for (var word : words) {
      fed.append(word).append(' ');
      heard.append(speakable.feed(word + " "));
      assertThat(fed.length() - heard.length()).as("held back of [%s]", fed).isLessThanOrEqualTo(1);
    }
  }

  @Provide
  Arbitrary<List<String>> plain() {
    return Arbitraries.of(
            "Hello,",
            "we",
            "open",
            "at",
            "9:30",
            "a.m.",
            "on",
            "Mr.",
            "O'Neil's",
            "$3.50",
            "€5,00",
            "3.5",
            "50%",
            "half-price",
            "(really)",
            "“quoted”",
            "it’s",
            "what?",
            "so...",
            "R&D,",
            "20°C",
            "http",
            "www",
            "who",
            "#1",
            "C#",
            "5/6",
            "user_name",
            "joe@example.com",
            "東京",
            "Grüße",
            "x=3",
            "and/or",
            "1,000",
            "+1",
            "555-0100",
            "No.",
            "5")
        .list()
        .ofMinSize(2)
        .ofMaxSize(30)
        // a number and a full stop at the very beginning is a list's
        .filter(words -> Character.isLetter(words.getFirst().charAt(0)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<", "<a ", "</", "<!", "<|", "&", "&amp", "[", "[^", "【", "](", "] [", "![", "*", "**",
        "_", "`", "~", "#", "- ", "- [", "1. ", "12", "> ", "|", "| a | ", "http", "https:/", "www",
        "\\", "!", "``", "=", "---"
      })
  @DisplayName("what only looks like markup holds back a clause at most")
  void aFalseStartHoldsBackAClauseAtMost(String start) {
    var words = " and then plain words go on and on".repeat(10);

    var heard = new Speakable().feed(start + words);

    assertThat(heard.length()).isGreaterThan(words.length() - 70);
    assertThat(words).endsWith(heard.substring(heard.length() - 30));
  }

  @Test
  @DisplayName("[F19] a thought is not spoken, however long it is")
  void aThoughtIsNotSpoken() {
    var speakable = new Speakable();
    var heard = new StringBuilder(speakable.feed("<think>"));
    for (int i = 0; i < 10_000; i++) {
      heard.append(speakable.feed("The user asks <b>why</b>. "));
    }
    heard.append(speakable.feed("</thi")).append(speakable.feed("nk>\n\nBecause."));

    assertThat(heard.append(speakable.flush()).toString()).isEqualTo("Because.");
  }
}
