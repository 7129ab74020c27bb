package dev.offhook.store;

import dev.offhook.call.CallSid;
import dev.offhook.call.LoggedEvent;

/**
 * Where a call is written down as it happens.
 *
 * <p>Any thread may write; one call's events must come one after the other, in their order. Never
 * blocks and never fails: what becomes of events when the disk is full or the database away is the
 * log's own business.
 */
@FunctionalInterface
public interface CallLog {
  /** Keeps nothing. */
  CallLog NOWHERE = (_, _) -> {};

  /** Writes one event of {@code call}. */
  void write(CallSid call, LoggedEvent event);
}
