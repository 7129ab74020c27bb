package dev.offhook.store;

import dev.offhook.call.Answering;
import dev.offhook.call.CallDetails;
import dev.offhook.call.CallEnd;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What the log knows of one call, without its words.
 *
 * @param by who answered
 * @param began when the carrier announced it
 * @param connected how long after that its line was first up; empty while it rings
 * @param over how it ended; empty while it goes on, or when nobody was there to see the end
 * @param expired what is no longer kept of it
 */
public record CallRecord(
    CallDetails details,
    Answering by,
    Instant began,
    Optional<Duration> connected,
    Optional<Over> over,
    Set<Expired> expired) {

  public CallRecord {
    expired = Set.copyOf(expired);
  }

  /** One of which everything is kept. */
  public CallRecord(
      CallDetails details,
      Answering by,
      Instant began,
      Optional<Duration> connected,
      Optional<Over> over) {
    this(details, by, began, connected, over, Set.of());
  }

  /** What its owner has not wanted to keep for longer. */
  public enum Expired {
    /** All words of it: turns, events, custom parameters. */
    TRANSCRIPT,
    /** The far end's number. */
    NUMBER,
    /** Its sound. */
    RECORDING
  }

  /**
   * How a call ended.
   *
   * @param after how long it lasted, from its announcement
   */
  public record Over(CallEnd end, Duration after) {}

  /** The same, its line up for the first time; a later line changes nothing. */
  CallRecord connectedAfter(Duration time) {
    return connected.isPresent()
        ? this
        : new CallRecord(details, by, began, Optional.of(time), over, expired);
  }

  CallRecord ended(Over how) {
    return new CallRecord(details, by, began, connected, Optional.of(how), expired);
  }
}
