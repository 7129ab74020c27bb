package dev.offhook.turn;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the turn rules may be told to do differently, and the words they say by themselves.
 *
 * @param interjections what words over the assistant mean
 * @param resumeAfter how long a held reply waits in silence before it goes on
 * @param fragmentPause how soon after a turn more words still belong to it, though the reply has
 *     begun
 * @param fillerAfter how long a model may be silent before a filler; empty for no fillers
 * @param silence how long nobody speaks before the assistant asks whether the caller is there
 * @param asks how often it asks before it says goodbye
 * @param callLength when the call is brought to an end, from its start
 * @param phrases the assistant's own words
 */
public record TurnPolicy(
    InterjectionRules interjections,
    Duration resumeAfter,
    Duration fragmentPause,
    Optional<Duration> fillerAfter,
    Duration silence,
    int asks,
    Duration callLength,
    Phrases phrases) {

  public static final TurnPolicy USUAL =
      new TurnPolicy(
          InterjectionRules.with(List.of()),
          Duration.ofMillis(2500),
          Duration.ofMillis(500),
          Optional.of(Duration.ofSeconds(1)),
          Duration.ofSeconds(20),
          2,
          Duration.ofMinutes(30),
          Phrases.ENGLISH);

  /** Speech that goes on longer without a word of it is noise. */
  private static final Duration LONGEST_UTTERANCE = Duration.ofSeconds(10);

  /** The same for calls of another length. */
  public TurnPolicy lasting(Duration length) {
    return new TurnPolicy(
        interjections, resumeAfter, fragmentPause, fillerAfter, silence, asks, length, phrases);
  }

  /** The same with another patience for a held reply, and further stop phrases. */
  public TurnPolicy holding(Duration resume, List<String> extraStopPhrases) {
    return new TurnPolicy(
        InterjectionRules.with(extraStopPhrases),
        resume,
        fragmentPause,
        fillerAfter,
        silence,
        asks,
        callLength,
        phrases);
  }

  /** When a held reply goes on: never while the caller is speaking. */
  Duration resumeAt(Caller caller, Duration now) {
    return now.plus(wait(caller));
  }

  /** How long a held reply waits for words of a caller of whom nothing more is heard. */
  Duration wait(Caller caller) {
    return caller.speaking() ? LONGEST_UTTERANCE : resumeAfter;
  }

  /** The filler for a reply; they take turns. */
  String filler(long reply) {
    var fillers = phrases.fillers();
    return fillers.get((int) (reply % fillers.size()));
  }

  /**
   * Words that no model generates.
   *
   * @param trouble the model failed
   * @param nothing the model had no answer
   * @param okay the caller wants silence
   * @param goodbye the call ends, and the model said nothing
   * @param fillers the model takes its time; at least one
   * @param stillThere nobody has spoken for a while
   * @param silentGoodbye nobody has spoken for too long
   * @param timeIsUp the call has reached its length
   * @param lineWasLost the line is back after it was lost
   */
  public record Phrases(
      String trouble,
      String nothing,
      String okay,
      String goodbye,
      List<String> fillers,
      String stillThere,
      String silentGoodbye,
      String timeIsUp,
      String lineWasLost) {

    public static final Phrases ENGLISH =
        new Phrases(
            "Sorry, I'm having trouble right now.",
            "I am sorry, I could not generate a response.",
            "Okay.",
            "Goodbye.",
            List.of("One moment, please.", "Let me look that up for you.", "Let me check."),
            "Are you still there?",
            "I can't hear you any more, so I will hang up now. Goodbye.",
            "I'm sorry, we have reached the time limit for this call. Goodbye.",
            "Sorry, we were cut off for a moment.");

    public Phrases {
      fillers = List.copyOf(fillers);
    }
  }
}
