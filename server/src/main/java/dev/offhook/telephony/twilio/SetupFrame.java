package dev.offhook.telephony.twilio;

import dev.offhook.call.CallSid;
import dev.offhook.telephony.twilio.RelayFrame.Ignored;
import dev.offhook.telephony.twilio.RelayFrame.Reason;

/** The reader of {@code setup}, which is of no use without the call it belongs to. */
final class SetupFrame {
  private SetupFrame() {}

  static RelayFrame read(Fields fields) {
    return CallSid.parse(fields.text("callSid"))
        .<RelayFrame>map(sid ->
            new RelayFrame.Setup(
                fields.text("sessionId"),
                Parties.details(
                    sid,
                    fields.text("direction"),
                    fields.text("from"),
                    fields.text("to"),
                    fields.texts("customParameters")),
                fields.text("accountSid")))
        .orElseGet(() -> new Ignored(Reason.SETUP_WITHOUT_CALL_SID));
  }
}
