package dev.offhook.store.sql;

import dev.offhook.store.LogPage;
import dev.offhook.store.StoreAway;
import java.util.List;

/** Where pages of the log are kept: the database, or the spool. */
@FunctionalInterface
public interface Pages {

  /**
   * Keeps pages, all of them or none; it may block. Pages that it has already change nothing.
   *
   * @param pages in the order in which they came
   * @throws StoreAway when it cannot keep anything right now
   */
  void save(List<LogPage> pages);
}
