package dev.offhook.conversation;

import dev.offhook.call.CallSid;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The calls that ended lately. A webhook of theirs that is delivered late, repeated or replayed
 * must not begin them anew, and nothing in its signature tells when it was made.
 *
 * <p>Safe from any thread. Holds the last ten thousand; the carrier never gives a name twice.
 */
final class FinishedCalls {
  private static final int MOST = 10_000;

  private final Set<CallSid> calls =
      Collections.synchronizedSet(
          Collections.newSetFromMap(
              new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<CallSid, Boolean> eldest) {
                  return size() > MOST;
                }
              }));

  void add(CallSid call) {
    calls.add(call);
  }

  boolean contains(CallSid call) {
    return calls.contains(call);
  }
}
