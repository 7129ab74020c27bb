package dev.offhook.api;

import dev.offhook.web.Problem;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The JSON object in a request's body, read field by field. What is missing or of the wrong kind is
 * refused by its name; a field that is not known is passed over, as clients send their own.
 */
final class Body {
  private static final int MOST_TEXTS = 100;

  private final JsonObject fields;

  private Body(JsonObject fields) {
    this.fields = fields;
  }

  /**
   * That of a request; an empty body is an object without fields.
   *
   * @throws Refused when it is no JSON object
   */
  static Body of(RoutingContext request) {
    var buffer = request.body().buffer();
    if (buffer == null || buffer.length() == 0) {
      return new Body(new JsonObject());
    }
    try {
      return new Body(buffer.toJsonObject());
    } catch (DecodeException | ClassCastException wrong) {
      throw new Refused(new Problem(400, "bad_request", "The body is not a JSON object"));
    }
  }

  /** A text that must be there. */
  String required(String name, int longest) {
    var text = text(name, longest);
    if (text.isBlank()) {
      throw new Refused(new Problem(400, "missing_field", name + " is required"));
    }
    return text;
  }

  /** A text that must be one of these. */
  String oneOf(String name, List<String> choices) {
    var text = required(name, 200);
    if (!choices.contains(text)) {
      throw Refused.badParameter(name, "must be one of: " + String.join(", ", choices));
    }
    return text;
  }

  /** A text; blank when it is not there. */
  String text(String name, int longest) {
    var value = fields.getValue(name);
    if (value == null) {
      return "";
    }
    if (!(value instanceof String text)) {
      throw Refused.badParameter(name, "must be a text");
    }
    if (text.length() > longest) {
      throw Refused.badParameter(name, "is longer than " + longest + " characters");
    }
    return text.strip();
  }

  /** An object of texts; empty when it is not there. Numbers and truth values are texts as well. */
  Map<String, String> texts(String name, int longest) {
    var value = fields.getValue(name);
    if (value == null) {
      return Map.of();
    }
    if (!(value instanceof JsonObject object) || object.size() > MOST_TEXTS) {
      throw Refused.badParameter(name, "must be an object of at most " + MOST_TEXTS + " texts");
    }
    var texts = new HashMap<String, String>();
    for (var entry : object) {
      var field = name + "." + entry.getKey();
      switch (entry.getValue()) {
        case String text when text.length() <= longest -> texts.put(entry.getKey(), text);
        case Number number -> texts.put(entry.getKey(), number.toString());
        case Boolean truth -> texts.put(entry.getKey(), truth.toString());
        case null, default -> throw Refused.badParameter(field, "must be a text");
      }
    }
    return texts;
  }
}
