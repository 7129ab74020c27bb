package dev.offhook.store.sql;

import dev.offhook.call.CallEnd;
import dev.offhook.call.CallSid;
import dev.offhook.call.LoggedEvent;
import dev.offhook.call.PhoneNumber;
import dev.offhook.call.Recording;
import dev.offhook.cost.Costs;
import dev.offhook.cost.PriceList;
import dev.offhook.privacy.Retention;
import dev.offhook.store.CallArchive;
import dev.offhook.store.CallFilter;
import dev.offhook.store.CallListing;
import dev.offhook.store.CallRecord;
import dev.offhook.store.Deletion;
import dev.offhook.store.LogPage;
import dev.offhook.store.LogRefused;
import dev.offhook.store.LogUnreadable;
import dev.offhook.store.OrderBook;
import dev.offhook.store.Recordings;
import dev.offhook.store.Shredder;
import dev.offhook.store.StoreAway;
import dev.offhook.store.StoreUnusable;
import dev.offhook.store.TurnRecord;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * The call log in a database. What is kept are the events, page by page; calls and turns are told
 * from them ({@link dev.offhook.store.Story}) and kept beside them, to be listed and searched.
 *
 * <p>Every method blocks, none may be called on an event loop. Safe from any thread.
 */
public final class SqlStore implements CallArchive, Shredder, Recordings, AutoCloseable {
  /** Calls whose story is kept in memory. */
  private static final int LIVE = 10_000;

  private final Database database;
  private final PriceList prices;
  private final Jdbi jdbi;
  private final LiveStories live = new LiveStories(LIVE);
  private final ReentrantLock writing = new ReentrantLock();
  private final Forgetting forgetting;

  private SqlStore(Database database, PriceList prices) {
    this.database = database;
    this.prices = prices;
    this.jdbi = database.jdbi();
    this.forgetting = new Forgetting(this::writing, live, database.dialect());
  }

  /**
   * Opens the SQLite file in a folder, and brings it to this program's schema; both are made where
   * there is none.
   *
   * @throws StoreUnusable when it cannot be used
   * @throws StoreAway when it cannot be asked right now
   */
  public static SqlStore inFolder(Path folder) {
    return inFolder(folder, PriceList.NONE);
  }

  /** The same; what is written down from now on costs that much. */
  public static SqlStore inFolder(Path folder, PriceList prices) {
    return new SqlStore(Database.file(folder), prices);
  }

  /**
   * Opens a PostgreSQL, and brings it to this program's schema.
   *
   * @param url {@code jdbc:postgresql://user:password@host:5432/database}
   * @throws StoreUnusable when it cannot be used
   * @throws StoreAway when it cannot be reached
   * @throws IllegalArgumentException when the URL does not have that shape
   */
  public static SqlStore postgresql(String url) {
    return postgresql(url, PriceList.NONE);
  }

  /** The same; what is written down from now on costs that much. */
  public static SqlStore postgresql(String url, PriceList prices) {
    return new SqlStore(Database.postgresql(DatabaseUrl.parse(url)), prices);
  }

  /**
   * Keeps pages, all or none. What is there already changes nothing, so the same pages may be saved
   * again; one page of a call may stand behind another in the list.
   *
   * @throws StoreAway when the database cannot be asked right now
   * @throws LogRefused when a page does not follow what is there, or is none the database takes
   * @throws LogUnreadable when what is there of one of these calls cannot be read
   */
  public void save(List<LogPage> pages) {
    writing.lock();
    try {
      var grown =
          asking(handle ->
              handle.inTransaction(
                  it -> new Keeping(it, database.dialect(), live, prices).take(pages)));
      for (var story : grown) {
        story.settle();
        if (story.over()) {
          live.forget(story.call());
        } else {
          live.keep(story);
        }
      }
    } catch (RuntimeException failed) {
      // Their stories have been told what the database does not have
      pages.forEach(page -> live.forget(page.call()));
      throw failed;
    } finally {
      writing.unlock();
    }
  }

  /**
   * Gives calls whose end nobody saw an end in the log: {@link CallEnd#serverDied()}. Which calls
   * these are, {@link LostCalls} argues.
   *
   * @param now the time of day
   * @param held whether a call goes on here, or its end is on its way into the log
   * @throws StoreAway when the database cannot be asked right now
   */
  public void endLost(Instant now, Predicate<CallSid> held) {
    var ends = asking(handle -> LostCalls.ends(handle, database.dialect(), now, held));
    for (var end : ends) {
      // Taken up at the last moment after all: then it is not ours to end
      if (!held.test(end.call())) {
        save(List.of(end));
      }
    }
  }

  /** Orders to place calls, in the same database. */
  public OrderBook orders() {
    return new SqlOrders(jdbi);
  }

  @Override
  public Optional<CallRecord> call(CallSid sid) {
    return asking(handle ->
        handle
            .createQuery("select * from call where sid = :sid")
            .bind("sid", sid.value())
            .map((row, _) -> Rows.call(row))
            .findOne());
  }

  @Override
  public List<TurnRecord> turns(CallSid sid) {
    return asking(handle -> BesideRows.turns(handle, sid));
  }

  @Override
  public List<LoggedEvent> events(CallSid sid, long from, int most) {
    return asking(handle ->
        handle
            .createQuery("select id from call where sid = :sid")
            .bind("sid", sid.value())
            .mapTo(Long.class)
            .findOne()
            .map(id -> Rows.events(handle, id, from, most))
            .orElse(List.of()));
  }

  @Override
  public List<Recording> recordings(CallSid sid) {
    return asking(handle -> BesideRows.recordings(handle, sid));
  }

  @Override
  public Map<CallSid, Costs> costs(List<CallSid> calls) {
    return asking(handle -> BesideRows.costs(handle, calls));
  }

  @Override
  public boolean told(CallSid call, Recording recording, Instant now) {
    writing.lock();
    try {
      var page = asking(handle -> Sounds.afterwards(handle, call, recording, now));
      page.ifPresent(it -> save(List.of(it)));
      return page.isPresent();
    } finally {
      writing.unlock();
    }
  }

  @Override
  public List<Doomed> doomed(int most) {
    return asking(handle -> Sounds.doomed(handle, most));
  }

  @Override
  public void destroyed(List<Doomed> gone) {
    var _ = writing(handle -> Sounds.destroyed(handle, gone));
  }

  @Override
  public Optional<Found> find(String sid) {
    return asking(handle -> Sounds.find(handle, sid));
  }

  @Override
  public CallListing calls(CallFilter filter, Optional<String> after, int most) {
    return asking(handle -> Listing.page(handle, database.dialect(), filter, after, most));
  }

  @Override
  public Optional<Deletion> delete(CallSid call, Instant now) {
    return forgetting.delete(call, now);
  }

  @Override
  public Deletion delete(PhoneNumber number, Instant now) {
    return forgetting.delete(number, now);
  }

  @Override
  public List<Deletion> deletions(int most) {
    return asking(handle -> Shredding.receipts(handle, most));
  }

  @Override
  public int expire(String assistant, Retention retention, Instant now) {
    return forgetting.expire(assistant, retention, now);
  }

  private <T> T writing(Function<Handle, T> work) {
    writing.lock();
    try {
      return asking(handle -> handle.inTransaction(work::apply));
    } finally {
      writing.unlock();
    }
  }

  private <T> T asking(Function<Handle, T> question) {
    try {
      return jdbi.withHandle(question::apply);
    } catch (JdbiException failure) {
      throw SqlFailure.named(failure);
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
