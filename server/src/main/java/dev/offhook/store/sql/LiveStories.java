package dev.offhook.store.sql;

import dev.offhook.call.CallSid;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The stories of calls that go on, so that they need not be told from the beginning for every page.
 * Holds the ones used last; the others can be told again from their pages. One thread at a time.
 */
final class LiveStories {
  private final Map<CallSid, StoredStory> stories;

  LiveStories(int most) {
    stories =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<CallSid, StoredStory> eldest) {
            return size() > most;
          }
        };
  }

  Optional<StoredStory> find(CallSid call) {
    return Optional.ofNullable(stories.get(call));
  }

  void keep(StoredStory story) {
    stories.put(story.call(), story);
  }

  void forget(CallSid call) {
    stories.remove(call);
  }
}
