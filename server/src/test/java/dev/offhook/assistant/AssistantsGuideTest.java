package dev.offhook.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/assistants.md says is what the server does. */
class AssistantsGuideTest {
  private static final Path GUIDE = Path.of("..", "docs", "assistants.md");
  private static final Pattern EXAMPLE = Pattern.compile("(?s)```yaml\n(.*?)```");

  @TempDir Path folder;

  private static String example() throws IOException {
    var match = EXAMPLE.matcher(Files.readString(GUIDE));
    assertThat(match.find()).isTrue();
    return match.group(1);
  }

  private static JsonNode schema() throws IOException {
    var file = Path.of("src", "main", "resources", "assistant.schema.json");
    return new ObjectMapper().readTree(Files.readString(file));
  }

  /** All keys of the file, such as {@code voice.hints}, as far as the schema names them. */
  private static List<String> keys(JsonNode schema, String prefix) {
    var keys = new ArrayList<String>();
    for (var entry : schema.path("properties").properties()) {
      var inner = keys(entry.getValue(), prefix + entry.getKey() + ".");
      keys.addAll(inner.isEmpty() ? List.of(prefix + entry.getKey()) : inner);
    }
    return keys;
  }

  @Test
  void theExampleInTheGuideIsValid() throws IOException {
    var file = Files.writeString(folder.resolve("cafe.yaml"), example());

    var draft = Draft.of(file, AssistantSchema.load(), Examiner.CONTENT);

    assertThat(draft.problems()).isEmpty();
    assertThat(draft.assistant().orElseThrow().greeting()).contains("Café Aurora");
    assertThat(draft.assistant().orElseThrow().knowledge().facts()).hasSize(2);
  }

  @Test
  void theExampleInTheGuideShowsEveryKey() throws IOException {
    var findings = new Findings("guide");
    var root = YamlDocument.parse(example(), findings).orElseThrow().root();

    for (var key : keys(schema(), "")) {
      assertThat(root.at("/" + key.replace('.', '/')).isMissingNode()).as(key).isFalse();
    }
  }

  @Test
  void theTableInTheGuideNamesEveryKey() throws IOException {
    var guide = Files.readString(GUIDE);

    assertThat(keys(schema(), ""))
        .hasSizeGreaterThan(20)
        .allSatisfy(key -> {
          assertThat(guide).contains("`" + key + "`");
        });
  }
}
