package dev.offhook.store;

import java.time.Instant;

/**
 * The receipt for calls that were deleted because somebody asked for it. Of the calls it holds
 * nothing but how much there was.
 *
 * @param id its own
 * @param calls how many calls were deleted; 0 when none was found
 * @param turns how many turns they had
 * @param events how many events
 * @param recordings how many recordings
 */
public record Deletion(
    String id, Instant at, Kind kind, long calls, long turns, long events, long recordings) {

  /** What was asked for. */
  public enum Kind {
    /** One call, by its SID. */
    CALL,
    /** All calls of a phone number, at either end. */
    NUMBER
  }
}
