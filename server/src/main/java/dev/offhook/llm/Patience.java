package dev.offhook.llm;

import java.time.Duration;

/**
 * How long a caller waits for a model, and how much of it they want to hear.
 *
 * @param firstToken from the question to the first words, a second try included: what a caller
 *     hears is one silence, however often the model was asked in it
 * @param betweenTokens the longest silence once it has begun to speak
 * @param wholeReply from the question to the last word
 * @param beforeRetry the pause before the request is sent once more
 * @param mostCharacters where a reply that does not end is ended: at 20 characters a second, 4,000
 *     are more than three minutes of talk
 */
public record Patience(
    Duration firstToken,
    Duration betweenTokens,
    Duration wholeReply,
    Duration beforeRetry,
    int mostCharacters) {

  public static final Patience USUAL =
      new Patience(
          Duration.ofSeconds(8),
          Duration.ofSeconds(5),
          Duration.ofSeconds(60),
          Duration.ofMillis(200),
          4_000);

  public Patience {
    positive("firstToken", firstToken);
    positive("betweenTokens", betweenTokens);
    positive("wholeReply", wholeReply);
    positive("beforeRetry", beforeRetry);
    if (mostCharacters <= 0) {
      throw new IllegalArgumentException(
          "mostCharacters must be more than 0, not " + mostCharacters);
    }
  }

  private static void positive(String name, Duration value) {
    if (!value.isPositive()) {
      throw new IllegalArgumentException(name + " must be longer than nothing, not " + value);
    }
  }
}
