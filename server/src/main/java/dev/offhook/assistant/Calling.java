package dev.offhook.assistant;

import java.time.Duration;

/**
 * How an assistant places calls.
 *
 * @param awaitsHello whether it lets who was called say the first word, for up to three seconds
 * @param machine what it does when a machine answers
 * @param message what it leaves on a machine; blank unless it leaves one
 * @param ringing how long it lets a phone ring
 */
public record Calling(boolean awaitsHello, Machine machine, String message, Duration ringing) {
  public static final Calling USUAL =
      new Calling(false, Machine.HANG_UP, "", Duration.ofSeconds(30));

  /** What is done when a machine answers. */
  public enum Machine {
    HANG_UP,
    /** After the beep, in the assistant's words. */
    LEAVE_MESSAGE,
    /** The assistant talks to whoever is there, and nothing is listened for. */
    IGNORE
  }
}
