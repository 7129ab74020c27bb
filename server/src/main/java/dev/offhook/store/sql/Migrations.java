package dev.offhook.store.sql;

import dev.offhook.store.StoreAway;
import dev.offhook.store.StoreUnusable;
import java.sql.SQLException;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Brings a database to the schema of this program. */
final class Migrations {
  /** The newest there is; a test holds it to the files. */
  static final int NEWEST = 3;

  private Migrations() {}

  /**
   * @param place where the database is, for people
   * @throws StoreAway when it cannot be reached
   * @throws StoreUnusable when it is none of ours, or nothing can be done with it
   */
  static void bring(Dialect dialect, DataSource source, String place) {
    try {
      if (!newest(source)) {
        migrate(dialect, source, place);
      }
    } catch (SQLException failure) {
      throw named(failure, place);
    } catch (FlywayException failure) {
      throw SqlFailure.sql(failure)
          .map(sql -> named(sql, place))
          .orElseGet(() ->
              new StoreUnusable(
                  "the database %s does not hold the tables it should: %s"
                      .formatted(place, firstLine(failure)),
                  failure));
    }
  }

  /**
   * Whether there is nothing to do: asked by ourselves, because Flyway takes longer to load than
   * everything else that opening takes.
   */
  private static boolean newest(DataSource source) throws SQLException {
    try (var connection = source.getConnection()) {
      try (var tables =
          connection.getMetaData().getTables(null, null, "flyway_schema_history", null)) {
        if (!tables.next()) {
          return false;
        }
      }
      try (var statement = connection.createStatement();
          var rows =
              statement.executeQuery(
                  "select version, success from flyway_schema_history"
                      + " order by installed_rank desc limit 1")) {
        return rows.next()
            && Integer.toString(NEWEST).equals(rows.getString(1))
            && rows.getBoolean(2);
      }
    }
  }

  private static void migrate(Dialect dialect, DataSource source, String place) {
    var flyway =
        Flyway.configure(Migrations.class.getClassLoader())
            .dataSource(source)
            .locations("classpath:" + dialect.migrations())
            .connectRetries(0)
            .loggers("slf4j")
            .load();
    var newer = Stream.of(flyway.info().applied()).anyMatch(it -> !it.getState().isResolved());
    if (newer) {
      throw new StoreUnusable(
          "the database %s was made by a newer Offhook: start that one, or use another database"
              .formatted(place));
    }
    flyway.migrate();
  }

  private static RuntimeException named(SQLException failure, String place) {
    if (failure instanceof SQLiteException sqlite) {
      return switch (SQLiteErrorCode.getErrorCode(sqlite.getResultCode().code & 0xff)) {
        case SQLITE_NOTADB, SQLITE_CORRUPT ->
            new StoreUnusable(place + " is no SQLite database, or is damaged", failure);
        case SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH ->
            new StoreUnusable(place + " cannot be written", failure);
        default -> away(failure, place);
      };
    }
    var state = failure.getSQLState() == null ? "" : failure.getSQLState();
    return switch (state) {
      case "28P01", "28000" ->
          new StoreUnusable("%s refuses the user or the password".formatted(place), failure);
      case "3D000" ->
          new StoreUnusable(
              "%s: there is no such database on that server".formatted(place), failure);
      case "42501" ->
          new StoreUnusable("%s: the user may not make tables there".formatted(place), failure);
      case "08004" -> new StoreUnusable("%s refuses the connection".formatted(place), failure);
      default -> away(failure, place);
    };
  }

  private static StoreAway away(SQLException failure, String place) {
    return new StoreAway("the database %s cannot be reached".formatted(place), failure);
  }

  private static String firstLine(FlywayException failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
  }
}
