package dev.offhook.phone.twilio;

import java.util.Map;
import java.util.TreeMap;

/** What a recording's callback is told. */
final class RecordingParameters {
  private RecordingParameters() {}

  static Map<String, String> of(Leg leg, Recording recording, String url) {
    RecordingPlan plan = recording.plan();
    Map<String, String> told = new TreeMap<>();
    told.put("AccountSid", leg.exchange().account().sid());
    told.put("CallSid", leg.callSid());
    told.put("RecordingSid", recording.sid());
    told.put("RecordingUrl", url);
    told.put("RecordingStatus", recording.status());
    told.put("RecordingDuration", Long.toString(recording.length().toSeconds()));
    told.put("RecordingChannels", Integer.toString(plan.channels()));
    told.put("RecordingSource", plan.source());
    told.put("RecordingStartTime", Rfc2822.of(recording.started()));
    told.put("RecordingTrack", plan.track());
    told.put("ErrorCode", "0");
    return told;
  }
}
