package dev.offhook.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected values are what python-dotenv 1.2.4 makes of the same lines. */
class DotEnvTest {

  @ParameterizedTest(name = "{0} → [{1}]")
  @CsvSource(
      quoteCharacter = '^',
      ignoreLeadingAndTrailingWhitespace = false,
      delimiter = '|',
      value = {
        "A=1|1",
        "export A = two # note|two",
        "A=\"x#y\" # note|x#y",
        "A='single $x'|single $x",
        "A=a#b|a#b",
        "A=#x|#x",
        "A= #x|^^",
        "A=|^^",
        "A=a \"quoted\" b|a \"quoted\" b",
        "  A  =  lead  |lead",
        "a=lower case name|lower case name",
        "A=\"say \\\"hi\\\"\"|say \"hi\"",
        "A='it\\'s'|it's",
        "A=C:\\new|C:\\new",
        "A=one=two|one=two",
      })
  void readsWhatPythonDotenvReads(String line, String value) {
    assertThat(DotEnv.parse(line)).isEqualTo(new DotEnv(Map.of("A", value), java.util.List.of()));
  }

  @Test
  void aQuotedValueGoesOverSeveralLinesAndKnowsEscapes() {
    var read = DotEnv.parse("A=\"first\nsecond\"\r\nB=\"one\\ntwo\"\r\nC='one\\ntwo'\r\n");

    assertThat(read.values())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("A", "first\nsecond", "B", "one\ntwo", "C", "one\\ntwo"));
  }

  @Test
  void aByteOrderMarkAndCommentsAndBlankLinesAreNothing() {
    var read = DotEnv.parse("\uFEFF# note\n\n   \nA=1\n#B=2\n");

    assertThat(read).isEqualTo(new DotEnv(Map.of("A", "1"), java.util.List.of()));
  }

  @Test
  void ofTwoEqualNamesTheLaterWins() {
    assertThat(DotEnv.parse("A=1\nA=2").values()).containsEntry("A", "2");
  }

  @Test
  @DisplayName("a line that is no NAME=value is skipped alone, and told by its number")
  void aBadLineIsSkippedAlone() {
    var read = DotEnv.parse("A=1\nB=\"never closed\nC=3\nsome words\n=nothing\nD=\"x\" y\nE=5");

    assertThat(read.values()).isEqualTo(Map.of("A", "1", "C", "3", "E", "5"));
    assertThat(read.badLines()).containsExactly(2, 4, 5, 6);
  }

  @Test
  void aLongQuotedValueIsNoTrouble() {
    var words = "It\\'s a long story. ".repeat(5000);

    assertThat(DotEnv.parse("A='" + words + "'").values())
        .containsEntry("A", words.replace("\\", ""));
  }

  @Property
  void withoutQuotesNoTextHidesTheLineAfterIt(@ForAll String text) {
    var read = DotEnv.parse(text.replaceAll("['\"]", "") + "\nLAST=here");

    assertThat(read.values()).containsEntry("LAST", "here");
  }

  @Property
  void noTextBreaksIt(@ForAll String text) {
    assertThat(DotEnv.parse(text + "\"'\n")).isNotNull();
  }
}
