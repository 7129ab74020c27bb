package dev.offhook.store;

import dev.offhook.call.CallEnd;
import dev.offhook.call.PhoneNumber;
import java.time.Instant;
import java.util.Optional;

/**
 * Which calls are asked for; what is empty does not matter.
 *
 * @param from calls that began then or later
 * @param until calls that began before
 * @param number either end's
 * @param assistant the id of who answered
 * @param reason why it ended
 * @param live true for calls that go on, false for those that are over
 * @param text words that were said in it, as a person types them into a search field
 */
public record CallFilter(
    Optional<Instant> from,
    Optional<Instant> until,
    Optional<PhoneNumber> number,
    Optional<String> assistant,
    Optional<CallEnd.Reason> reason,
    Optional<Boolean> live,
    Optional<String> text) {

  /** Every call. */
  public static final CallFilter ANY =
      new CallFilter(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
}
