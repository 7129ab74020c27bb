package dev.offhook.store.sql;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import dev.offhook.call.CallSid;
import dev.offhook.store.LogPage;
import dev.offhook.store.LogUnreadable;
import dev.offhook.store.StoreAway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Pages that wait on this machine's disk while the database is away, in their order: an SQLite
 * file, there only while something waits in it. It survives the process.
 *
 * <p>SQLite itself keeps it within its bound, by its limit on a file's pages. Safe from any thread;
 * every method but {@link #waiting} may block on the disk.
 */
final class Spool implements Pages, AutoCloseable {
  private static final int FILE_PAGE = 4096;
  private static final int MOST_CHARACTERS = 1 << 20;
  private static final List<String> OPENING =
      List.of(
          // Two servers on one folder would each write down the other's pages
          "PRAGMA locking_mode = EXCLUSIVE",
          "PRAGMA journal_mode = WAL",
          "PRAGMA synchronous = FULL",
          "CREATE TABLE IF NOT EXISTS page (id INTEGER PRIMARY KEY AUTOINCREMENT,"
              + " call TEXT NOT NULL, first INTEGER NOT NULL, events INTEGER NOT NULL,"
              + " json TEXT NOT NULL)");

  private static final String OLDEST =
      "SELECT id, call, first, events, json FROM page WHERE id > ? ORDER BY id LIMIT 256";
  private static final List<String> SUFFIXES = List.of("-wal", "-shm", "-journal", "");

  private static final Set<SQLiteErrorCode> BROKEN =
      Set.of(SQLiteErrorCode.SQLITE_CORRUPT, SQLiteErrorCode.SQLITE_NOTADB);

  private final Path file;
  private final long mostBytes;
  private final Alarm alarm;
  private final Room room;
  private @Nullable Connection connection;

  /** Pages up to here are in the database; a full disk may keep us from deleting them. */
  private long floor;

  /** From then on a courier that comes back late finds nothing, and changes nothing. */
  private boolean closed;

  private volatile long waiting;

  Spool(Path folder, long mostBytes, Alarm alarm, Room room) {
    this.file = folder.resolve("spool.db");
    this.mostBytes = mostBytes;
    this.alarm = alarm;
    this.room = room;
  }

  /**
   * Pages that were spooled first.
   *
   * @param upTo where they end
   * @param events how many they hold
   */
  record Load(List<LogPage> pages, long upTo, long events) {
    boolean isEmpty() {
      return events == 0;
    }
  }

  /** How many events wait, as far as is known; never blocks. */
  long waiting() {
    return waiting;
  }

  @Override
  public synchronized void save(List<LogPage> pages) {
    try {
      var open = open();
      insert(open, pages);
      open.commit();
      waiting += pages.stream().mapToLong(page -> page.events().size()).sum();
    } catch (SQLException | IOException e) {
      letGo();
      throw new StoreAway(Alarm.reason(e), e);
    }
  }

  private static void insert(Connection open, List<LogPage> pages) throws SQLException {
    try (var insert =
        open.prepareStatement("INSERT INTO page (call, first, events, json) VALUES (?, ?, ?, ?)")) {
      for (var page : pages) {
        insert.setString(1, page.call().value());
        insert.setLong(2, page.first());
        insert.setInt(3, page.events().size());
        insert.setString(4, EventJson.write(page.events()));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** The pages that were spooled first; none when it is empty. */
  synchronized Load oldest() {
    if (closed || (connection == null && !Files.exists(file))) {
      waiting = 0;
      return new Load(List.of(), floor, 0);
    }
    try (var query = open().prepareStatement(OLDEST)) {
      query.setLong(1, floor);
      return read(query);
    } catch (SQLException | IOException e) {
      letGo();
      alarm.spoolFailed(Alarm.reason(e));
      if (e instanceof SQLiteException broken && BROKEN.contains(broken.getResultCode())) {
        setAside();
      }
      return new Load(List.of(), floor, 0);
    }
  }

  private Load read(PreparedStatement query) throws SQLException {
    var pages = new ArrayList<LogPage>();
    var upTo = floor;
    var events = 0;
    var characters = 0;
    try (var rows = query.executeQuery()) {
      while (characters < MOST_CHARACTERS && rows.next()) {
        upTo = rows.getLong("id");
        events += rows.getInt("events");
        characters += rows.getString("json").length();
        pages.addAll(page(rows));
      }
    }
    return new Load(pages, upTo, events);
  }

  private List<LogPage> page(ResultSet row) throws SQLException {
    try {
      var events = EventJson.read(row.getString("json"), row.getLong("first"));
      return List.of(new LogPage(new CallSid(row.getString("call")), events));
    } catch (LogUnreadable damaged) {
      room.lose(row.getInt("events"));
      alarm.refused(damaged);
      return List.of();
    }
  }

  /** Pages are in the database now, and need no longer wait. */
  synchronized void forget(Load load) {
    if (closed) {
      return;
    }
    floor = load.upTo();
    waiting -= load.events();
    if (waiting <= 0) {
      remove();
      return;
    }
    try (var delete = open().prepareStatement("DELETE FROM page WHERE id <= ?")) {
      delete.setLong(1, floor);
      delete.executeUpdate();
      open().commit();
    } catch (SQLException | IOException e) {
      // On a full disk nothing can be deleted either. It is tried again behind the next load; and
      // if the process ends before, the database has those pages already
      letGo();
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    letGo();
  }

  private Connection open() throws SQLException, IOException {
    var already = connection;
    if (already != null) {
      return already;
    }
    if (closed) {
      throw new IOException("it is closed");
    }
    Files.createDirectories(file.toAbsolutePath().getParent());
    var open = DriverManager.getConnection("jdbc:sqlite:" + file);
    try (var statement = open.createStatement()) {
      for (var each : OPENING) {
        statement.execute(each);
      }
      statement.execute("PRAGMA max_page_count = " + mostBytes / FILE_PAGE);
      open.setAutoCommit(false);
      waiting = counted(statement);
    } catch (SQLException e) {
      open.close();
      throw e;
    }
    connection = open;
    return open;
  }

  private long counted(Statement statement) throws SQLException {
    try (var sum =
        statement.executeQuery("SELECT coalesce(sum(events), 0) FROM page WHERE id > " + floor)) {
      return sum.getLong(1);
    }
  }

  /** Closes the file; whatever is next opens it again. */
  private void letGo() {
    var open = connection;
    connection = null;
    try {
      if (open != null) {
        open.close();
      }
    } catch (SQLException e) {
      // What had been committed is in the file all the same
    }
  }

  /** Keeps a file that cannot be read for a person to look at, and begins a new one. */
  private void setAside() {
    waiting = 0;
    floor = 0;
    try {
      for (var suffix : SUFFIXES) {
        var part = Path.of(file + suffix);
        if (Files.exists(part)) {
          Files.move(part, Path.of(file + ".unreadable" + suffix), REPLACE_EXISTING);
        }
      }
    } catch (IOException e) {
      alarm.spoolFailed(Alarm.reason(e));
    }
  }

  private void remove() {
    letGo();
    waiting = 0;
    floor = 0;
    try {
      // The log of changes first: alone, it would be taken for that of the next file
      for (var suffix : SUFFIXES) {
        Files.deleteIfExists(Path.of(file + suffix));
      }
    } catch (IOException e) {
      // What is left is sent once more at the next start, and the database knows it already
    }
  }
}
