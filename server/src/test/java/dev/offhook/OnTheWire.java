package dev.offhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offhook.phone.ai.AiRequest;
import dev.offhook.phone.twilio.Frame;
import dev.offhook.phone.twilio.Heard;
import dev.offhook.phone.twilio.SimulatedCall;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What a model was asked and what a phone was sent, in a form that reads well in a test. */
final class OnTheWire {
  private OnTheWire() {}

  /** A chat request's messages, each as {@code role: words}; the system's without its words. */
  static List<String> conversation(AiRequest request) {
    return StreamSupport.stream(request.body().path("messages").spliterator(), false)
        .map(OnTheWire::line)
        .toList();
  }

  /** The words of the last user turn of a chat request. */
  static String lastWords(AiRequest request) {
    var messages = request.body().path("messages");
    return messages.path(messages.size() - 1).path("content").asText();
  }

  private static String line(JsonNode message) {
    var role = message.path("role").asText();
    return role.equals("system") ? role : role + ": " + message.path("content").asText();
  }

  /** The frames with words to speak, from the {@code from}th on. */
  static List<Frame> texts(SimulatedCall call, int from) {
    return call.framesIn().stream().filter(it -> it.type().equals("text")).skip(from).toList();
  }

  /** How many frames with words to speak have come. */
  static int textCount(SimulatedCall call) {
    return texts(call, 0).size();
  }

  static String token(Frame frame) {
    return frame.json().path("token").asText();
  }

  static boolean last(Frame frame) {
    return frame.json().path("last").asBoolean();
  }

  /** What frames say, all together. */
  static String words(List<Frame> frames) {
    return frames.stream().map(OnTheWire::token).collect(Collectors.joining());
  }

  /** What the caller heard from the {@code from}th piece on, with one blank between words. */
  static String heard(SimulatedCall call, int from) {
    return call.heard().stream()
        .skip(from)
        .map(Heard::words)
        .collect(Collectors.joining(" "))
        .replaceAll("\\s+", " ")
        .strip();
  }
}
