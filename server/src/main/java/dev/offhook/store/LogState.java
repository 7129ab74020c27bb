package dev.offhook.store;

import java.time.Instant;
import java.util.Optional;

/**
 * How the call log is doing, at one moment.
 *
 * @param behind events that are not in the database yet: in memory, and in the spool
 * @param spooledSince since when events go another way than straight to the database; empty while
 *     they do not
 * @param lost events that are nowhere, since the start: there was no room left for them
 */
public record LogState(
    Condition condition, long behind, Optional<Instant> spooledSince, long lost) {

  /** Of a log that keeps nothing, and so has no trouble. */
  public static final LogState AT_REST = new LogState(Condition.WRITING, 0, Optional.empty(), 0);

  /** What it is doing. */
  public enum Condition {
    /** The database is not open yet, and the server has only just started. */
    OPENING,
    WRITING,
    /** The database is away; events wait on this machine's disk. */
    SPOOLING,
    /** There was no room for events within the last minute. */
    LOSING
  }

  /** Whether somebody should look after it. */
  public boolean troubled() {
    return switch (condition) {
      case OPENING, WRITING -> false;
      case SPOOLING, LOSING -> true;
    };
  }
}
