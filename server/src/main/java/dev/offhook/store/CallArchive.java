package dev.offhook.store;

import dev.offhook.call.CallSid;
import dev.offhook.call.LoggedEvent;
import dev.offhook.call.Recording;
import dev.offhook.cost.Costs;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what was written down. Blocks: never to be called on an event loop. Safe from any thread.
 *
 * <p>Every method throws {@link StoreAway} when the database cannot be asked.
 */
public interface CallArchive {

  /** The call, when it is known. */
  Optional<CallRecord> call(CallSid sid);

  /** What was said in it, and which tools were used, in order; empty when it is not known. */
  List<TurnRecord> turns(CallSid sid);

  /**
   * What happened in it, in order.
   *
   * @param from the number of the first event
   * @param most how many at the most
   */
  List<LoggedEvent> events(CallSid sid, long from, int most);

  /** Its recordings, the first before the others; empty when it is not known. */
  List<Recording> recordings(CallSid sid);

  /** What these calls cost; {@link Costs#NONE} for one of which nothing is known. */
  Map<CallSid, Costs> costs(List<CallSid> calls);

  /**
   * Calls, the newest first.
   *
   * @param after where the page before this one said the next begins; empty for the first page
   * @param most how many at the most
   * @throws IllegalArgumentException when {@code after} is nothing that a page has said
   */
  CallListing calls(CallFilter filter, Optional<String> after, int most);
}
