package dev.offhook.privacy;

import java.time.Duration;
import java.util.Optional;

/**
 * How long what is written down of a call is kept, from the call's beginning; empty for as long as
 * nobody deletes it.
 *
 * @param transcripts all words: turns, events, custom parameters, and what the search finds
 * @param recordings sound
 * @param numbers the far end's number
 */
public record Retention(
    Optional<Duration> transcripts, Optional<Duration> recordings, Optional<Duration> numbers) {

  /** Nothing expires. */
  public static final Retention FOREVER =
      new Retention(Optional.empty(), Optional.empty(), Optional.empty());
}
