package dev.offhook.store;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One side's words; the last of a call may still be sounding.
 *
 * @param number counts the turns of a call from 0
 * @param at when it began, on the call's clock
 * @param generated what the model made; blank for the caller, and for words that are the server's
 *     own
 * @param sent what went to the line; for the caller, blank
 * @param heard what was heard: of the caller, or by the caller. Blank when nothing of it was heard
 * @param cutShort whether it was interrupted
 * @param language BCP-47 tag; blank when it is not known
 * @param confidence of the recogniser, 0 to 1
 * @param latency what the caller waited for
 * @param tools what the assistant used in it, in order; also what it used before a turn of its own
 *     that never came
 */
public record TurnRecord(
    int number,
    Side side,
    Duration at,
    String generated,
    String sent,
    String heard,
    boolean cutShort,
    String language,
    OptionalDouble confidence,
    Latency latency,
    List<ToolUse> tools) {

  public TurnRecord {
    tools = List.copyOf(tools);
  }

  /** One in which no tool was used. */
  public TurnRecord(
      int number,
      Side side,
      Duration at,
      String generated,
      String sent,
      String heard,
      boolean cutShort,
      String language,
      OptionalDouble confidence,
      Latency latency) {
    this(
        number,
        side,
        at,
        generated,
        sent,
        heard,
        cutShort,
        language,
        confidence,
        latency,
        List.of());
  }

  /** Of the same words, this was heard. */
  TurnRecord heard(String words, boolean interrupted) {
    return new TurnRecord(
        number,
        side,
        at,
        generated,
        sent,
        words,
        interrupted,
        language,
        confidence,
        latency,
        tools);
  }

  /** The same, with these tools. */
  public TurnRecord using(List<ToolUse> these) {
    return new TurnRecord(
        number, side, at, generated, sent, heard, cutShort, language, confidence, latency, these);
  }

  /** Whose words. */
  public enum Side {
    CALLER,
    ASSISTANT
  }

  /**
   * Stages of an answer, each from the moment the caller's words were final; empty where it is not
   * known, or did not come to it.
   *
   * @param asked until the model was asked
   * @param firstWord until its first words
   * @param sounding until the voice began to sound
   * @param played until the last of it had been heard
   */
  public record Latency(
      Optional<Duration> asked,
      Optional<Duration> firstWord,
      Optional<Duration> sounding,
      Optional<Duration> played) {
    public static final Latency UNKNOWN =
        new Latency(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }
}
