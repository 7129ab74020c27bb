package dev.offhook.llm.langchain4j;

import dev.offhook.call.CallSid;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a provider wants to see again of a tool call beside the call itself: its signature, and
 * whether it was made in one breath with the call before it.
 *
 * <p>Needed while the caller's turn lasts, so only the newest are kept, and nothing is lost for
 * good when one is not there: the call is shown as if made by itself. Safe from any thread.
 */
final class Echoes {
  private static final int MOST = 2_048;
  private static final int LONGEST_SIGNATURE = 16 * 1024;
  private static final Echo NONE = new Echo("", false);

  private final Map<Key, Echo> newest =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Echo> eldest) {
          return size() > MOST;
        }
      };

  private record Key(CallSid call, String id) {}

  private record Echo(String signature, boolean together) {}

  /** Those of one call. */
  OfCall of(CallSid call) {
    return new OfCall(call);
  }

  private synchronized void remember(Key key, Echo echo) {
    newest.put(key, echo);
  }

  private synchronized Echo find(Key key) {
    @Nullable Echo echo = newest.get(key);
    return echo == null ? NONE : echo;
  }

  /** The echoes of one call's tool calls, by their ids. */
  final class OfCall {
    private final CallSid call;

    private OfCall(CallSid call) {
      this.call = call;
    }

    /**
     * Keeps it.
     *
     * @param together whether it was made in one breath with the one before
     */
    void remember(String id, String signature, boolean together) {
      if (!signature.isEmpty() || together) {
        var kept = signature.length() <= LONGEST_SIGNATURE ? signature : "";
        Echoes.this.remember(new Key(call, id), new Echo(kept, together));
      }
    }

    /** Blank when there is none, or it is not known any more. */
    String signature(String id) {
      return find(new Key(call, id)).signature();
    }

    boolean together(String id) {
      return find(new Key(call, id)).together();
    }
  }
}
