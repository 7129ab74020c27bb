package dev.offhook.phone.twilio;

import java.time.Duration;

/**
 * A recording of a call. Times count from the dialling of the call.
 *
 * @param sid {@code RE} and 32 hexadecimal digits
 * @param callSid the call it is of
 * @param source what began it, as callbacks name it
 * @param status {@code in-progress}, {@code completed} or {@code absent}
 * @param start when it began
 * @param duration how long it is; zero while it goes on
 * @param channels 1 or 2
 * @param track {@code both}, {@code inbound} or {@code outbound}
 */
public record CallRecording(
    String sid,
    String callSid,
    String source,
    String status,
    Duration start,
    Duration duration,
    int channels,
    String track) {

  CallRecording over(Duration now, String how) {
    return new CallRecording(sid, callSid, source, how, start, now.minus(start), channels, track);
  }

  /** Where the carrier keeps it, without {@code .wav} or {@code .mp3}. */
  String url(String accountSid) {
    return "https://api.twilio.com/2010-04-01/Accounts/" + accountSid + "/Recordings/" + sid;
  }
}
