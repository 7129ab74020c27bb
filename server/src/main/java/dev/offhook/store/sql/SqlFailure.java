package dev.offhook.store.sql;

import dev.offhook.store.LogRefused;
import dev.offhook.store.StoreAway;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What a failure of a database means to who asked it. */
final class SqlFailure {
  private SqlFailure() {}

  /** The failure under its name: away where waiting may help, refused where it will not. */
  static RuntimeException named(JdbiException failure) {
    // Not with JDBI's own exception as the cause: that one tells the arguments, a caller's words
    var sql = sql(failure).orElseGet(() -> new SQLException(failure.getClass().getSimpleName()));
    return passes(sql)
        ? new StoreAway("the database is away: " + words(sql), sql)
        : new LogRefused("the database refuses: " + words(sql), sql);
  }

  static Optional<SQLException> sql(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof SQLException sql) {
        return Optional.of(sql);
      }
    }
    return Optional.empty();
  }

  /**
   * Whether it is no page's fault and may be over when it is tried again: connection, resources,
   * locks, time; a table, a right or a schema that is missing while somebody works on the database;
   * damage that somebody may mend. Statements never change, so what is wrong in words is the
   * database's state, not the statement.
   */
  static boolean passes(SQLException failure) {
    if (failure instanceof SQLTransientException) {
      return true;
    }
    if (failure instanceof SQLiteException sqlite) {
      return switch (SQLiteErrorCode.getErrorCode(sqlite.getResultCode().code & 0xff)) {
        case SQLITE_BUSY,
            SQLITE_LOCKED,
            SQLITE_IOERR,
            SQLITE_FULL,
            SQLITE_CANTOPEN,
            SQLITE_READONLY,
            SQLITE_NOMEM,
            SQLITE_PERM,
            SQLITE_AUTH,
            SQLITE_INTERRUPT,
            SQLITE_PROTOCOL,
            SQLITE_CORRUPT,
            SQLITE_NOTADB ->
            true;
        default -> false;
      };
    }
    var state = failure.getSQLState() == null ? "" : failure.getSQLState();
    return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
      case "08", "25", "28", "3D", "3F", "40", "42", "53", "55", "57", "58" -> true;
      default -> false;
    };
  }

  /** What went wrong, in a word: what drivers say at length may hold what a caller said. */
  private static String words(SQLException failure) {
    if (failure instanceof SQLiteException sqlite) {
      return sqlite.getResultCode().name();
    }
    return failure.getSQLState() == null
        ? failure.getClass().getSimpleName()
        : "SQLSTATE " + failure.getSQLState();
  }
}
