package dev.offhook.phone.twilio.twiml;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.w3c.dom.Element;

/** Reads {@code Record}, and {@code Recording} in {@code Start}. */
final class RecordingReader {
  private static final Duration LONGEST = Duration.ofHours(1);

  private static final int BAD_STATUS_METHOD = 13256;
  private static final int BAD_METHOD = 13610;
  private static final int BAD_TIMEOUT = 13611;
  private static final int BAD_MAX_LENGTH = 13612;
  private static final int BAD_FINISH_KEY = 13613;
  private static final int BAD_TRANSCRIBE = 13614;
  private static final int BAD_BEEP = 13616;
  private static final int BAD_EVENT = 13621;
  private static final int BAD_TRACK = 13622;
  private static final int BAD_TRIM = 13699;

  private final List<Notice> warnings;

  RecordingReader(List<Notice> warnings) {
    this.warnings = warnings;
  }

  RecordMessage record(Element element) {
    Attributes attributes =
        new Attributes(
            element,
            warnings,
            "action",
            "method",
            "timeout",
            "finishOnKey",
            "maxLength",
            "playBeep",
            "trim",
            "recordingStatusCallback",
            "recordingStatusCallbackMethod",
            "recordingStatusCallbackEvent",
            "transcribe",
            "transcribeCallback");
    attributes.flag("transcribe", false, BAD_TRANSCRIBE);
    trim(attributes);
    return new RecordMessage(
        attributes.written("action") ? attributes.text("action", "") : null,
        attributes.method("method", BAD_METHOD),
        attributes.seconds("timeout", 5, 1, BAD_TIMEOUT),
        attributes.seconds("maxLength", (int) LONGEST.toSeconds(), 1, BAD_MAX_LENGTH),
        attributes.fitting(
            "finishOnKey", "1234567890*#", keys -> keys.matches("[0-9*#]*"), BAD_FINISH_KEY),
        attributes.flag("playBeep", true, BAD_BEEP),
        order(attributes, "RecordVerb", 1));
  }

  /** A {@code Recording} that is to go on in the background. */
  RecordingOrder background(Element element) {
    Attributes attributes =
        new Attributes(
            element,
            warnings,
            "name",
            "channels",
            "track",
            "recordingTrack",
            "trim",
            "recordingStatusCallback",
            "recordingStatusCallbackMethod",
            "recordingStatusCallbackEvent",
            "recordingConfigurationId");
    trim(attributes);
    String channels =
        attributes.fitting("channels", "dual", Set.of("mono", "dual")::contains, Notice.SCHEMA);
    return order(attributes, "StartCallRecordingTwiML", channels.equals("mono") ? 1 : 2);
  }

  /** What the attributes all recordings share say. */
  static RecordingOrder order(Attributes attributes, String source, int channels) {
    Set<String> tracks = Set.of("both", "inbound", "outbound");
    String name = attributes.written("track") ? "track" : "recordingTrack";
    return new RecordingOrder(
        source,
        channels,
        attributes.fitting(name, "both", tracks::contains, BAD_TRACK),
        attributes.callback(
            "recordingStatusCallback", "recordingStatusCallbackMethod", BAD_STATUS_METHOD),
        attributes.events("recordingStatusCallbackEvent", BAD_EVENT));
  }

  private static void trim(Attributes attributes) {
    Set<String> ways = Set.of("trim-silence", "do-not-trim");
    attributes.fitting("trim", "do-not-trim", ways::contains, BAD_TRIM);
  }
}
