package dev.offhook.phone.twilio;

import java.time.Duration;

/**
 * What the caller heard besides words.
 *
 * @param what the URL of a recording, or the tones without their silences; else blank
 * @param from since the call was dialled
 * @param until since the call was dialled
 */
public record Noise(Kind kind, String what, Duration from, Duration until) {

  /** What it sounded like. */
  public enum Kind {
    /** Somebody is being rung. */
    RINGING,
    /** A recording. */
    RECORDING,
    /** Tones of keys. */
    TONES,
    /** The sign to speak. */
    BEEP
  }
}
