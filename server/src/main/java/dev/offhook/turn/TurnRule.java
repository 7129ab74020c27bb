package dev.offhook.turn;

/**
 * What the turn rules do beyond the plain behaviour of holding a reply, resuming it after a while
 * and giving it up for a stop word or a question. Each can be left out.
 */
public enum TurnRule {
  /** A held reply, and one that is ready, waits for as long as the caller speaks. */
  WAIT_FOR_SILENCE,
  /** Words count before their transcript is final: a stop word acts at once. */
  PARTIALS,
  /** What follows before the reply has begun, or right after, belongs to the same turn. */
  FRAGMENTS,
  /** A stop is answered with silence, what says something is a turn, what is in doubt is kept. */
  THREE_OUTCOMES,
  /** After a question of the assistant, "yes" and "no" are answers. */
  ANSWERS,
  /** The history holds what was heard of a reply, not what was sent. */
  HEARD_ONLY,
  /** While the end of a finished reply sounds, words are said over it. */
  TAIL,
  /** A model that takes its time is bridged. */
  FILLERS,
  /** Silence is asked into, and ends the call in the end. */
  SILENCE,
  /** The last words may be neither cut nor called off. */
  FAREWELL
}
