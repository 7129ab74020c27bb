package dev.offhook.assistant;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

/**
 * The JSON Schema of an assistant file, and its errors in words a shopkeeper can act on.
 *
 * <p>What would be right is taken from the schema itself: the {@code description} of a value is
 * written as advice.
 */
final class AssistantSchema {
  static final String RESOURCE = "/assistant.schema.json";

  private final Schema schema;

  private AssistantSchema(Schema schema) {
    this.schema = schema;
  }

  static AssistantSchema load() {
    try (var in = AssistantSchema.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("missing from the jar: " + RESOURCE);
      }
      var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
      return new AssistantSchema(registry.getSchema(text, InputFormat.JSON));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Adds what the schema finds wrong. */
  void check(YamlDocument document, Findings findings) {
    for (var error : schema.validate(document.root())) {
      var at = error.getInstanceLocation().toString();
      switch (error.getKeyword()) {
        case "additionalProperties" ->
            findings.add(at + "/" + error.getProperty(), "unknown key", knownKeys(error));
        case "required" ->
            findings.add(at, "'" + error.getProperty() + "' is missing", missing(error));
        case "type" -> findings.add(at, "has the wrong kind of value", advice(error));
        case null, default ->
            findings.add(at, "not allowed: " + shown(error.getInstanceNode()), advice(error));
      }
    }
  }

  private String knownKeys(Error error) {
    var known = new ArrayList<String>();
    around(error).path("properties").fieldNames().forEachRemaining(known::add);
    return DidYouMean.nearest(error.getProperty(), known)
        .map(word -> "did you mean '" + word + "'?")
        .orElse("known here: " + String.join(", ", known));
  }

  private String missing(Error error) {
    var wanted = around(error).path("properties").path(error.getProperty());
    return wanted.path("description").asText("add it");
  }

  private String advice(Error error) {
    return around(error).path("description").asText(error.getMessage());
  }

  /** The schema of the value that failed: what stands around the keyword that failed it. */
  private JsonNode around(Error error) {
    var keyword = error.getSchemaLocation().getFragment().toString();
    return schema.getSchemaNode().at(JsonPointer.compile(keyword).head());
  }

  private static String shown(JsonNode value) {
    var text = value.isValueNode() ? value.asText() : value.toString();
    return "'" + (text.length() <= 40 ? text : text.substring(0, 40) + "…") + "'";
  }
}
