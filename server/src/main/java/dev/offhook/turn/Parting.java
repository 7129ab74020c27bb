package dev.offhook.turn;

/** Why the turn rules end a call. */
public enum Parting {
  /** The assistant said all there was to say, and goodbye. */
  GOODBYE,
  /** The caller said nothing any more, though asked. */
  SILENCE,
  /** The call has lasted as long as a call may. */
  TIME_LIMIT,
  /** Somebody who was not on the phone ended it. */
  DISMISSED
}
