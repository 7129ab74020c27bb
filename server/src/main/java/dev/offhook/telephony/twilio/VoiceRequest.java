package dev.offhook.telephony.twilio;

import dev.offhook.call.CallDetails;
import dev.offhook.call.CallSid;
import java.util.Map;
import java.util.Optional;

/** The carrier's question what to do with a call that rings, or that we placed and was answered. */
final class VoiceRequest {
  private VoiceRequest() {}

  /**
   * Who is on the line, without parameters, since those come from our own markup later. Empty when
   * the form names no call. Never throws.
   */
  static Optional<CallDetails> read(Form form) {
    return CallSid.parse(form.first("CallSid"))
        .map(sid ->
            Parties.details(
                sid, form.first("Direction"), form.first("From"), form.first("To"), Map.of()));
  }
}
