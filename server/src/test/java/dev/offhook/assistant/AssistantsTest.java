package dev.offhook.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.call.PhoneNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssistantsTest {
  private static final PhoneNumber ONE = new PhoneNumber("+15550100001");
  private static final PhoneNumber TWO = new PhoneNumber("+15550100002");

  @TempDir Path folder;
  private long touched = 1_000_000;

  /** Gives each write a time of its own, whatever the grain of the file system's clock. */
  private void write(String name, String text) throws IOException {
    var file = Files.writeString(folder.resolve(name), text);
    touched += 1_000;
    Files.setLastModifiedTime(file, FileTime.fromMillis(touched));
  }

  private Assistants load() {
    return Assistants.load(folder, HouseWords.NONE, Examiner.CONTENT);
  }

  @Test
  @DisplayName("[000-03] without files the house greets with the default text")
  void withoutFilesTheHouseAnswers() {
    var assistants = Assistants.load(folder.resolve("missing"), HouseWords.NONE, Examiner.CONTENT);

    var house = assistants.answering(ONE);
    assertThat(house.greeting()).isEqualTo("Thanks for calling! How can I help you today?");
    assertThat(house.knowledge().hours().known()).isTrue();
    assertThat(assistants.byId("receptionist")).contains(house);
    assertThat(assistants.problems()).isEmpty();
  }

  @Test
  @DisplayName("[000-03] settings replace the house's greeting and instructions")
  void settingsGiveTheHouseItsWords() {
    var words = new HouseWords("Hi & welcome", "Be brief.", "");
    var house = Assistants.load(folder, words, Examiner.CONTENT).answering(ONE);

    assertThat(house.greeting()).isEqualTo("Hi & welcome");
    assertThat(house.instructions()).isEqualTo("Be brief.");
    assertThat(house.knowledge().hours().known()).isTrue();
  }

  @Test
  void aCompanyIsNamedAndNeverGivenTheExamplesHours() {
    var house =
        Assistants.load(folder, new HouseWords("", "", "Acme Realty"), Examiner.CONTENT)
            .answering(ONE);

    assertThat(house.greeting())
        .isEqualTo("Thanks for calling Acme Realty! How can I help you today?");
    assertThat(house.instructions()).contains("receptionist of Acme Realty");
    assertThat(house.instructions()).doesNotContain("Mill Lane");
    assertThat(house.knowledge()).isEqualTo(Knowledge.NONE);
  }

  @Test
  @DisplayName("[001-21] the house tells a model to speak: numbers spelled, no emojis, no bullets")
  void theHousesInstructionsAreForThePhone() {
    assertThat(load().answering(ONE).instructions())
        .containsIgnoringCase("spell out all numbers")
        .contains("Never use emojis, bullet points", "symbols");
  }

  @Test
  void theOneWhoOwnsTheNumberAnswersAndOthersFallToTheOneWithout() throws IOException {
    write("a.yaml", "name: A\nnumbers: [\"" + ONE.value() + "\"]");
    write("b.yaml", "name: B");
    write("c.yml", "name: C");
    var assistants = load();

    assertThat(assistants.answering(ONE).name()).isEqualTo("A");
    assertThat(assistants.answering(TWO).name()).isEqualTo("B");
    assertThat(assistants.answering(PhoneNumber.WITHHELD).name()).isEqualTo("B");
    assertThat(assistants.all()).extracting(Assistant::id).containsExactly("a", "b", "c");
    assertThat(assistants.byId("c")).map(Assistant::name).contains("C");
    assertThat(assistants.byId("zzz")).isEmpty();
  }

  @Test
  void aChangedFileIsTakenUpAndARunningCallKeepsItsAssistant() throws IOException {
    write("a.yaml", "name: Before");
    var assistants = load();
    var inCall = assistants.answering(ONE);
    write("a.yaml", "name: After!");

    assertThat(assistants.refresh()).isTrue();
    assertThat(assistants.answering(ONE).name()).isEqualTo("After!");
    assertThat(inCall.name()).isEqualTo("Before");
    assertThat(assistants.refresh()).isFalse();
  }

  @Test
  void aBadFileKeepsItsLastGoodVersionUntilItIsMended() throws IOException {
    write("a.yaml", "name: Good");
    var assistants = load();
    write("a.yaml", "name: Good\nmode: nonsense");
    assistants.refresh();

    assertThat(assistants.answering(ONE).name()).isEqualTo("Good");
    assertThat(assistants.problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.file()).isEqualTo("a.yaml");
          assertThat(problem.line()).isEqualTo(2);
        });

    write("a.yaml", "name: Mended");
    assistants.refresh();

    assertThat(assistants.problems()).isEmpty();
    assertThat(assistants.answering(ONE).name()).isEqualTo("Mended");
  }

  @Test
  void aFileThatIsGoneTakesItsAssistantAlong() throws IOException {
    write("a.yaml", "name: A\nnumbers: [\"" + ONE.value() + "\"]");
    write("b.yaml", "name: B");
    var assistants = load();
    Files.delete(folder.resolve("a.yaml"));
    assistants.refresh();

    assertThat(assistants.answering(ONE).name()).isEqualTo("B");
    assertThat(assistants.byId("a")).isEmpty();

    Files.delete(folder.resolve("b.yaml"));
    assistants.refresh();

    assertThat(assistants.answering(ONE).name()).isEqualTo("Riverside Cycles");
  }

  @Test
  void ofTwoWhoClaimANumberTheFirstHasItAndTheOtherIsNamed() throws IOException {
    write("a.yaml", "name: A\nnumbers: [\"" + ONE.value() + "\"]");
    write("b.yaml", "name: B\nnumbers: [\"" + TWO.value() + "\"]");
    var assistants = load();
    write("b.yaml", "name: B\nnumbers: [\"" + ONE.value() + "\"]");
    assistants.refresh();

    assertThat(assistants.answering(ONE).name()).isEqualTo("A");
    assertThat(assistants.answering(TWO).name()).as("the last good one").isEqualTo("B");
    assertThat(assistants.problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.path()).isEqualTo("/numbers/0");
          assertThat(problem.toString())
              .contains("'a' already answers")
              .doesNotContain(ONE.value());
        });
  }

  @Test
  void twoFilesOfOneIdAreNamed() throws IOException {
    write("shop.yaml", "name: First");
    write("shop.yml", "name: Second");
    var assistants = load();

    assertThat(assistants.byId("shop")).map(Assistant::name).contains("First");
    assertThat(assistants.problems())
        .singleElement()
        .hasToString("shop.yml two files are called 'shop'; remove one of them");
  }

  @Test
  void whenEveryFileIsBadTheHouseAnswersAndClaimsToKnowNothing() throws IOException {
    write("a.yaml", "nome: A");
    var assistants = load();

    assertThat(assistants.answering(ONE).knowledge()).isEqualTo(Knowledge.NONE);
    assertThat(assistants.problems()).isNotEmpty();
  }

  @Test
  void aChangedKnowledgeFileIsTakenUp() throws IOException {
    write("menu.md", "Soup.");
    write("a.yaml", "name: A\nknowledge: {files: [menu.md]}");
    var assistants = load();
    write("menu.md", "Salad.");
    assistants.refresh();

    assertThat(assistants.answering(ONE).knowledge().facts())
        .extracting(Knowledge.Fact::answer)
        .containsExactly("Salad.");
  }

  @Test
  void theExampleIsAValidFile() throws IOException {
    var example = Path.of("..", "examples", "receptionist", "receptionist.yaml");
    write("receptionist.yaml", Files.readString(example));
    var assistants = load();

    assertThat(assistants.problems()).isEmpty();
    assertThat(assistants.answering(ONE).knowledge().services()).hasSizeGreaterThanOrEqualTo(5);
  }
}
