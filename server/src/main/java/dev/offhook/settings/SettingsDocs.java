package dev.offhook.settings;

import dev.offhook.settings.SettingsTable.Group;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * The settings as documents, made from {@link SettingsTable}: {@code .env.example}, the table in
 * {@code docs/settings.md}, and what {@code --help} prints. {@code ./offhook docs} writes the
 * files.
 */
public final class SettingsDocs {
  static final String TEMPLATE = ".env.example";
  static final String TABLE = "docs/settings.md";
  private static final String BEGIN = "<!-- made by ./offhook docs: begin -->\n";
  private static final String END = "<!-- made by ./offhook docs: end -->\n";

  private SettingsDocs() {}

  /** Rewrites the documents of the repository whose root is the one argument. */
  public static void main(String[] arguments) throws IOException {
    var root = Path.of(arguments[0]);
    Files.writeString(root.resolve(TEMPLATE), template());
    var page = root.resolve(TABLE);
    Files.writeString(page, withTable(Files.readString(page)));
  }

  /** The text of {@code .env.example}: every line is a comment, so that a copy changes nothing. */
  static String template() {
    return SettingsTable.GROUPS.stream()
        .map(SettingsDocs::templateGroup)
        .collect(
            Collectors.joining(
                "\n",
                """
                # Copy this file to .env and take the # from the lines you need.
                # Secrets go to .env.local, which wins over .env; neither is kept by git.
                # The process environment wins over both, the command line over everything.

                """,
                ""));
  }

  private static String templateGroup(Group group) {
    return group.settings().stream()
        .map(setting ->
            "# %s%s%s\n#%s=%s\n"
                .formatted(
                    setting.meaning(),
                    setting.unset().isBlank() ? "" : ". Unset: " + setting.unset(),
                    aliases(setting, ". Also as: ", ""),
                    setting.name(),
                    setting.standard()))
        .collect(Collectors.joining("", "# --- " + group.heading() + "\n", ""));
  }

  /** The page with the table between its two marks made anew. */
  static String withTable(String page) {
    int begin = page.indexOf(BEGIN);
    int end = page.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalArgumentException(TABLE + " has lost the marks around its table");
    }
    return page.substring(0, begin + BEGIN.length()) + table() + page.substring(end);
  }

  private static String table() {
    return SettingsTable.GROUPS.stream()
        .map(SettingsDocs::tableGroup)
        .collect(Collectors.joining("\n", "\n", "\n"));
  }

  private static String tableGroup(Group group) {
    return group.settings().stream()
        .map(setting ->
            "| `%s`%s | %s | %s |\n"
                .formatted(
                    setting.name(),
                    aliases(setting, " (`", "`)").replace(", ", "`, `"),
                    standard(setting),
                    setting.meaning()))
        .collect(
            Collectors.joining(
                "",
                "### "
                    + group.heading()
                    + "\n\n| setting | default | meaning |\n| --- | --- | --- |\n",
                ""));
  }

  private static String standard(Setting<?> setting) {
    if (!setting.standard().isBlank()) {
      return "`" + setting.standard() + "`";
    }
    return setting.unset().isBlank() ? "–" : setting.unset();
  }

  private static String aliases(Setting<?> setting, String before, String after) {
    return setting.aliases().isEmpty() ? "" : before + String.join(", ", setting.aliases()) + after;
  }

  /** What {@code ./offhook run --help} prints. */
  public static String help() {
    return SettingsTable.all()
        .map(setting ->
            "  %-32s %s%n"
                .formatted(
                    CommandLine.option(setting.name()),
                    setting.meaning()
                        + (setting.standard().isBlank() ? "" : " [" + setting.standard() + "]")))
        .collect(
            Collectors.joining(
                "",
                "Usage: ./offhook run [--option value]… [--set NAME=value]…%n%n".formatted(),
                "%nEach is a setting too: docs/settings.md%n".formatted()));
  }
}
