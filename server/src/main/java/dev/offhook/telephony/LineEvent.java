package dev.offhook.telephony;

import dev.offhook.call.Usage;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/** Everything that can happen on a line, as the far end reports it. */
public sealed interface LineEvent {

  /**
   * The caller's words.
   *
   * @param words as transcribed; may be blank
   * @param language BCP-47 tag, blank when not reported
   * @param settled whether the transcript is final; until then it may be rewritten
   * @param confidence of the recogniser, 0 to 1; empty when it is not reported
   */
  record CallerSaid(String words, String language, boolean settled, OptionalDouble confidence)
      implements LineEvent {
    /** Words whose confidence is not reported. */
    public CallerSaid(String words, String language, boolean settled) {
      this(words, language, settled, OptionalDouble.empty());
    }
  }

  /** The line waited for the caller's words, and none came. */
  record CallerSilent() implements LineEvent {}

  /** The caller said something, and nobody can tell what. */
  record CallerUnclear() implements LineEvent {}

  /**
   * The caller spoke or pressed a key over the assistant, and the line threw away all it had
   * queued.
   *
   * @param heard the part of the current clause that had been heard; may be blank
   * @param into how far into that clause
   */
  record Interrupted(String heard, Optional<Duration> into) implements LineEvent {}

  /** The caller pressed a key: one of {@code 0-9 * #}. */
  record KeyPressed(char key) implements LineEvent {}

  /** The caller started or stopped speaking. */
  record CallerSpeaking(boolean on) implements LineEvent {}

  /** The assistant's voice started or stopped sounding. */
  record AssistantSpeaking(boolean on) implements LineEvent {}

  /** These words have been heard to their end, or as far as they got when they were cut. */
  record Played(String words) implements LineEvent {}

  /** The line used something that its carrier bills for, beside the time it takes. */
  record Used(Usage usage) implements LineEvent {}

  /** The far end reports an error; the line stays up. */
  record Trouble(String description) implements LineEvent {}
}
