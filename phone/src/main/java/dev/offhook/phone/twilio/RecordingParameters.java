package dev.offhook.phone.twilio;

import dev.offhook.phone.twilio.twiml.RecordingOrder;
import java.util.Map;
import java.util.TreeMap;

/** What is told of a recording. */
final class RecordingParameters {
  private RecordingParameters() {}

  /** In its own callbacks. */
  static Map<String, String> of(Leg leg, Recording recording, String url) {
    RecordingOrder order = recording.order();
    Map<String, String> told = new TreeMap<>(brief(recording, url));
    if (recording.status().equals("in-progress")) {
      told.remove("RecordingDuration");
    }
    told.put("AccountSid", leg.exchange().account().sid());
    told.put("CallSid", recording.callSid());
    told.put("RecordingStatus", recording.status());
    told.put("RecordingChannels", Integer.toString(order.channels()));
    told.put("RecordingSource", order.source());
    told.put("RecordingStartTime", Rfc2822.of(recording.started()));
    told.put("RecordingTrack", order.track());
    told.put("ErrorCode", "0");
    return told;
  }

  /** Among other things. */
  static Map<String, String> brief(Recording recording, String url) {
    return Map.of(
        "RecordingSid", recording.sid(),
        "RecordingUrl", url,
        "RecordingDuration", Long.toString(recording.length().toSeconds()));
  }
}
