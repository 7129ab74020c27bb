package dev.offhook.assistant;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offhook.assistant.Abilities.BuiltIn;
import dev.offhook.call.PhoneNumber;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads {@code tools} and {@code transfer}: what an assistant can do beside talk. */
final class AbilitiesReader {
  private final DeclaredTools declared;

  AbilitiesReader(Findings findings, DurationText durations) {
    this.declared = new DeclaredTools(findings, durations);
  }

  Abilities read(JsonNode tools, JsonNode transfer) {
    return new Abilities(
        builtIn(tools.path("builtIn")),
        Set.copyOf(KnowledgeReader.texts(tools.path("confirm"))),
        destinations(transfer),
        declared.http(tools.path("http")),
        declared.mcp(tools.path("mcp")));
  }

  private static List<BuiltIn> builtIn(JsonNode node) {
    return node.isMissingNode()
        ? Abilities.USUAL.builtIn()
        : KnowledgeReader.texts(node).stream()
            .map(name -> BuiltIn.valueOf(name.toUpperCase(Locale.ROOT)))
            .distinct()
            .toList();
  }

  private static Map<String, PhoneNumber> destinations(JsonNode node) {
    var destinations = new LinkedHashMap<String, PhoneNumber>();
    node.properties()
        .forEach(entry ->
            destinations.put(entry.getKey(), AssistantReader.number(entry.getValue().asText())));
    return destinations;
  }
}
