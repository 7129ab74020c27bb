package dev.offhook.phone.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalSettingsTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void laterSourcesWinAndBlanksAreNotSet() throws IOException {
    Files.writeString(
        folder.resolve(".env"),
        """
        # a comment
        PORT=9000
        export TWILIO_AUTH_TOKEN='from .env'
        PUBLIC_URL=https://shop.example   # ours
        """);
    Files.writeString(folder.resolve(".env.local"), "TWILIO_AUTH_TOKEN=\"local\"\nPORT=\n");

    LocalSettings settings = LocalSettings.read(folder, Map.of("PORT", "9001"));

    assertThat(settings.url("/voice")).isEqualTo("http://localhost:9001/voice");
    assertThat(settings.authToken()).contains("local");
    assertThat(settings.publicUrl()).contains("https://shop.example");
  }

  @Test
  void withoutAnySettingTheDefaultsHold() {
    LocalSettings settings = LocalSettings.read(folder, Map.of());

    assertThat(settings.url("/voice")).isEqualTo("http://localhost:8080/voice");
    assertThat(settings.authToken()).isEmpty();
  }

  @Test
  void aServerBehindAPublicNameIsAskedByThatName() {
    Target target = Target.behind("shop.example", "http://localhost:8080/voice?a=b");

    assertThat(target.voiceUrl()).isEqualTo("https://shop.example/voice?a=b");
    assertThat(target.hosts().ports()).containsEntry("shop.example", 8080);
  }
}
