package dev.offhook.assistant;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offhook.assistant.Knowledge.Fact;
import dev.offhook.assistant.Knowledge.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the {@code knowledge} of a file that the schema has passed. */
final class KnowledgeReader {
  private final Findings findings;
  private final Map<String, String> files;

  /**
   * @param files the texts of {@code knowledge.files}, by the name used there
   */
  KnowledgeReader(Findings findings, Map<String, String> files) {
    this.findings = findings;
    this.files = Map.copyOf(files);
  }

  Knowledge read(JsonNode node) {
    return new Knowledge(
        new HoursReader(findings).read(node),
        node.path("address").asText("").strip(),
        node.path("phone").asText("").strip(),
        services(node.path("services")),
        facts(node));
  }

  private static List<Service> services(JsonNode node) {
    var services = new ArrayList<Service>();
    for (var item : node) {
      services.add(
          new Service(
              item.path("name").asText(),
              texts(item.path("asked")),
              item.path("price").asText(""),
              item.path("takes").asText(""),
              item.path("description").asText("").strip()));
    }
    return services;
  }

  private List<Fact> facts(JsonNode node) {
    var facts = new ArrayList<Fact>();
    for (var item : node.path("faq")) {
      var asked = new ArrayList<>(List.of(item.path("question").asText()));
      asked.addAll(texts(item.path("asked")));
      var topic = item.path("topic").asText("");
      facts.add(new Fact(topic, asked, item.path("answer").asText().strip()));
    }
    facts.addAll(Passages.of(node.path("notes").asText("")));
    for (var name : texts(node.path("files"))) {
      facts.addAll(Passages.of(files.getOrDefault(name, "")));
    }
    return facts;
  }

  /** The texts of a list, or the one text that stands where a list may. */
  static List<String> texts(JsonNode node) {
    if (node.isTextual()) {
      return List.of(node.asText());
    }
    var texts = new ArrayList<String>();
    node.forEach(item -> texts.add(item.asText()));
    return texts;
  }
}
