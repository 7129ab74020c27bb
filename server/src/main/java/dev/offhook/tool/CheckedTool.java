package dev.offhook.tool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.stream.Collectors;

/** A tool, and the judge of what a model wants to give it. Safe from any thread. */
public final class CheckedTool {
  private static final int MOST_CHARACTERS = 16 * 1024;
  private static final int DEEPEST = 32;
  private static final int MOST_COMPLAINTS = 5;
  private static final JsonMapper JSON =
      JsonMapper.builder(
              com.fasterxml.jackson.core.JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .enable(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Tool tool;
  private final Schema schema;

  CheckedTool(Tool tool) {
    this.tool = tool;
    try {
      this.schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(tool.spec().parameters(), InputFormat.JSON);
      schema.initializeValidators();
    } catch (SchemaException | IllegalArgumentException wrong) {
      throw new IllegalArgumentException(
          "the parameters of '" + tool.spec().name() + "' are no JSON Schema", wrong);
    }
  }

  public Tool tool() {
    return tool;
  }

  /** What became of a look at a model's arguments. */
  public sealed interface Arguments {
    /** They fit. */
    record Good(JsonNode tree) implements Arguments {}

    /** They do not; {@code why} is for the model, and repeats nothing of them. */
    record Bad(String why) implements Arguments {}
  }

  /** Looks at what a model generated as arguments; nothing at all counts as an empty object. */
  public Arguments check(String generated) {
    if (generated.length() > MOST_CHARACTERS) {
      return new Arguments.Bad("The arguments are too long.");
    }
    JsonNode tree;
    try {
      tree = generated.isBlank() ? JsonNodeFactory.instance.objectNode() : JSON.readTree(generated);
    } catch (JsonProcessingException broken) {
      return new Arguments.Bad("The arguments are not valid JSON.");
    }
    if (!tree.isObject()) {
      return new Arguments.Bad("The arguments are not a JSON object.");
    }
    var wrong = schema.validate(tree);
    return wrong.isEmpty()
        ? new Arguments.Good(tree)
        : new Arguments.Bad(
            wrong.stream()
                .limit(MOST_COMPLAINTS)
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .collect(Collectors.joining("; ", "The arguments are wrong: ", ".")));
  }
}
