package dev.offhook.turn;

import java.time.Duration;

/**
 * Where a call stands, whoever has the floor.
 *
 * @param reply the number of the last reply; later ones are higher
 * @param endsAt when the call reaches its length
 * @param caller what is known of the caller
 * @param before what was still sounding when the last turn began: its interruption may yet be
 *     reported, whatever the order of the reports
 */
record Course(long reply, Duration endsAt, Caller caller, HeardText before) {

  static Course begins(Duration now, Duration length) {
    return new Course(0, now.plus(length), Caller.silent(now), HeardText.EMPTY);
  }

  Course with(Caller known) {
    return new Course(reply, endsAt, known, before);
  }

  Course nextReply(HeardText sounding) {
    return new Course(reply + 1, endsAt, caller, sounding);
  }

  Course settledBefore() {
    return new Course(reply, endsAt, caller, HeardText.EMPTY);
  }

  boolean over(Duration now) {
    return now.compareTo(endsAt) >= 0;
  }

  Duration sooner(Duration other) {
    return other.compareTo(endsAt) < 0 ? other : endsAt;
  }
}
