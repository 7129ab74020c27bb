package dev.offhook.phone.twilio;

import dev.offhook.phone.twilio.twiml.Notice;
import java.time.Duration;

/** What somebody who watches a call can see, as it happens, on the call's event loop. */
public sealed interface CallEvent {

  /** The call has come into this state. */
  record Turned(CallState state) implements CallEvent {}

  /** The assistant's voice begins with these words and will take {@code length} for them. */
  record Speaking(String words, Duration length) implements CallEvent {}

  /** These words were heard, to their end or until they were cut. */
  record Spoken(Heard heard) implements CallEvent {}

  /** The assistant has said all there was. */
  record Silent() implements CallEvent {}

  /** A message with words to speak came in from the application. */
  record Token() implements CallEvent {}

  /** The caller's words went to the application. */
  record Prompted(String words) implements CallEvent {}

  /** Something the caller did stopped the assistant's voice. */
  record Interrupted() implements CallEvent {}

  /** The carrier complains. */
  record Noticed(Notice notice) implements CallEvent {}

  /** The call is over, with all its callbacks. */
  record Over(Outcome outcome) implements CallEvent {}
}
