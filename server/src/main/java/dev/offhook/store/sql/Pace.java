package dev.offhook.store.sql;

import java.time.Duration;

/**
 * How long the writer of the log waits, for what.
 *
 * @param gathering how long an event may wait for company before it is written
 * @param patience how long the database may take for one transaction before events go to the spool
 * @param firstRetry until the database is tried again after it was away; doubled each time
 * @param lastRetry the most that {@code firstRetry} grows to
 * @param opening how long the database may take to open before that is worth an alarm
 * @param parting how long the end may take
 */
record Pace(
    Duration gathering,
    Duration patience,
    Duration firstRetry,
    Duration lastRetry,
    Duration opening,
    Duration parting) {

  static final Pace USUAL =
      new Pace(
          Duration.ofMillis(200),
          Duration.ofMillis(500),
          Duration.ofMillis(500),
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(5));
}
