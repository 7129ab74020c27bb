package dev.offhook.phone.twilio.twiml;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Listens to the caller for one answer, in words or on the keys.
 *
 * @param action asked with the answer; null for the document this stands in
 * @param method of the action
 * @param timeout of silence after the prompts, or after a key, before it gives up
 * @param keys null where the keys do not count
 * @param speech null where words do not count
 * @param bargeIn whether the caller's words or keys stop the prompts
 * @param actionOnEmptyResult whether the action is asked also when nothing came
 * @param prompts played while it listens
 */
public record Gather(
    @Nullable String action,
    String method,
    Duration timeout,
    @Nullable Keys keys,
    @Nullable Speech speech,
    boolean bargeIn,
    boolean actionOnEmptyResult,
    List<Prompt> prompts)
    implements Verb {

  public Gather {
    prompts = List.copyOf(prompts);
  }

  /**
   * How keys are taken.
   *
   * @param finish the key that ends the answer; blank for none
   * @param count as many keys as end the answer
   */
  public record Keys(String finish, int count) {}

  /**
   * How words are taken.
   *
   * @param silence after which the answer is over; null leaves it to the transcription
   * @param longest the caller is listened to
   * @param language a BCP-47 tag
   * @param model the carrier's name for the model
   * @param hints as written
   * @param profanityFilter whether coarse words are masked
   * @param partial told what has been understood so far; null for nobody
   */
  public record Speech(
      @Nullable Duration silence,
      Duration longest,
      String language,
      String model,
      String hints,
      boolean profanityFilter,
      @Nullable Callback partial) {}
}
