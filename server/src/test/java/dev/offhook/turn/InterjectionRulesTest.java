package dev.offhook.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.turn.Interjection.Rule;
import dev.offhook.turn.Interjection.Stop;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InterjectionRulesTest {
  private static final List<String> STOPS =
      List.of(
          "stop",
          "wait",
          "hold on",
          "hang on",
          "hold up",
          "one moment",
          "one second",
          "just a second",
          "just a moment",
          "pause",
          "shut up",
          "be quiet",
          "quiet",
          "enough",
          "that's enough",
          "never mind",
          "nevermind",
          "excuse me",
          "no",
          "no no",
          "stop talking",
          "listen");

  private static final List<String> STARTERS =
      List.of(
          "what",
          "who",
          "whom",
          "whose",
          "where",
          "when",
          "why",
          "how",
          "which",
          "can",
          "could",
          "would",
          "will",
          "should",
          "shall",
          "may",
          "might",
          "do",
          "does",
          "did",
          "is",
          "are",
          "was",
          "were",
          "am",
          "have",
          "has",
          "had",
          "don't",
          "doesn't",
          "didn't",
          "isn't",
          "aren't",
          "won't",
          "wouldn't",
          "couldn't",
          "shouldn't");

  private final InterjectionRules rules = InterjectionRules.with(List.of());

  @ParameterizedTest(name = "\"{0}\": theirs {1}, ours {2} by {3}")
  @DisplayName(
      "[000-12] [000-16] [000-17] [B000-2] [B000-6] the receptionist's table, decided anew")
  @CsvFileSource(
      resources = "interjections.csv",
      delimiter = '|',
      quoteCharacter = '~',
      numLinesToSkip = 3)
  void theReceptionistsTable(String words, String theirs, String ours, Rule rule, String why) {
    var decided = rules.judge(words, "en", false, true);

    assertThat(nameOf(decided)).isEqualTo(ours);
    assertThat(decided.rule()).isEqualTo(rule);
    var cancels = ours.equals("Stop") || ours.equals("NewTurn");
    assertThat(why == null)
        .as("a difference is explained")
        .isEqualTo(cancels == theirs.equals("stop"));
  }

  static Stream<String> stops() {
    return STOPS.stream();
  }

  @ParameterizedTest(name = "okay, {0}!")
  @DisplayName("[000-12] [000-13] every built-in stop phrase stops, in any case, behind fillers")
  @MethodSource("stops")
  void everyBuiltInPhraseStops(String phrase) {
    assertThat(STOPS).hasSize(22);
    for (var words :
        List.of(
            phrase,
            "okay, " + phrase + "!",
            "Um, well, " + phrase.toUpperCase(Locale.ROOT) + ".",
            "please " + phrase,
            phrase.replace('\'', '’') + ", please",
            "hey hey " + phrase + " " + phrase)) {
      assertThat(rules.judge(words, "en-US", false, true)).as(words).isInstanceOf(Stop.class);
    }
  }

  static Stream<String> starters() {
    return STARTERS.stream();
  }

  @ParameterizedTest(name = "{0} …")
  @DisplayName("[000-15] [B000-5] every question starter begins a new turn, with any apostrophe")
  @MethodSource("starters")
  void everyQuestionStarterBeginsANewTurn(String starter) {
    assertThat(STARTERS).hasSize(37);
    for (var apostrophe : List.of("'", "’", "ʼ", "`", "＇", "")) {
      var words = "um, " + starter.replace("'", apostrophe) + " you open then";
      assertThat(rules.judge(words, "en", false, true).rule()).isEqualTo(Rule.QUESTION_WORD);
    }
  }

  @ParameterizedTest
  @DisplayName("[000-14] a question mark makes a question of any words")
  @ValueSource(strings = {"You open Sunday?", "hello?", "Sunday? ", "okay?", "Sure?\"", "ok？"})
  void aQuestionMarkMakesAQuestion(String words) {
    assertThat(rules.judge(words, "en", false, true).rule()).isEqualTo(Rule.QUESTION_MARK);
  }

  @ParameterizedTest(name = "{1}")
  @DisplayName("[000-20] [B000-5] the assistant's own stop phrases stop, apostrophes or not")
  @CsvSource(
      delimiter = '|',
      value = {
        "cancel that | Okay, cancel that!",
        "that'll be all | that’ll be all",
        "That’ll be all. | THAT'LL BE ALL",
        "hör' endlich auf | hör endlich auf",
        "Olé! | please olé"
      })
  void ownStopPhrasesStop(String phrase, String words) {
    var own = InterjectionRules.with(List.of("unused", " ", phrase));

    assertThat(own.judge(words, "en", false, true)).isEqualTo(new Stop(Rule.EXTRA_STOP_PHRASE, ""));
    assertThat(rules.judge(words, "en", false, true).rule()).isNotEqualTo(Rule.EXTRA_STOP_PHRASE);
  }

  @ParameterizedTest(name = "\"{0}\" leaves \"{1}\"")
  @DisplayName("[B000-12] what follows a stop phrase is kept, a bare stop leaves nothing to answer")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "Stop. | ~~",
        "Stop. Stop. Stop it now, please! | ~~",
        "hold on for a second | ~~",
        "stop, okay, thank you | ~~",
        "no, wait | ~~",
        "Wait, what time do you open? | what time do you open?",
        "Okay stop — I'd like to book. | I'd like to book.",
        "never mind, tell me your hours | tell me your hours",
        "listen, yes, book it | yes, book it"
      })
  void whatFollowsAStopPhraseIsKept(String words, String rest) {
    assertThat(rules.judge(words, "en", false, true)).isEqualTo(new Stop(Rule.STOP_PHRASE, rest));
  }

  @ParameterizedTest
  @DisplayName("asking to stop stops, asking for something else does not")
  @CsvSource({
    "could you stop, Stop",
    "can you please hold on?, Stop",
    "would you be quiet, Stop",
    "can you wait for my wife, NewTurn",
    "could you stop by on Tuesday, NewTurn"
  })
  void askingToStopStops(String words, String ours) {
    assertThat(nameOf(rules.judge(words, "en", false, true))).isEqualTo(ours);
  }

  @ParameterizedTest(name = "after a question \"{0}\" is {1}")
  @DisplayName("after a question yes, no and okay are answers")
  @CsvSource({
    "yes, NewTurn",
    "no, NewTurn",
    "No thanks, NewTurn",
    "okay, NewTurn",
    "uh-huh, NewTurn",
    "'yeah, sure', NewTurn",
    "Tuesday, NewTurn",
    "um, Backchannel",
    "stop, Stop",
    "'no, wait', Stop",
    "'', Backchannel"
  })
  void afterAQuestionYesIsAnAnswer(String words, String ours) {
    assertThat(nameOf(rules.judge(words, "en", true, true))).isEqualTo(ours);
  }

  @ParameterizedTest
  @DisplayName("[B000-2] statements, requests and answers take the floor, single words are kept")
  @CsvSource({
    "I would like to book for Tuesday, NewTurn",
    "my order number is five five two, NewTurn",
    "book a table, NewTurn",
    "goodbye, NewTurn",
    "no that's the wrong address, NewTurn",
    "no Tuesday, NewTurn",
    "it doesn't work, NewTurn",
    "Tuesday, InDoubt",
    "and then, InDoubt",
    "nonstop, InDoubt",
    "stopwatch, InDoubt"
  })
  void statementsTakeTheFloor(String words, String ours) {
    assertThat(nameOf(rules.judge(words, "en", false, true))).isEqualTo(ours);
  }

  @ParameterizedTest
  @DisplayName("of a partial only a stop phrase is acted on; \"no\" may become \"no problem\"")
  @CsvSource({
    "stop, Stop",
    "okay wait, Stop",
    "no, Unsettled",
    "what time, Unsettled",
    "uh-huh, Unsettled",
    "could you stop, Unsettled",
    "'', Unsettled"
  })
  void ofAPartialOnlyAStopIsActedOn(String words, String ours) {
    assertThat(nameOf(rules.judge(words, "en", false, false))).isEqualTo(ours);
  }

  @ParameterizedTest(name = "{0}: \"{1}\" is {2}")
  @DisplayName("the rules hold in every language, with its own phrases")
  @CsvFileSource(
      resources = "interjections-by-language.csv",
      delimiter = '|',
      quoteCharacter = '~',
      numLinesToSkip = 1)
  void theRulesHoldInEveryLanguage(String language, String words, String ours) {
    var tag = language == null ? "" : language;

    assertThat(nameOf(rules.judge(words, tag, false, true))).isEqualTo(ours);
  }

  @Test
  @DisplayName("\"excuse me?\" asks to hear it again, \"excuse me\" asks for silence")
  void excuseMeAsksToHearItAgain() {
    assertThat(rules.judge("Excuse me?", "en", false, true).rule()).isEqualTo(Rule.QUESTION_MARK);
    assertThat(rules.judge("Excuse me.", "en", false, true).rule()).isEqualTo(Rule.STOP_PHRASE);
  }

  private static String nameOf(Interjection interjection) {
    return interjection.getClass().getSimpleName();
  }
}
