package dev.offhook.phone.twilio.speech;

import java.time.Duration;

/** What happens in a {@link Playback}, in order, on its event loop. */
public sealed interface PlaybackEvent {

  /** The agent's voice is on. */
  record VoiceOn() implements PlaybackEvent {}

  /** The agent's voice is off: all is said and nothing more is to come. */
  record VoiceOff() implements PlaybackEvent {}

  /** A sound begins and will take {@code length}. */
  record Began(Sound sound, Duration length) implements PlaybackEvent {}

  /** A sound has been heard to its end. */
  record Finished(Sound sound, Duration start) implements PlaybackEvent {}

  /** A sound gave way to the next message. */
  record Preempted(Cut cut) implements PlaybackEvent {}
}
