package dev.offhook.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsDocsTest {
  private static final String REMEDY = "run ./offhook docs";

  @Test
  @DisplayName("[000-40] .env.example is what the declarations say")
  void theTemplateIsWhatTheDeclarationsSay() throws IOException {
    assertThat(Files.readString(Repository.root().resolve(SettingsDocs.TEMPLATE)))
        .as(REMEDY)
        .isEqualTo(SettingsDocs.template());
  }

  @Test
  void theTableIsWhatTheDeclarationsSay() throws IOException {
    var page = Files.readString(Repository.root().resolve(SettingsDocs.TABLE));

    assertThat(page).as(REMEDY).isEqualTo(SettingsDocs.withTable(page));
    assertThat(SettingsTable.all()).allSatisfy(it -> assertThat(page).contains(it.name()));
  }

  @Test
  void aCopyOfTheTemplateChangesNothing(@TempDir Path root) throws Exception {
    var nothing = settings(root);

    Files.writeString(root.resolve(".env"), SettingsDocs.template());

    assertThat(settings(root)).isEqualTo(nothing);
  }

  @Test
  void theDefaultsInTheTemplateAreTheDefaults() {
    var uncommented =
        SettingsDocs.template()
            .lines()
            .filter(line -> line.matches("#[A-Z_]+=.*"))
            .map(line -> line.substring(1))
            .collect(Collectors.joining("\n"));

    assertThat(DotEnv.parse(uncommented).values())
        .isEqualTo(SettingsTable.all().collect(Collectors.toMap(Setting::name, Setting::standard)));
  }

  @Test
  void everyNameIsDeclaredOnce() {
    var names = SettingsTable.all().flatMap(setting -> setting.names().stream()).toList();

    assertThat(names).doesNotHaveDuplicates().hasSizeGreaterThan(25);
  }

  private static Settings settings(Path root) throws SettingsRefused {
    return SettingsReading.read(SettingSources.of(root, Map.of(), Map.of())).settings();
  }

  @Test
  void helpListsEveryOption() {
    assertThat(SettingsTable.all())
        .allSatisfy(it -> assertThat(SettingsDocs.help()).contains(CommandLine.option(it.name())));
  }
}
