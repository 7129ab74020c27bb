package dev.offhook.telephony.twilio;

import dev.offhook.telephony.LineEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the carrier was last given to say, and what is to be believed of it when it asks again.
 *
 * @param talks the texts, one for each talk cycle; none for silence
 * @param cuttable whether the caller may have talked over it
 * @param listens whether the carrier listens for the caller's words after it
 * @param at when it was given
 */
record Spoken(List<String> talks, boolean cuttable, boolean listens, Duration at) {
  static final Spoken NOTHING = new Spoken(List.of(), false, false, Duration.ZERO);

  /** What a voice needs for a character, and before the first. */
  private static final Duration PER_CHARACTER = Duration.ofMillis(50);

  private static final Duration ONSET = Duration.ofMillis(400);

  /** The carrier waits this long after a caller's last word, on its own judgement. */
  private static final Duration CALLER_IS_DONE = Duration.ofMillis(1_200);

  /** Voices differ: only what is far too soon is taken for an interruption. */
  private static final Duration DOUBT = Duration.ofSeconds(1);

  static Spoken interruptibly(List<String> talks, boolean listens, Duration at) {
    return new Spoken(talks, true, listens, at);
  }

  static Spoken toTheEnd(List<String> talks, Duration at) {
    return new Spoken(talks, false, false, at);
  }

  /** How long it sounds, by estimate. */
  Duration length() {
    return talks.stream().map(Spoken::length).reduce(Duration.ZERO, Duration::plus);
  }

  /** How much of it is still to be heard, by estimate. */
  Duration left(Duration now) {
    var left = at.plus(length()).minus(now);
    return talks.isEmpty() || left.isNegative() ? Duration.ZERO : left;
  }

  private static Duration length(String talk) {
    return PER_CHARACTER.multipliedBy(talk.strip().length()).plus(ONSET);
  }

  /** What has been heard of it, now that the carrier asks again. */
  List<LineEvent> reports(GatherRequest heard, Duration now) {
    var sounded = now.minus(at).minus(callersOwn(heard));
    var whole = !cuttable || heard.silent() || sounded.plus(DOUBT).compareTo(length()) >= 0;
    var reports = new ArrayList<LineEvent>();
    for (var talk : talks) {
      if (!whole && sounded.compareTo(length(talk)) < 0) {
        var into = sounded.minus(ONSET);
        reports.add(
            new LineEvent.Interrupted("", Optional.of(into.isNegative() ? Duration.ZERO : into)));
        return reports;
      }
      reports.add(new LineEvent.Played(talk));
      sounded = sounded.minus(length(talk));
    }
    return reports;
  }

  private static Duration callersOwn(GatherRequest heard) {
    return heard.words().isBlank()
        ? Duration.ZERO
        : CALLER_IS_DONE.plus(PER_CHARACTER.multipliedBy(heard.words().length()));
  }
}
