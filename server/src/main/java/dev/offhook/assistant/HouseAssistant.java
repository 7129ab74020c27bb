package dev.offhook.assistant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The assistant of a server that has no assistant files: the example receptionist, in the house's
 * own words where settings give some.
 *
 * <p>As soon as the house has a name of its own the example's knowledge is left out: its hours and
 * prices would be false for that house, and an honest "I don't know" is better.
 */
final class HouseAssistant {
  static final String RESOURCE = "/examples/receptionist/receptionist.yaml";
  static final String ID = "receptionist";

  private HouseAssistant() {}

  static Assistant with(HouseWords words) {
    return make(words, words.company().isBlank());
  }

  /** One that knows nothing, for when there are files but none of them can be read. */
  static Assistant knowingNothing(HouseWords words) {
    return make(words, false);
  }

  private static Assistant make(HouseWords words, boolean withKnowledge) {
    var text = text();
    var findings = new Findings(RESOURCE);
    var document =
        YamlDocument.parse(text, findings)
            .orElseThrow(() -> new IllegalStateException(findings.all().toString()));
    var root = (ObjectNode) document.root();
    dress(root, words);
    if (!withKnowledge) {
      root.remove("knowledge");
    }
    var version = Draft.version(root.toString());
    return new AssistantReader(findings).read(ID, version, root, Map.of());
  }

  private static void dress(ObjectNode root, HouseWords words) {
    if (!words.company().isBlank()) {
      root.put("name", words.company().strip());
      root.put("greeting", "Thanks for calling {name}! How can I help you today?");
    }
    if (words.recorded()) {
      root.put("record", true);
    }
    if (!words.greeting().isBlank()) {
      root.put("greeting", words.greeting());
    }
    if (!words.instructions().isBlank()) {
      root.put("instructions", words.instructions());
    }
  }

  private static String text() {
    try (var in = HouseAssistant.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("missing from the jar: " + RESOURCE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
