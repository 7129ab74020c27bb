package dev.offhook.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.Dialects;
import java.util.List;
import java.util.Optional;

/**
 * The rules for a tool's parameters that somebody else declared: a schema that every provider takes
 * and that leads nowhere else.
 *
 * <p>Providers take no combination at the root: Anthropic, OpenAI and Gemini each answer one with
 * an error, and then the assistant says nothing at all.
 */
public final class Parameters {
  private static final int LONGEST = 32 * 1024;
  private static final List<String> NOT_AT_THE_ROOT =
      List.of("anyOf", "oneOf", "allOf", "not", "enum", "$ref");

  private Parameters() {}

  /** What is wrong with a schema, and what would be right; empty when it can be used. */
  public static Optional<Objection> objection(JsonNode schema) {
    if (!"object".equals(schema.path("type").asText())) {
      return objection("is not an object schema", "begin it with type: object");
    }
    for (var word : NOT_AT_THE_ROOT) {
      if (schema.has(word)) {
        return objection(
            "has '" + word + "' at its root, which language models refuse",
            "put it below properties:");
      }
    }
    if (schema.toString().length() > LONGEST) {
      return objection("is longer than 32 KiB", "a model reads it at each turn: keep it short");
    }
    if (schema.findValuesAsText("$ref").stream().anyMatch(ref -> !ref.startsWith("#"))) {
      return objection("has a $ref to somewhere else", "put it below $defs: and use #/$defs/…");
    }
    return valid(schema)
        ? Optional.empty()
        : objection("is no JSON Schema", "see json-schema.org; draft 2020-12 is meant");
  }

  /** Something that speaks against a schema. */
  public record Objection(String wrong, String right) {}

  private static Optional<Objection> objection(String wrong, String right) {
    return Optional.of(new Objection(wrong, right));
  }

  private static boolean valid(JsonNode schema) {
    var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    try {
      var rules =
          registry.getSchema(
              com.networknt.schema.SchemaLocation.of(Dialects.getDraft202012().getId()));
      registry.getSchema(schema.toString(), InputFormat.JSON).initializeValidators();
      return rules.validate(schema).isEmpty();
    } catch (SchemaException | IllegalArgumentException broken) {
      return false;
    }
  }
}
