package dev.offhook.telephony.twilio;

import dev.offhook.assistant.Abilities;
import dev.offhook.assistant.Assistant;
import dev.offhook.assistant.BargeIn;
import dev.offhook.assistant.Knowledge;
import dev.offhook.assistant.Voice;
import dev.offhook.call.CallSid;
import dev.offhook.privacy.Privacy;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Values the tests of this package share. */
final class Examples {
  static final CallSid CALL = new CallSid("CA" + "0123456789abcdef".repeat(2));
  static final CallSid OTHER_CALL = new CallSid("CA" + "f".repeat(32));

  private Examples() {}

  static Assistant assistant(String greeting, Voice voice) {
    return new Assistant(
        "shop",
        "1",
        "Shop",
        "",
        false,
        greeting,
        "",
        ZoneId.of("UTC"),
        Knowledge.NONE,
        voice,
        Assistant.ModelChoice.SERVERS_OWN,
        List.of(),
        BargeIn.USUAL,
        Abilities.USUAL,
        dev.offhook.assistant.Calling.USUAL,
        Assistant.Limits.USUAL,
        Privacy.USUAL,
        Assistant.Mode.SERVERS_OWN);
  }

  static Voice voiceWith(Map<String, String> relay) {
    return new Voice("en-US", "ElevenLabs", "", "Deepgram", List.of(), List.of(), relay);
  }
}
