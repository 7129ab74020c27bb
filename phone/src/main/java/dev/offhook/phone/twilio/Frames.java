package dev.offhook.phone.twilio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.offhook.phone.twilio.twiml.Relay;
import java.time.Duration;

/** The messages the carrier sends on the relay socket. */
final class Frames {
  private Frames() {}

  static String setup(Leg leg, Relay relay, String sessionId, String callStatus) {
    CallOptions.Parties parties = leg.options().parties();
    ObjectNode json =
        of("setup")
            .put("sessionId", sessionId)
            .put("callSid", leg.callSid())
            .put("parentCallSid", "")
            .put("from", parties.from())
            .put("to", parties.to())
            .put("forwardedFrom", "")
            .put("callerName", "")
            .put("direction", parties.direction())
            .put("callType", "PSTN")
            .put("callStatus", callStatus)
            .put("accountSid", leg.exchange().account().sid());
    ObjectNode parameters = json.putObject("customParameters");
    relay.parameters().forEach(parameters::put);
    return json.toString();
  }

  static String prompt(String words, String language, boolean last) {
    return of("prompt")
        .put("voicePrompt", words)
        .put("lang", language)
        .put("last", last)
        .toString();
  }

  static String interrupt(String heard, Duration into) {
    return of("interrupt")
        .put("utteranceUntilInterrupt", heard)
        .put("durationUntilInterruptMs", into.toMillis())
        .toString();
  }

  static String dtmf(char digit) {
    return of("dtmf").put("digit", String.valueOf(digit)).toString();
  }

  static String malformed(String frame) {
    String text = "Invalid message received, code: 64107, " + frame;
    return of("error").put("description", text).toString();
  }

  static String info(String name, String value) {
    return of("info").put("name", name).put("value", value).toString();
  }

  private static ObjectNode of(String type) {
    return Json.MAPPER.createObjectNode().put("type", type);
  }
}
