package dev.offhook.store.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.DriverDataSource;
import dev.offhook.store.StoreUnusable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * A database that is open: its pool of connections, and how it is spoken to.
 *
 * @param dialect which kind it is
 * @param pool its connections
 */
record Database(Dialect dialect, HikariDataSource pool) implements AutoCloseable {
  /** A database that does not answer by then is away. */
  private static final Duration CONNECT = Duration.ofSeconds(2);

  private static final Duration STATEMENT = Duration.ofSeconds(10);

  /** More than a statement may take, so that the server's own word on it comes first. */
  private static final Duration SILENCE = Duration.ofSeconds(15);

  /**
   * What closing may take. A pool whose server is gone may sit in a pause between two attempts to
   * connect, waits for it as long as for a connection, and then for each connection to die.
   */
  private static final Duration CLOSE = Duration.ofSeconds(1);

  /**
   * A server set up to answer before it has written would lose, with its process, what we take for
   * kept; the events that follow would then stand behind a gap. A stronger promise is left as it
   * is.
   */
  private static final String DURABLE =
      "select set_config('synchronous_commit', 'on', false)"
          + " where current_setting('synchronous_commit') = 'off'";

  /** One writes, the others read. */
  private static final int CONNECTIONS = 4;

  static final String FILE = "offhook.db";

  /**
   * Opens the file in a folder, made where there is none.
   *
   * @throws StoreUnusable when there cannot be such a file
   */
  static Database file(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException wrong) {
      throw new StoreUnusable(
          "the folder %s cannot be made: %s".formatted(folder, wrong.getMessage()), wrong);
    }
    if (!Files.isWritable(folder)) {
      throw new StoreUnusable("the folder %s cannot be written".formatted(folder));
    }
    var config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    config.setBusyTimeout((int) STATEMENT.toMillis());
    config.enforceForeignKeys(true);
    var file = new SQLiteDataSource(config);
    file.setUrl("jdbc:sqlite:" + folder.resolve(FILE));
    return opened(Dialect.SQLITE, file, folder.resolve(FILE).toString());
  }

  /** Opens a PostgreSQL. */
  static Database postgresql(DatabaseUrl url) {
    var driver = new Properties();
    url.user().ifPresent(user -> driver.setProperty("user", user));
    url.password().ifPresent(password -> driver.setProperty("password", password));
    driver.setProperty("connectTimeout", Long.toString(CONNECT.toSeconds()));
    driver.setProperty("loginTimeout", Long.toString(CONNECT.toSeconds()));
    driver.setProperty("socketTimeout", Long.toString(SILENCE.toSeconds()));
    driver.setProperty("tcpKeepAlive", "true");
    driver.setProperty("reWriteBatchedInserts", "true");
    // A row that is refused is a caller's words
    driver.setProperty("logServerErrorDetail", "false");
    driver.setProperty("ApplicationName", "offhook");
    var server = new DriverDataSource(url.jdbc(), "org.postgresql.Driver", driver, null, null);
    return opened(Dialect.POSTGRESQL, server, url.toString());
  }

  private static Database opened(Dialect dialect, DataSource source, String place) {
    Migrations.bring(dialect, source, place);
    return new Database(dialect, pool(dialect, source));
  }

  private static HikariDataSource pool(Dialect dialect, DataSource source) {
    var config = new HikariConfig();
    config.setPoolName("call-log");
    config.setDataSource(source);
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(CONNECT.plusSeconds(1).toMillis());
    config.setInitializationFailTimeout(-1);
    config.setConnectionInitSql(
        switch (dialect) {
          case POSTGRESQL ->
              "set statement_timeout = %d; %s".formatted(STATEMENT.toMillis(), DURABLE);
          // What is deleted is overwritten in the file, and not only no longer shown
          case SQLITE -> "pragma secure_delete = on";
        });
    return new HikariDataSource(config);
  }

  Jdbi jdbi() {
    return Jdbi.create(pool);
  }

  /** Closes the pool, or after a second leaves it to close by itself. */
  @Override
  public void close() {
    var closing = Thread.ofPlatform().daemon().name("call-log-close").start(pool::close);
    try {
      var _ = closing.join(CLOSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
