package dev.offhook.telephony.twilio;

import dev.offhook.telephony.LineEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the carrier was last given to say, and what is to be believed of it when it asks again.
 *
 * @param words the text; blank for nothing
 * @param cuttable whether the caller may have talked over it
 * @param listens whether the carrier listens for the caller's words after it
 * @param at when it was given
 */
record Spoken(String words, boolean cuttable, boolean listens, Duration at) {
  static final Spoken NOTHING = new Spoken("", false, false, Duration.ZERO);

  /** What a voice needs for a character, and before the first. */
  private static final Duration PER_CHARACTER = Duration.ofMillis(50);

  private static final Duration ONSET = Duration.ofMillis(400);

  /** The carrier waits this long after a caller's last word, on its own judgement. */
  private static final Duration CALLER_IS_DONE = Duration.ofMillis(1_200);

  /** Voices differ: only what is far too soon is taken for an interruption. */
  private static final Duration DOUBT = Duration.ofSeconds(1);

  static Spoken interruptibly(String words, boolean listens, Duration at) {
    return new Spoken(words, true, listens, at);
  }

  static Spoken toTheEnd(String words, Duration at) {
    return new Spoken(words, false, false, at);
  }

  /** How long it sounds, by estimate. */
  Duration length() {
    return words.isBlank()
        ? Duration.ZERO
        : ONSET.plus(PER_CHARACTER.multipliedBy(words.strip().length()));
  }

  /** What has been heard of it, now that the carrier asks again. */
  List<LineEvent> reports(GatherRequest heard, Duration now) {
    if (words.isBlank()) {
      return List.of();
    }
    var sounded = now.minus(at).minus(callersOwn(heard));
    if (!cuttable || heard.silent() || sounded.plus(DOUBT).compareTo(length()) >= 0) {
      return List.of(new LineEvent.Played(words));
    }
    var into = sounded.minus(ONSET);
    return List.of(
        new LineEvent.Interrupted("", Optional.of(into.isNegative() ? Duration.ZERO : into)));
  }

  private static Duration callersOwn(GatherRequest heard) {
    return heard.words().isBlank()
        ? Duration.ZERO
        : CALLER_IS_DONE.plus(PER_CHARACTER.multipliedBy(heard.words().length()));
  }
}
