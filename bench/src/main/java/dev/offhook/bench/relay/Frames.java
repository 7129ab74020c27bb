package dev.offhook.bench.relay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** The relay's frames as JSON text: those a carrier sends, and reading those it gets. */
final class Frames {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Frames() {}

  static String setup(CallIdentity call, Map<String, String> parameters) {
    ObjectNode frame =
        frame("setup")
            .put("sessionId", call.session())
            .put("callSid", call.sid())
            .put("parentCallSid", "")
            .put("from", call.from())
            .put("to", call.to())
            .put("forwardedFrom", "")
            .put("callerName", "")
            .put("direction", "inbound")
            .put("callType", "PSTN")
            .put("callStatus", "RINGING")
            .put("accountSid", call.account());
    ObjectNode custom = frame.putObject("customParameters");
    parameters.forEach(custom::put);
    return frame.toString();
  }

  static String prompt(String words) {
    return frame("prompt")
        .put("voicePrompt", words)
        .put("lang", "en-US")
        .put("last", true)
        .toString();
  }

  static String info(String name, String value) {
    return frame("info").put("name", name).put("value", value).toString();
  }

  /** An empty object for anything that is not JSON. */
  static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return JsonNodeFactory.instance.objectNode();
    }
  }

  private static ObjectNode frame(String type) {
    return JsonNodeFactory.instance.objectNode().put("type", type);
  }
}
