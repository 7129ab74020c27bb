package dev.offhook.phone.twilio;

import dev.offhook.phone.twilio.twiml.Notice;
import org.jspecify.annotations.Nullable;

/** How a relay session ended. */
sealed interface SessionEnd {

  /** The caller hung up. */
  record HungUp() implements SessionEnd {}

  /** The application sent {@code end}. */
  record Handed(@Nullable String data) implements SessionEnd {}

  /** The socket was lost, or closed for too many malformed messages. */
  record Failed(Notice notice) implements SessionEnd {}

  /** The socket never opened, or the document's attributes did not allow it. */
  record Unopened(Notice notice) implements SessionEnd {}
}
