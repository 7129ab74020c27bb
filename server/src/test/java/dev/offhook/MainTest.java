package dev.offhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process: what it says and how it ends. */
class MainTest {
  @TempDir Path root;

  @Test
  @DisplayName("[001-15] a setting that is wrong ends the start with status 2 and one line")
  void aWrongSettingEndsTheStartWithOneLine() throws Exception {
    var outcome = run(Map.of("PORT", "eighty"), List.of());

    assertThat(outcome.said().strip())
        .isEqualTo("PORT is \"eighty\" (environment): must be a whole number from 0 to 65535");
    assertThat(outcome.status()).isEqualTo(2);
  }

  @Test
  @DisplayName("[001-14] the files are read from the folder the launcher names")
  void theFilesOfTheRepositoryAreRead() throws Exception {
    Files.writeString(root.resolve(".env"), "PORT=first");
    Files.writeString(root.resolve(".env.local"), "PORT=second");

    assertThat(run(Map.of(), List.of()).said()).startsWith("PORT is \"second\" (.env.local)");
  }

  @Test
  void aPortThatIsTakenIsNamed() throws Exception {
    try (var taken = new java.net.ServerSocket(0)) {
      var outcome = run(Map.of(), List.of(), "--port", "" + taken.getLocalPort());

      assertThat(outcome.status()).isEqualTo(1);
      assertThat(outcome.said()).contains("PORT " + taken.getLocalPort()).contains("--port");
    }
  }

  @Test
  @DisplayName(
      "the rehearsal for the AOT cache starts, serves and ends by itself, on nobody's settings")
  void theRehearsalEndsByItself() throws Exception {
    Files.writeString(root.resolve(".env"), "PORT=wrong");

    var outcome = run(Map.of("PORT", "wrong"), List.of("-Doffhook.train=true"));

    assertThat(outcome.said()).contains("Offhook is ready");
    assertThat(outcome.status()).isZero();
  }

  @Test
  void helpListsTheOptions() throws Exception {
    var outcome = run(Map.of(), List.of(), "--help");

    assertThat(outcome.status()).isZero();
    assertThat(outcome.said()).contains("--port").contains("--llm-service");
  }

  private Outcome run(Map<String, String> environment, List<String> flags, String... arguments)
      throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var place =
        List.of(
            "-Doffhook.root=" + root,
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName());
    var command =
        Stream.of(List.of(java), flags, place, List.of(arguments)).flatMap(List::stream).toList();
    var builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> !name.equals("PATH"));
    builder.environment().putAll(environment);
    return Outcome.of(builder);
  }
}
