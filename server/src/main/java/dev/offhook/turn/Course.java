package dev.offhook.turn;

import java.time.Duration;

/**
 * Where a call stands, whoever has the floor.
 *
 * @param reply the number of the last talk, generated or our own; later ones are higher
 * @param endsAt when the call reaches its length
 * @param caller what is known of the caller
 * @param asked whether what the caller heard before this talk was a question
 * @param earlier what may still sound of talks before this one: its interruption may yet be
 *     reported, whatever the order of the reports
 */
record Course(long reply, Duration endsAt, Caller caller, boolean asked, Earlier earlier) {

  static Course begins(Duration now, Duration length) {
    return new Course(0, now.plus(length), Caller.silent(now), false, Earlier.NONE);
  }

  Course with(Caller known) {
    return new Course(reply, endsAt, known, asked, earlier);
  }

  Course with(Earlier sounding) {
    return new Course(reply, endsAt, caller, asked, sounding);
  }

  Course next() {
    return new Course(reply + 1, endsAt, caller, asked, earlier);
  }

  Course asking(boolean question) {
    return new Course(reply, endsAt, caller, question, earlier);
  }

  boolean over(Duration now) {
    return now.compareTo(endsAt) >= 0;
  }

  Duration sooner(Duration other) {
    return other.compareTo(endsAt) < 0 ? other : endsAt;
  }
}
