package dev.offhook.phone.ai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What Gemini refuses about tools.
 *
 * <p>From the third generation on, the first call of each of the model's messages since the caller
 * last spoke must carry the signature it came with, or the word that stands for none.
 */
final class GeminiToolRules {

  static final String SIGNATURE = "c2lnbmVkIGJ5IHRoZSBzdGFuZC1pbg==";

  private static final String UNSIGNED = "skip_thought_signature_validator";
  private static final Pattern UNSIGNED_MODELS = Pattern.compile(".*/models/gemini-[12][.-].*");
  private static final Pattern NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_.:-]{0,63}");
  private static final Set<String> KNOWN_WORDS =
      Set.of(
          "type",
          "format",
          "title",
          "description",
          "nullable",
          "enum",
          "maxItems",
          "minItems",
          "properties",
          "required",
          "minProperties",
          "maxProperties",
          "minLength",
          "maxLength",
          "pattern",
          "example",
          "anyOf",
          "propertyOrdering",
          "default",
          "items",
          "minimum",
          "maximum");

  private GeminiToolRules() {}

  /** Whether this model signs its calls. */
  static boolean signs(AiRequest request) {
    return !UNSIGNED_MODELS.matcher(request.path()).matches();
  }

  static Optional<Refusal> tools(JsonNode tools) {
    Set<String> names = new HashSet<>();
    for (JsonNode tool : tools) {
      for (JsonNode function : tool.path("functionDeclarations")) {
        String name = function.path("name").asText();
        if (!NAME.matcher(name).matches()) {
          return refuse("Invalid function name. Must start with a letter or an underscore.");
        }
        if (!names.add(name)) {
          return refuse("Duplicate function declaration found: " + name);
        }
        Optional<Refusal> wrong = schema(function);
        if (wrong.isPresent()) {
          return wrong;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Refusal> schema(JsonNode function) {
    if (function.has("parameters") && function.has("parametersJsonSchema")) {
      return refuse("parameters and parametersJsonSchema are mutually exclusive.");
    }
    for (var word : function.path("parameters").properties()) {
      if (!KNOWN_WORDS.contains(word.getKey())) {
        return refuse(
            "Invalid JSON payload received. Unknown name \"%s\" at".formatted(word.getKey())
                + " 'tools[0].function_declarations[0].parameters': Cannot find field.");
      }
    }
    JsonNode free = function.path("parametersJsonSchema");
    return free.isMissingNode() || free.path("type").asText().equals("object")
        ? Optional.empty()
        : refuse("functionDeclaration parametersJsonSchema should be of type object.");
  }

  static Optional<Refusal> history(AiRequest request) {
    JsonNode contents = request.body().path("contents");
    int asked = 0;
    String before = "user";
    for (JsonNode content : contents) {
      int calls = count(content, "functionCall");
      int answers = count(content, "functionResponse");
      if (answers != asked) {
        return refuse(
            answers > 0 && asked == 0
                ? "Please ensure that function response turn comes immediately after a function call"
                    + " turn."
                : "Please ensure that the number of function response parts is equal to the number of"
                    + " function call parts of the function call turn.");
      }
      String role = content.path("role").asText("user");
      if (calls > 0 && !(role.equals("model") && before.equals("user"))) {
        return refuse(
            "Please ensure that function call turn comes immediately after a user turn or after a"
                + " function response turn.");
      }
      asked = calls;
      before = role;
    }
    return signs(request) ? signatures(contents) : Optional.empty();
  }

  private static Optional<Refusal> signatures(JsonNode contents) {
    int turn = contents.size() - 1;
    while (turn > 0 && !spokenByTheCaller(contents.get(turn))) {
      turn--;
    }
    for (int i = turn; i < contents.size(); i++) {
      JsonNode first = firstCall(contents.get(i));
      String signature = first.path("thoughtSignature").asText();
      if (first.isObject() && signature.isEmpty()) {
        return refuse("Function call is missing a thought_signature in functionCall parts.");
      }
      if (first.isObject() && !Set.of(SIGNATURE, UNSIGNED).contains(signature)) {
        return refuse("Thought signature is not valid.");
      }
    }
    return Optional.empty();
  }

  private static boolean spokenByTheCaller(JsonNode content) {
    return content.path("role").asText("user").equals("user") && count(content, "text") > 0;
  }

  private static JsonNode firstCall(JsonNode content) {
    for (JsonNode part : content.path("parts")) {
      if (part.has("functionCall")) {
        return part;
      }
    }
    return MissingNode.getInstance();
  }

  private static int count(JsonNode content, String kind) {
    int count = 0;
    for (JsonNode part : content.path("parts")) {
      count += part.has(kind) ? 1 : 0;
    }
    return count;
  }

  private static Optional<Refusal> refuse(String message) {
    return GeminiRules.refuse(message);
  }
}
