package dev.offhook.phone.twilio;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the carrier knows of a call at some moment, as its API tells it.
 *
 * @param status as the API spells it: {@code queued}, {@code ringing}, {@code in-progress} or one
 *     of the final ones
 * @param created when it was asked for
 * @param updated when it last changed
 * @param start when it was dialled; null while it is queued
 * @param end when it was over; null before
 * @param length how long it was connected; null before it is over
 * @param answeredBy the verdict of the detection of answering machines; null without one
 */
public record CallFacts(
    String status,
    Instant created,
    Instant updated,
    @Nullable Instant start,
    @Nullable Instant end,
    @Nullable Duration length,
    @Nullable String answeredBy) {

  static CallFacts queued(Instant now) {
    return new CallFacts("queued", now, now, null, null, null, null);
  }

  CallFacts dialled(Instant now) {
    return new CallFacts(status, created, now, now, end, length, answeredBy);
  }

  CallFacts at(String changed, Instant now) {
    return new CallFacts(changed, created, now, start, end, length, answeredBy);
  }

  CallFacts over(String last, Instant now, Duration connected) {
    return new CallFacts(last, created, now, start, now, connected, answeredBy);
  }

  CallFacts answeredBy(String verdict, Instant now) {
    return new CallFacts(status, created, now, start, end, length, verdict);
  }
}
