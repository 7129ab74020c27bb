package dev.offhook.outbound;

import java.time.Duration;
import java.util.Optional;

/**
 * Why a call is not placed.
 *
 * @param field the part of the wish that is wrong; blank when it is none
 * @param code a short name a program can rely on
 * @param message what is wrong and what would be right
 * @param retryAfter when it is worth trying again; empty when it is not
 */
public record Rejected(
    Kind kind, String field, String code, String message, Optional<Duration> retryAfter)
    implements Result {

  /** What has to change before it would be placed. */
  public enum Kind {
    /** The wish. */
    WRONG,
    /** The settings: such a number is not called. */
    FORBIDDEN,
    /** The time: too much has been called. */
    TOO_MUCH,
    /** The key belongs to another wish. */
    CONFLICT,
    /** Something this server needs is not there. */
    UNABLE
  }

  static Rejected wrong(String field, String code, String message) {
    return new Rejected(Kind.WRONG, field, code, message, Optional.empty());
  }

  static Rejected unable(String code, String message) {
    return new Rejected(Kind.UNABLE, "", code, message, Optional.of(Duration.ofSeconds(5)));
  }
}
