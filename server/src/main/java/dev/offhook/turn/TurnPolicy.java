package dev.offhook.turn;

import java.time.Duration;

/**
 * What the turn rules may be told to do differently, and the words they say by themselves.
 *
 * @param silence how long nobody speaks before the assistant asks whether the caller is there
 * @param asks how often it asks before it says goodbye
 * @param callLength when the call is brought to an end, from its start
 * @param phrases the assistant's own words
 */
public record TurnPolicy(Duration silence, int asks, Duration callLength, Phrases phrases) {

  public static final TurnPolicy USUAL =
      new TurnPolicy(Duration.ofSeconds(20), 2, Duration.ofMinutes(30), Phrases.ENGLISH);

  /**
   * Words that no model generates.
   *
   * @param trouble the model failed
   * @param nothing the model had no answer
   * @param stillThere nobody has spoken for a while
   * @param silentGoodbye nobody has spoken for too long
   * @param timeIsUp the call has reached its length
   * @param lineWasLost the line is back after it was lost
   */
  public record Phrases(
      String trouble,
      String nothing,
      String stillThere,
      String silentGoodbye,
      String timeIsUp,
      String lineWasLost) {

    public static final Phrases ENGLISH =
        new Phrases(
            "Sorry, I'm having trouble right now.",
            "I am sorry, I could not generate a response.",
            "Are you still there?",
            "I can't hear you any more, so I will hang up now. Goodbye.",
            "I'm sorry, we have reached the time limit for this call. Goodbye.",
            "Sorry, we were cut off for a moment.");
  }
}
