package dev.offhook.store;

import dev.offhook.call.CallSid;
import dev.offhook.call.Recording;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The recordings of calls that are over: what the carrier tells late, and sound that is to be
 * destroyed. While a call goes on, its recordings are events of it like all others ({@link
 * dev.offhook.call.CallEvent.Recorded}). Blocks: never to be called on an event loop. Safe from any
 * thread.
 *
 * <p>Every method throws {@link StoreAway} when the database cannot be asked.
 */
public interface Recordings {

  /**
   * Writes down how a recording of a call stands that is over.
   *
   * @return false when the log does not know the call, or it goes on there, or its words are no
   *     longer kept
   */
  boolean told(CallSid call, Recording recording, Instant now);

  /**
   * Recordings of which the log holds nothing any more, because their call was deleted or they were
   * kept for long enough: their sound is to be destroyed.
   */
  List<Doomed> doomed(int most);

  /** Their sound is gone, or never was. */
  void destroyed(List<Doomed> gone);

  /** The recording of this name, while the log knows it. */
  Optional<Found> find(String sid);

  /**
   * Sound that is to be destroyed.
   *
   * @param sid the carrier's name for it
   * @param source where it is
   */
  record Doomed(String sid, String source) {}

  /** A recording and the call that it is of. */
  record Found(CallSid call, Recording recording) {}
}
