package dev.offhook.store;

import dev.offhook.call.CallSid;
import dev.offhook.call.PhoneNumber;
import dev.offhook.privacy.Retention;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Takes calls, or their words and numbers, out of the log for good. What is still on its way to the
 * log of a call that was deleted is thrown away when it arrives. Blocks: never to be called on an
 * event loop. Safe from any thread.
 *
 * <p>Every method throws {@link StoreAway} when the database cannot be asked.
 */
public interface Shredder {

  /** Deletes a call; empty when the log does not know it. */
  Optional<Deletion> delete(CallSid call, Instant now);

  /**
   * Deletes every call with this number at either end, as it is written down: a number that was
   * masked finds nothing.
   */
  Deletion delete(PhoneNumber number, Instant now);

  /** The receipts, the newest first. */
  List<Deletion> deletions(int most);

  /**
   * Takes out what an assistant's calls hold for longer than they should: a few calls at a time, so
   * that those who write need not wait. Calls that go on keep everything.
   *
   * @return from how many calls something was taken
   */
  int expire(String assistant, Retention retention, Instant now);
}
