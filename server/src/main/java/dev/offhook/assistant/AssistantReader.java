package dev.offhook.assistant;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offhook.assistant.Assistant.Limits;
import dev.offhook.assistant.Assistant.Mode;
import dev.offhook.assistant.Assistant.ModelChoice;
import dev.offhook.assistant.DurationText.Bounds;
import dev.offhook.call.PhoneNumber;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Makes an {@link Assistant} of a file's tree once the schema has passed it. */
final class AssistantReader {
  /** What is said when a file gives no greeting. */
  static final String GREETING = "Thanks for calling! How can I help you today?";

  /** What is said before a recording begins, where a file does not say it better. */
  static final String RECORDED = "This call is recorded.";

  /** The carrier ends a call after a day. */
  private static final Bounds CALL_LENGTH = new Bounds("1s", "24h");

  private final Findings findings;
  private final DurationText durations;

  AssistantReader(Findings findings) {
    this.findings = findings;
    this.durations = new DurationText(findings);
  }

  /**
   * Reads it all; what cannot be meant is added to the findings, and then the result is not for
   * use.
   *
   * @param files the texts of {@code knowledge.files}, by the name used there
   */
  Assistant read(String id, String version, JsonNode root, Map<String, String> files) {
    var name = root.path("name").asText();
    var knowledge = new KnowledgeReader(findings, files).read(root.path("knowledge"));
    return new Assistant(
        id,
        version,
        name,
        filled(consentLine(root), name),
        recorded(root),
        filled(root.path("greeting").asText(GREETING), name),
        filled(root.path("instructions").asText(""), name)
            .replace("{knowledge}", KnowledgeText.of(knowledge)),
        timeZone(root),
        knowledge,
        voice(root.path("voice")),
        model(root.path("model")),
        KnowledgeReader.texts(root.path("numbers")).stream().map(AssistantReader::number).toList(),
        new BargeInReader(durations).read(root.path("bargeIn")),
        new AbilitiesReader(findings, durations).read(root.path("tools"), root.path("transfer")),
        new CallingReader(findings, durations).read(root.path("outbound"), name),
        limits(root.path("limits")),
        new PrivacyReader(findings).read(root.path("privacy")),
        mode(root.path("mode")));
  }

  /** Nobody is recorded without being told. */
  private static String consentLine(JsonNode root) {
    return root.path("consentLine").asText(recorded(root) ? RECORDED : "");
  }

  private static boolean recorded(JsonNode root) {
    return root.path("record").asBoolean(false);
  }

  /** A number as the carrier writes it, from one as people do: {@code +1 (555) 010-2030}. */
  static PhoneNumber number(String text) {
    return new PhoneNumber(text.startsWith("+") ? text.replaceAll("[ ().-]", "") : text);
  }

  private static String filled(String text, String name) {
    return text.replace("{name}", name).strip();
  }

  private ZoneId timeZone(JsonNode root) {
    var zone = root.path("timeZone").asText("");
    var right = "write a zone such as America/New_York or Europe/Berlin";
    if (zone.isEmpty()) {
      if (!root.path("knowledge").path("hours").isMissingNode()) {
        findings.add("", "'timeZone' is missing, and opening hours need one", right);
      }
      return ZoneId.systemDefault();
    }
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException unknown) {
      var near = DidYouMean.nearest(zone, ZoneId.getAvailableZoneIds());
      findings.add(
          "/timeZone",
          "'" + zone + "' is not a time zone",
          near.map(word -> "did you mean '" + word + "'?").orElse(right));
      return ZoneId.systemDefault();
    }
  }

  private static Voice voice(JsonNode node) {
    var usual = Voice.USUAL;
    var languages = new ArrayList<Map<String, String>>();
    node.path("languages").forEach(language -> languages.add(attributes(language)));
    return new Voice(
        node.path("language").asText(usual.language()),
        node.path("ttsProvider").asText(usual.ttsProvider()),
        node.path("voice").asText(usual.voice()),
        node.path("sttProvider").asText(usual.sttProvider()),
        KnowledgeReader.texts(node.path("hints")),
        languages,
        attributes(node.path("relay")));
  }

  private static Map<String, String> attributes(JsonNode node) {
    var attributes = new HashMap<String, String>();
    node.properties().forEach(entry -> attributes.put(entry.getKey(), entry.getValue().asText()));
    return attributes;
  }

  private static ModelChoice model(JsonNode node) {
    return new ModelChoice(node.path("service").asText(""), node.path("name").asText(""));
  }

  private static Mode mode(JsonNode node) {
    return node.isMissingNode() ? Mode.SERVERS_OWN : Mode.valueOf(upper(node));
  }

  private Limits limits(JsonNode node) {
    var usual = Limits.USUAL.callLength();
    return new Limits(durations.read(node, "callLength", "/limits", CALL_LENGTH, usual));
  }

  private static String upper(JsonNode node) {
    return node.asText().toUpperCase(Locale.ROOT);
  }
}
