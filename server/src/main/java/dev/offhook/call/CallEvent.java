package dev.offhook.call;

import dev.offhook.turn.Move;
import dev.offhook.turn.Signal;
import java.time.Instant;

/**
 * Everything that can happen in a call. A call's log is a list of these, and from the list alone
 * the call can be told, replayed and taken up again.
 */
public sealed interface CallEvent {

  /**
   * The carrier announced the call.
   *
   * @param by who answers it
   * @param at the time of day, from which the call's own clock counts
   */
  record Arrived(CallDetails details, Answering by, Instant at) implements CallEvent {}

  /**
   * A line of the call is up, the first or a later one.
   *
   * @param session the carrier's name for the line
   * @param ticket by which the line will be known again; not the token itself. May be blank
   */
  record LineUp(String session, String ticket) implements CallEvent {}

  /** The turn rules were told something. */
  record Told(Signal signal) implements CallEvent {}

  /** How sure the recogniser is of the caller's words, which come next: 0 to 1. */
  record Recognised(double confidence) implements CallEvent {}

  /**
   * Words of a reply were generated and went straight to the line: {@link Signal.Generated}, and
   * {@link Move.Say} with the same words.
   */
  record Passed(long reply, String words) implements CallEvent {}

  /** The turn rules decided on something. */
  record Made(Move move) implements CallEvent {}

  /**
   * A part the call depends on failed; the call went on as the rules say.
   *
   * @param part which one: {@code model}, …
   * @param kind how it failed, in a word
   */
  record Stumbled(String part, String kind) implements CallEvent {}

  /** The model wanted a tool used in a reply. */
  record ToolCalled(long reply, ToolCall call) implements CallEvent {}

  /**
   * What became of it. Told again of the same wish, the later word counts.
   *
   * @param call the wish's id
   * @param answer what the model is told
   */
  record ToolAnswered(String call, ToolEnd end, String answer) implements CallEvent {}

  /** So much more of a service was used. */
  record Used(Usage usage) implements CallEvent {}

  /**
   * A recording of the call stands like this. Told again of the same one, the later word counts; it
   * may come after the end.
   */
  record Recorded(Recording recording) implements CallEvent {}

  /** The process that held the call is gone, and another took the call up from this log. */
  record TakenUp() implements CallEvent {}

  /**
   * An earlier event of the call was written down with digits masked that might have become a card
   * number. They have not: this is what happened there.
   *
   * @param number the number of that event
   */
  record Unmasked(long number, CallEvent event) implements CallEvent {}

  /** The call is over; only {@link Recorded} may follow. */
  record Ended(CallEnd end) implements CallEvent {}
}
