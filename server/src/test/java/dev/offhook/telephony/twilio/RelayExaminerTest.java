package dev.offhook.telephony.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.assistant.Assistants;
import dev.offhook.assistant.HouseWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelayExaminerTest {
  @TempDir Path folder;

  @Test
  void aSettingTheCarrierWouldRefuseKeepsTheFileOffDuty() throws IOException {
    Files.writeString(
        folder.resolve("shop.yaml"),
        """
        name: Shop
        voice:
          relay:
            speechTimeout: "50"
        """);

    var assistants = Assistants.load(folder, HouseWords.NONE, new RelayExaminer());

    assertThat(assistants.byId("shop")).isEmpty();
    assertThat(assistants.problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.line()).isEqualTo(4);
          assertThat(problem.toString()).contains("/voice/relay/speechTimeout").contains("600");
        });
  }

  @Test
  void anAssistantTheCarrierTakesIsOnDuty() throws IOException {
    Files.writeString(folder.resolve("shop.yaml"), "name: Shop\n");

    var assistants = Assistants.load(folder, HouseWords.NONE, new RelayExaminer());

    assertThat(assistants.problems()).isEmpty();
    assertThat(assistants.byId("shop")).isPresent();
  }
}
