package dev.offhook.phone.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What a call sent to the application, a line for each frame. */
final class Story {
  private Story() {}

  static List<String> story(SimulatedCall call) {
    return call.framesOut().stream().map(Frame::json).map(Story::brief).toList();
  }

  private static String brief(JsonNode json) {
    return switch (json.path("type").asText()) {
      case "info" -> json.path("name").asText() + " " + json.path("value").asText();
      case "prompt" ->
          (json.path("last").asBoolean() ? "prompt " : "partial ")
              + json.path("voicePrompt").asText();
      case "dtmf" -> "dtmf " + json.path("digit").asText();
      case "interrupt" ->
          "interrupt "
              + json.path("utteranceUntilInterrupt").asText()
              + " @"
              + json.path("durationUntilInterruptMs").asText();
      case "setup" -> "setup";
      default -> json.path("type").asText() + " " + json.path("description").asText();
    };
  }
}
