package dev.offhook.phone.twilio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells well-formed messages from malformed ones. Fields nobody knows are overlooked. */
final class MessageReader {
  private static final Pattern DIGITS = Pattern.compile("[0-9w#*]+");
  private static final Pattern LANGUAGE =
      Pattern.compile("multi|[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*");
  private static final int FOREVER = 1000;

  private MessageReader() {}

  /** Why a message is none. */
  static final class Malformed extends Exception {
    Malformed(String why) {
      super(why, null, false, false);
    }
  }

  static Message read(String frame) throws Malformed {
    JsonNode json = parse(frame);
    String type = required(json, "type");
    return switch (type) {
      case "text" -> text(json);
      case "play" -> play(json);
      case "sendDigits" -> new Message.SendDigits(matching(json, "digits", DIGITS));
      case "language" -> language(json);
      case "end" -> new Message.End(optional(json, "handoffData"));
      default -> throw new Malformed("unknown type " + type);
    };
  }

  private static JsonNode parse(String frame) throws Malformed {
    try {
      JsonNode json = Json.MAPPER.readTree(frame);
      if (!json.isObject()) {
        throw new Malformed("not a JSON object");
      }
      return json;
    } catch (JsonProcessingException e) {
      throw new Malformed("not JSON");
    }
  }

  private static Message text(JsonNode json) throws Malformed {
    optionalLanguage(json, "lang");
    return new Message.Text(
        required(json, "token"),
        Boolean.TRUE.equals(flag(json, "last")),
        flag(json, "interruptible"),
        flag(json, "preemptible"));
  }

  private static Message play(JsonNode json) throws Malformed {
    JsonNode loop = json.path("loop");
    if (!loop.isMissingNode() && (!loop.isInt() || loop.intValue() < 0)) {
      throw new Malformed("loop is not a whole number from 0");
    }
    int times = loop.isMissingNode() ? 1 : loop.intValue() == 0 ? FOREVER : loop.intValue();
    return new Message.Play(
        matching(json, "source", Pattern.compile("https?://\\S+")),
        times,
        flag(json, "interruptible"),
        flag(json, "preemptible"));
  }

  private static Message language(JsonNode json) throws Malformed {
    String speech = optionalLanguage(json, "ttsLanguage");
    String transcription = optionalLanguage(json, "transcriptionLanguage");
    if (speech == null && transcription == null) {
      throw new Malformed("neither ttsLanguage nor transcriptionLanguage");
    }
    return new Message.Language(speech, transcription);
  }

  private static String matching(JsonNode json, String field, Pattern shape) throws Malformed {
    String value = required(json, field);
    if (!shape.matcher(value).matches()) {
      throw new Malformed(field + " has a wrong value");
    }
    return value;
  }

  private static String required(JsonNode json, String field) throws Malformed {
    if (!json.path(field).isTextual()) {
      throw new Malformed(field + " is missing or no string");
    }
    return json.path(field).textValue();
  }

  private static @Nullable String optional(JsonNode json, String field) throws Malformed {
    return json.has(field) ? required(json, field) : null;
  }

  private static @Nullable String optionalLanguage(JsonNode json, String field) throws Malformed {
    return json.has(field) ? matching(json, field, LANGUAGE) : null;
  }

  private static @Nullable Boolean flag(JsonNode json, String field) throws Malformed {
    if (!json.has(field)) {
      return null;
    }
    if (!json.path(field).isBoolean()) {
      throw new Malformed(field + " is no boolean");
    }
    return json.path(field).booleanValue();
  }
}
