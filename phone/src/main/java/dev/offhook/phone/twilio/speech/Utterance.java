package dev.offhook.phone.twilio.speech;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Something the caller says.
 *
 * @param words blank for a noise that sounds like speech
 * @param length null for as long as the words take
 * @param confidence of the transcription, as a {@code Gather} tells it; blank where it is not told
 */
public record Utterance(String words, @Nullable Duration length, String confidence) {
  private static final String SURE = "0.94";

  /** Said at the usual speed, and well understood. */
  public static Utterance of(String words) {
    return new Utterance(words, null, SURE);
  }

  public Utterance lasting(Duration changed) {
    return new Utterance(words, changed, confidence);
  }

  /** Any text, as the carrier promises no form; it is only told by a {@code Gather}. */
  public Utterance withConfidence(String told) {
    return new Utterance(words, length, told);
  }

  /** The carrier says nothing of how sure it is. */
  public Utterance withoutConfidence() {
    return new Utterance(words, length, "");
  }
}
