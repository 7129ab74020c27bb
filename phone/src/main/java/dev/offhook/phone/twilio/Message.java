package dev.offhook.phone.twilio;

import org.jspecify.annotations.Nullable;

/** A well-formed message of the application on the relay socket. */
sealed interface Message {

  /** Words to speak; null where the document's attribute holds. */
  record Text(
      String token, boolean last, @Nullable Boolean interruptible, @Nullable Boolean preemptible)
      implements Message {}

  /** A recording to play {@code times} times. */
  record Play(
      String source, int times, @Nullable Boolean interruptible, @Nullable Boolean preemptible)
      implements Message {}

  /** Tones to send. */
  record SendDigits(String digits) implements Message {}

  /** Languages from here on; null for no change, never both. */
  record Language(@Nullable String speech, @Nullable String transcription) implements Message {}

  /** The session is over; {@code handoffData} goes to the action URL. */
  record End(@Nullable String handoffData) implements Message {}
}
