package dev.offhook.store;

import dev.offhook.store.TurnRecord.Latency;
import dev.offhook.store.TurnRecord.Side;
import dev.offhook.turn.HeardText;
import dev.offhook.turn.Signal;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The assistant's words from the first one asked for to the last one heard. */
final class Saying {
  private static final long OUR_OWN = -1;

  private final long reply;
  private final Duration at;
  private final Optional<Duration> settledAt;
  private final StringBuilder generated = new StringBuilder();

  /** What went to the line, and what the line reports to have been heard of it. */
  private HeardText text = HeardText.EMPTY;

  /** Generated, and not yet sent. */
  private String kept = "";

  private boolean complete;
  private boolean cancelled;
  private boolean held;

  private @Nullable Duration askedAt;
  private @Nullable Duration firstWordAt;
  private @Nullable Duration soundingAt;
  private @Nullable Duration playedAt;

  private Saying(long reply, Duration at, Optional<Duration> settledAt) {
    this.reply = reply;
    this.at = at;
    this.settledAt = settledAt;
  }

  /** The model is asked for a reply. */
  static Saying asked(long reply, Duration at, Optional<Duration> settledAt) {
    var saying = new Saying(reply, at, settledAt);
    saying.askedAt = at;
    return saying;
  }

  /** Words that are not the model's. */
  static Saying ofOurOwn(Duration at, Optional<Duration> settledAt) {
    var saying = new Saying(OUR_OWN, at, settledAt);
    saying.complete = true;
    return saying;
  }

  /** What is still to come of a reply whose first part is told; null when nothing is. */
  @Nullable Saying rest(Duration now) {
    if (complete || cancelled) {
      return null;
    }
    return new Saying(reply, now, Optional.empty());
  }

  void told(Signal signal, Duration now) {
    switch (signal) {
      case Signal.Generated(long number, String words) when number == reply -> {
        generated.append(words);
        kept += words;
        firstWordAt = firstWordAt == null ? now : firstWordAt;
      }
      case Signal.ReplyComplete(long number, _) -> complete |= number == reply;
      case Signal.ReplyFailed(long number) -> complete |= number == reply;
      case Signal.Played(String words) -> heard(text.played(words), now);
      case Signal.Interrupted(String words, var into) -> {
        heard(text.interrupted(words, into), now);
        held = sent();
      }
      case Signal.AssistantSounding(boolean on) -> sounding(on, now);
      case Signal.Generated _,
          Signal.Working _,
          Signal.Commanded _,
          Signal.Greeted _,
          Signal.Announced _,
          Signal.CallerWords _,
          Signal.CallerSpeaking _,
          Signal.KeyPressed _,
          Signal.LineLost _,
          Signal.LineBack _,
          Signal.Woken _ -> {}
    }
  }

  private void heard(HeardText upTo, Duration now) {
    if (!upTo.equals(text) && upTo.complete()) {
      playedAt = now;
    }
    text = upTo;
  }

  private void sounding(boolean on, Duration now) {
    if (on && sent() && soundingAt == null) {
      soundingAt = now;
    }
    if (!on && complete && soundingAt != null && playedAt == null) {
      playedAt = now;
    }
  }

  void cancel() {
    cancelled = true;
  }

  /** Whether {@code words} are more of these, and not something else that is said instead. */
  boolean goesOnWith(String words, Signal latest) {
    if (cancelled) {
      return false;
    }
    return switch (latest) {
      case Signal.LineBack _, Signal.ReplyComplete _, Signal.ReplyFailed _ -> true;
      case Signal.Greeted _,
          Signal.Announced _,
          Signal.CallerWords _,
          Signal.CallerSpeaking _,
          Signal.KeyPressed _,
          Signal.Interrupted _,
          Signal.Played _,
          Signal.AssistantSounding _,
          Signal.Generated _,
          Signal.Working _,
          Signal.Commanded _,
          Signal.LineLost _,
          Signal.Woken _ ->
          !complete || (held ? overlap(words) > 0 : owed(words));
    };
  }

  /** What waited for the caller to finish; where the model had nothing to say, a phrase of ours. */
  private boolean owed(String words) {
    return kept.isEmpty() ? reply != OUR_OWN && !sent() : words.startsWith(kept);
  }

  /** Words go to the line: new ones, or what of the old ones was not heard, and then new ones. */
  void say(String words, Signal latest) {
    var again = overlap(words);
    if (latest instanceof Signal.LineBack && again == 0) {
      text = HeardText.EMPTY.say(words);
    } else if (held) {
      text = text.say(kept + words.substring(again));
    } else {
      text = text.say(words);
    }
    kept = "";
    held = false;
    playedAt = null;
  }

  /** How much at the end of all words so far is at the beginning of these. */
  private int overlap(String words) {
    var all = text.sent() + kept;
    for (var length = Math.min(all.length(), words.length()); length > 0; length--) {
      if (all.regionMatches(all.length() - length, words, 0, length)) {
        return length;
      }
    }
    return 0;
  }

  /** Whether anything went to the line. */
  boolean sent() {
    return !text.empty();
  }

  /** As a turn, with what the line has reported to be heard. */
  TurnRecord soFar(int number, boolean over) {
    return new TurnRecord(
        number,
        Side.ASSISTANT,
        at,
        generated.toString().strip(),
        text.sentWords(),
        text.heardWords(),
        over ? !text.complete() : held,
        "",
        OptionalDouble.empty(),
        new Latency(
            sinceSettled(askedAt),
            sinceSettled(firstWordAt),
            sinceSettled(soundingAt),
            sinceSettled(playedAt)));
  }

  private Optional<Duration> sinceSettled(@Nullable Duration then) {
    return then == null ? Optional.empty() : settledAt.map(then::minus);
  }
}
