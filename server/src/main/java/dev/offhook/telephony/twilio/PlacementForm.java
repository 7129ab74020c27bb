package dev.offhook.telephony.twilio;

import dev.offhook.call.PhoneNumber;
import dev.offhook.telephony.Dialling;
import java.util.ArrayList;
import java.util.List;

/** The form that orders a call. */
final class PlacementForm {
  /** A callback is worth a second try; the fragment tells the carrier so, and is not signed. */
  private static final String PATIENTLY = "#rc=2&rp=ct,rt,5xx";

  private static final String NEWEST = "50";

  private PlacementForm() {}

  /**
   * @param here scheme and authority at which the carrier reaches us
   */
  static String of(Dialling call, String here) {
    var ours = here + OutboundRoutes.ROOT + call.ticket();
    var form = new ArrayList<String>();
    form.addAll(List.of("To", call.to().value(), "From", call.from().value()));
    form.addAll(List.of("Url", ours, "Method", "POST"));
    form.addAll(List.of("StatusCallback", ours + OutboundRoutes.STATUS + PATIENTLY));
    for (var event : List.of("initiated", "ringing", "answered", "completed")) {
      form.addAll(List.of("StatusCallbackEvent", event));
    }
    form.addAll(List.of("Timeout", seconds(call.ringing())));
    form.addAll(List.of("TimeLimit", seconds(call.longest())));
    switch (call.detection()) {
      case NONE -> {}
      case WHO -> detect(form, "Enable", ours);
      case WHO_AND_BEEP -> detect(form, "DetectMessageEnd", ours);
    }
    return Forms.encoded(form.toArray(String[]::new));
  }

  /** Beside the call, so that nobody waits in silence for the verdict. */
  private static void detect(List<String> form, String how, String ours) {
    form.addAll(List.of("MachineDetection", how, "AsyncAmd", "true"));
    form.addAll(List.of("AsyncAmdStatusCallback", ours + OutboundRoutes.VERDICT + PATIENTLY));
  }

  static String search(PhoneNumber from, PhoneNumber to) {
    return Forms.encoded("To", to.value(), "From", from.value(), "PageSize", NEWEST);
  }

  private static String seconds(java.time.Duration length) {
    return Long.toString(Math.max(1, length.toSeconds()));
  }
}
