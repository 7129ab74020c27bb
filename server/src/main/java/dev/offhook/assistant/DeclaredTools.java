package dev.offhook.assistant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.offhook.assistant.Abilities.BuiltIn;
import dev.offhook.assistant.DurationText.Bounds;
import dev.offhook.assistant.McpDeclaration.Reach;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads {@code tools.http} and {@code tools.mcp}. What the schema cannot say about them is said
 * here: names are given once, and a server has one way to be reached.
 */
final class DeclaredTools {
  /** A caller does not wait longer, whatever is being looked up. */
  private static final Bounds TIMEOUT = new Bounds("0.5s", "60s");

  private static final Duration USUAL = Duration.ofSeconds(10);
  private static final Set<String> BUILT_IN =
      Stream.of(BuiltIn.values())
          .map(kind -> kind.name().toLowerCase(Locale.ROOT))
          .collect(Collectors.toUnmodifiableSet());

  private final Findings findings;
  private final DurationText durations;

  DeclaredTools(Findings findings, DurationText durations) {
    this.findings = findings;
    this.durations = durations;
  }

  List<HttpDeclaration> http(JsonNode nodes) {
    var names = new HashSet<>(BUILT_IN);
    var all = new ArrayList<HttpDeclaration>();
    for (int i = 0; i < nodes.size(); i++) {
      all.add(httpTool(nodes.get(i), "/tools/http/" + i, names));
    }
    return all;
  }

  List<McpDeclaration> mcp(JsonNode nodes) {
    var names = new HashSet<String>();
    var all = new ArrayList<McpDeclaration>();
    for (int i = 0; i < nodes.size(); i++) {
      var node = nodes.get(i);
      var place = "/tools/mcp/" + i;
      var name = once(node, place, names);
      all.add(
          new McpDeclaration(
              name,
              reach(node, place),
              Set.copyOf(KnowledgeReader.texts(node.path("allow"))),
              durations.read(node, "timeout", place, TIMEOUT, USUAL)));
    }
    return all;
  }

  private HttpDeclaration httpTool(JsonNode node, String place, Set<String> names) {
    return new HttpDeclaration(
        once(node, place, names),
        node.path("description").asText(),
        parameters(node.path("parameters")),
        new HttpDeclaration.Request(
            node.path("method").asText("GET"),
            node.path("url").asText(),
            texts(node.path("headers")),
            node.path("body")),
        durations.read(node, "timeout", place, TIMEOUT, USUAL),
        node.path("confirm").asBoolean(),
        node.path("idempotent").asBoolean(),
        node.path("private").asBoolean());
  }

  /** What is not declared is not taken, unless the file says otherwise. */
  private static JsonNode parameters(JsonNode written) {
    var schema =
        written instanceof ObjectNode object
            ? object.deepCopy()
            : JsonNodeFactory.instance.objectNode().put("type", "object");
    if (!schema.has("additionalProperties")) {
      schema.put("additionalProperties", false);
    }
    return schema;
  }

  private Reach reach(JsonNode node, String place) {
    if (node.has("command") == node.has("url")) {
      findings.add(
          place,
          "'" + node.path("name").asText() + "' needs either command: or url:",
          "write command: [program, argument], or url: https://…");
    }
    return node.has("url")
        ? new Reach.Address(node.path("url").asText(), texts(node.path("headers")))
        : new Reach.Command(KnowledgeReader.texts(node.path("command")), texts(node.path("env")));
  }

  private String once(JsonNode node, String place, Set<String> names) {
    var name = node.path("name").asText();
    if (!names.add(name)) {
      findings.add(place + "/name", "'" + name + "' is taken", "give each a name of its own");
    }
    return name;
  }

  private static Map<String, String> texts(JsonNode node) {
    var texts = new HashMap<String, String>();
    node.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
    return texts;
  }
}
