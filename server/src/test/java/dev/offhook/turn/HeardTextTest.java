package dev.offhook.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeardTextTest {
  private static final String TWELVE =
      "Sentence 1 of twelve: the quick brown fox jumps over the dog, please interrupt it."
          + " Sentence 2 of twelve: the quick brown fox jumps over the dog, please interrupt it."
          + " Sentence 3 of twelve: the quick brown fox jumps over the dog, please interrupt it.";

  @ParameterizedTest(name = "\"{0}\" cut after \"{1}\" goes on with \"{3}\"")
  @DisplayName("[000-16] [000-27] the reply goes on right behind the words heard")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          Hello there. How are you?       | Hello there.          | Hello there.    | How are you?
          Hello there. How are you?       | hello there how       | Hello there. How | are you?
          Hello there. How are you?       | HELLO   THERE, HOW    | Hello there. How | are you?
          Thanks for calling! How can I help you today? | Thanks for calling | Thanks for calling! | How can I help you today?
          It is twenty dollars            | It is 20              | It is twenty dollars | ~~
          It is twenty dollars in all     | It is twenty          | It is twenty    | dollars in all
          It is $20 in all                | It is twenty dollars  | It is $20       | in all
          You have 105 points left        | You have one hundred and five | You have 105 | points left
          The year 2026 was good          | the year twenty twenty six | The year 2026 | was good
          Call 555-1234 today             | call five five five one two three four | Call 555-1234 | today
          Café olé is served              | café ole              | Café olé        | is served
          Cafe ole is served              | Café olé              | Cafe ole        | is served
          word1 word10 word11             | word1 word1           | word1           | word10 word11
          a well-known place              | a well                | a               | well-known place
          It costs $1,000 today           | It costs $1           | It costs        | $1,000 today
          Dr. Smith will see you          | Doctor Smith will     | Dr. Smith will  | see you
          We ship e-mail and ice cream    | we ship email and icecream | We ship e-mail and ice cream | ~~
          Don't worry, it's fine          | dont worry it’s       | Don't worry, it's | fine
          Bonjour ! Ça va bien ?          | bonjour               | Bonjour !       | Ça va bien ?
          Open A I . Ask me anything!     | open A I              | Open A I .      | Ask me anything!
          He said "no." Then (maybe) yes  | he said no            | He said "no."   | Then (maybe) yes
          Straße frei, weiter so          | strasse frei          | Straße frei,    | weiter so
          Ready                           | Ready and more        | Ready           | ~~
          """)
  void theReplyGoesOnRightBehindTheWordsHeard(
      String sent, String utterance, String heard, String unheard) {
    var text = said(sent).interrupted(utterance, Optional.empty());

    assertThat(text.heardWords()).isEqualTo(heard);
    assertThat(text.unheardWords()).isEqualTo(unheard);
    assertThat(text.complete()).isEqualTo(unheard.isEmpty());
  }

  @ParameterizedTest
  @DisplayName("[000-30] [000-31] nothing heard loses nothing")
  @ValueSource(strings = {"", "  ", "...", "?!", "😀", "completely different words altogether"})
  void nothingHeardLosesNothing(String utterance) {
    var text = said("Hello there. How are you?").interrupted(utterance, Optional.empty());

    assertThat(text.heardWords()).isEmpty();
    assertThat(text.unheardWords()).isEqualTo("Hello there. How are you?");
  }

  @Test
  @DisplayName(
      "the recorded barge-in: the interrupt names only the fragment of the second sentence")
  void theRecordedBargeInKeepsTheFirstSentence() {
    var text =
        said(TWELVE)
            .played("Sentence 1 of twelve:")
            .played(" the quick brown fox jumps over the dog,")
            .played("please interrupt it.")
            .played("Sentence 2 of")
            .interrupted("Sentence 2 of", Optional.of(Duration.ofMillis(684)));

    assertThat(text.heardWords())
        .isEqualTo(
            "Sentence 1 of twelve: the quick brown fox jumps over the dog, please interrupt it."
                + " Sentence 2 of");
    assertThat(text.unheardWords()).startsWith("twelve: the quick brown");
  }

  @Test
  @DisplayName("[000-27] [B001-3] without play reports the clause is found where it stands")
  void aClauseOfTheMiddleIsFoundWithoutPlayReports() {
    var text = said(TWELVE).interrupted("Sentence 2 of", Optional.empty());

    assertThat(text.unheardWords()).startsWith("twelve: the quick");
    assertThat(text.heardWords()).endsWith("interrupt it. Sentence 2 of");
  }

  @Test
  @DisplayName(
      "[B001-3] words that occur again are cut at the last place a clause begins with them")
  void theLastPlausibleOccurrenceWins() {
    var text =
        said("We open at nine. Call me, please. Call me, please. Bye, and call me later.")
            .interrupted("call me", Optional.empty());

    assertThat(text.unheardWords()).isEqualTo("please. Bye, and call me later.");
  }

  @Test
  @DisplayName("[B001-3] a word that is sent once is found in the midst of a clause as well")
  void aWordThatIsSentOnceIsFound() {
    var sent = "We close at six in the winter, and at eight in the summer.";

    assertThat(said(sent).interrupted("close", noTime()).heardWords()).isEqualTo("We close");
    assertThat(said(sent).interrupted("at", noTime()).heardWords()).isEmpty();
  }

  @Test
  @DisplayName("a play report never jumps over a clause that also fits nearer")
  void aPlayReportTakesTheNearestPlace() {
    var text = said("One moment. Call me, please. Call me, please. Bye.").played("call me,");

    assertThat(text.unheardWords()).isEqualTo("please. Call me, please. Bye.");
  }

  @Test
  @DisplayName("a repeated word reported once as played and once as cut off is one word")
  void theSameFragmentReportedTwiceCountsOnce() {
    var text = said("No, no, no, no.").played("No,").played("no").interrupted("no", noTime());

    assertThat(text.heardWords()).isEqualTo("No, no,");
    assertThat(text.unheardWords()).isEqualTo("no, no.");
  }

  @Test
  @DisplayName("[B000-4] [000-25] a second interruption is read against what was sent again")
  void aSecondInterruptionIsReadAgainstTheRemainder() {
    var text =
        said("word0 word1 word2 word3 word4 word5")
            .interrupted("word0 word1", noTime())
            .say(" word6 word7")
            .interrupted("word2 word3", noTime());

    assertThat(text.heardWords()).isEqualTo("word0 word1 word2 word3");
    assertThat(text.unheardWords()).isEqualTo("word4 word5 word6 word7");
  }

  @Test
  @DisplayName("[B000-4] a second interruption may also name everything since the cycle began")
  void aSecondInterruptionMayNameTheWholeCycle() {
    var text =
        said("word0 word1 word2 word3 word4 word5")
            .interrupted("word0 word1", noTime())
            .interrupted("word0 word1 word2 word3", noTime());

    assertThat(text.heardWords()).isEqualTo("word0 word1 word2 word3");
  }

  @Test
  @DisplayName("[000-29] the same interruption told twice changes nothing")
  void theSameInterruptionToldTwiceChangesNothing() {
    var once = said("Hello there. How are you?").interrupted("Hello there.", noTime());

    assertThat(once.interrupted("Hello there.", noTime())).isEqualTo(once);
  }

  @Test
  @DisplayName("everything since the resumption is understood although clauses of it were played")
  void everythingSinceTheResumptionIsUnderstood() {
    var text =
        said("One, two, three, four, five, six.")
            .interrupted("One, two,", noTime())
            .played("three,")
            .interrupted("three, four", noTime());

    assertThat(text.heardWords()).isEqualTo("One, two, three, four,");
  }

  @Test
  @DisplayName("what was heard stays heard when the report fits only before it")
  void whatWasHeardStaysHeard() {
    var text =
        said("Red, green, blue.").played("Red,").played("green,").interrupted("red", noTime());

    assertThat(text.heardWords()).isEqualTo("Red, green,");
  }

  @Test
  @DisplayName("[000-28] where the words fit nowhere, time tells how far the voice got")
  void timeTellsWhereWordsDoNot() {
    var sent = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen";

    var text = said(sent).interrupted("mumble", Optional.of(Duration.ofSeconds(1)));

    assertThat(text.heardWords()).isEqualTo("one two three four");
    assertThat(text.unheardWords()).startsWith("five six");
  }

  @Test
  @DisplayName("by the clock a sentence begun is repeated whole, and no more than that one")
  void byTheClockASentenceIsRepeatedWhole() {
    var sent = "Thanks for calling! How can I help you today? We are here until nine.";

    var text = said(sent).interrupted("", Optional.of(Duration.ofMillis(1700)));

    assertThat(text.heardWords()).isEqualTo("Thanks for calling!");
  }

  @Test
  @DisplayName("by the clock the last sentence is never thought over: it was interrupted")
  void byTheClockTheLastSentenceIsNotOver() {
    var text = said("We are closed. Come back.").interrupted("", Optional.of(Duration.ofHours(1)));

    assertThat(text.unheardWords()).isEqualTo("Come back.");
  }

  @Test
  @DisplayName("time counts from the clause begun, not once more behind its played fragment")
  void timeIsNotCountedTwiceBehindAFragment() {
    var text =
        said("Well, the quick brown fox jumps over the lazy dog of the house.")
            .played("Well,")
            .played("the quick brown")
            .interrupted("", Optional.of(Duration.ofMillis(750)));

    assertThat(text.heardWords()).isEqualTo("Well, the quick brown");
  }

  @Test
  @DisplayName("a chunk that splits a number or an address is put together again")
  void aChunkMaySplitANumber() {
    var part = said("It costs $1,000 today.").played("It costs $1,");
    var all = part.played("000 today.");

    assertThat(part.heardWords()).isEqualTo("It costs");
    assertThat(all.complete()).isTrue();
  }

  @Test
  @DisplayName("a report of something else, such as dialled keys, changes nothing")
  void aReportOfSomethingElseChangesNothing() {
    var text = said("Hello there. How are you?").played("Hello there.");

    assertThat(text.played("1234#")).isEqualTo(text);
    assertThat(text.played(" ")).isEqualTo(text);
  }

  @Test
  @DisplayName("[000-21] [000-24] played to its end leaves nothing to send again")
  void playedToItsEndLeavesNothing() {
    var text = said("Hello there. How are you? 😀").played("hello there").played("HOW ARE YOU");

    assertThat(text.complete()).isTrue();
    assertThat(text.unheardWords()).isEmpty();
    assertThat(text.heardWords()).isEqualTo("Hello there. How are you? 😀");
  }

  @Test
  @DisplayName("[B000-13] a token that ends inside a word never tears it")
  void aTokenThatEndsInsideAWordNeverTearsIt() {
    var text = HeardText.EMPTY.say("Sentence tw").allHeard().say("elve is here");

    assertThat(text.heardWords()).isEqualTo("Sentence");
    assertThat(text.unheardWords()).isEqualTo("twelve is here");
  }

  @Test
  @DisplayName("[B000-7] the rest keeps its last blank for the token that follows it")
  void theRestKeepsItsLastBlank() {
    var text = said("word1 word2 ").interrupted("word1", noTime());

    assertThat(text.unheardWords() + "word3").isEqualTo("word2 word3");
  }

  @Test
  void nothingSentIsEmptyAndComplete() {
    assertThat(HeardText.EMPTY.empty()).isTrue();
    assertThat(HeardText.EMPTY.complete()).isTrue();
    assertThat(HeardText.EMPTY.interrupted("hello", noTime()).heardWords()).isEmpty();
    assertThat(HeardText.EMPTY.played("hello").allHeard()).isEqualTo(HeardText.EMPTY);
  }

  @ParameterizedTest(name = "\"{0}\" cut after \"{1}\"")
  @DisplayName("other scripts are cut at their words too")
  @CsvSource({
    "今日は営業しています。ご用件は何ですか。, 今日は営業, 今日は営業, しています。ご用件は何ですか。",
    "今日は営業しています。ご用件は何ですか。, 今日は営業しています, 今日は営業しています。, ご用件は何ですか。",
    "欢迎致电，请问您需要什么？, 欢迎致电, 欢迎致电，, 请问您需要什么？",
    "नमस्ते। मैं आपकी कैसे मदद कर सकता हूँ?, नमस्ते, नमस्ते।, मैं आपकी कैसे मदद कर सकता हूँ?",
    "नमस्ते। मैं आपकी कैसे मदद कर सकता हूँ?, नमस्ते मैं आप, नमस्ते। मैं, आपकी कैसे मदद कर सकता हूँ?",
    "สวัสดีค่ะ มีอะไรให้ช่วยไหม, สวัสดีค่ะ, สวัสดีค่ะ, มีอะไรให้ช่วยไหม",
    "Добрый день. Чем помочь?, добрый день, Добрый день., Чем помочь?",
    "مرحبا، كيف أساعدك؟, مرحبا, مرحبا،, كيف أساعدك؟"
  })
  void otherScriptsAreCutAtTheirWords(String sent, String utterance, String heard, String rest) {
    var text = said(sent).interrupted(utterance, noTime());

    assertThat(text.heardWords()).isEqualTo(heard);
    assertThat(text.unheardWords()).isEqualTo(rest);
  }

  /** As a model's tokens come: a few characters at a time, blanks wherever they fall. */
  private static HeardText said(String sent) {
    var text = HeardText.EMPTY;
    for (var from = 0; from < sent.length(); from += 3) {
      text = text.say(sent.substring(from, Math.min(sent.length(), from + 3)));
    }
    return text;
  }

  private static Optional<Duration> noTime() {
    return Optional.empty();
  }
}
