package dev.offhook.turn;

import java.time.Duration;
import java.util.Optional;

/** Everything the turn machine is told. */
public sealed interface Signal {

  /** The call is up; the line speaks this greeting by itself. May be blank. */
  record Greeted(String greeting) implements Signal {}

  /**
   * The call is up; the line speaks a line by itself that must be heard, such as that the call is
   * recorded. The greeting is ours to say behind it. Either may be blank.
   */
  record Announced(String line, String greeting) implements Signal {}

  /**
   * The caller's words.
   *
   * @param language BCP-47 tag of what was spoken; blank when it is not reported
   * @param settled whether the transcript is final; until then it may be rewritten
   */
  record CallerWords(String words, String language, boolean settled) implements Signal {}

  /** The caller started or stopped speaking. */
  record CallerSpeaking(boolean on) implements Signal {}

  /** The caller pressed a key. */
  record KeyPressed() implements Signal {}

  /**
   * The caller stopped the assistant's voice, and all that was queued is gone.
   *
   * @param heard what had been heard of the current clause; may be blank
   * @param into how far into that clause
   */
  record Interrupted(String heard, Optional<Duration> into) implements Signal {}

  /** These words have been heard. */
  record Played(String words) implements Signal {}

  /** The assistant's voice started or stopped sounding. */
  record AssistantSounding(boolean on) implements Signal {}

  /** More words of a reply. */
  record Generated(long reply, String words) implements Signal {}

  /** A reply waits for what tools come back with; more words of it may take a while. */
  record Working(long reply) implements Signal {}

  /** A reply is complete; {@code leaving} says what the assistant wants to happen after it. */
  record ReplyComplete(long reply, Departure leaving) implements Signal {}

  /** There will be no more of a reply. */
  record ReplyFailed(long reply) implements Signal {}

  /**
   * The line went dead; it may come back.
   *
   * @param orphaned whether the process that held the call died with it, and so whatever was being
   *     generated
   */
  record LineLost(boolean orphaned) implements Signal {}

  /** The line is back; {@code queueLives} when what was queued on the old one still plays. */
  record LineBack(boolean queueLives) implements Signal {}

  /** Somebody who is not on the phone wants something of the call. */
  record Commanded(Command command) implements Signal {}

  /** The moment a state asked to be woken at has come. */
  record Woken() implements Signal {}
}
