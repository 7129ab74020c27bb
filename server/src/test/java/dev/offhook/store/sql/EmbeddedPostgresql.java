package dev.offhook.store.sql;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL, unpacked from a jar and started on a free port: one for all tests of this
 * process, a database of its own for each class.
 */
final class EmbeddedPostgresql {
  private static final String GUARDED = "guarded";
  private static final String TEMPLATE = "offhook_template";
  private static final AtomicInteger databases = new AtomicInteger();
  private static @Nullable EmbeddedPostgres server;

  private EmbeddedPostgresql() {}

  /** The URL of a database with our tables, and nothing in them. */
  static synchronized String migrated() {
    if (server == null) {
      server = start();
      execute(server, "create database " + TEMPLATE);
      SqlStore.postgresql(url(server, TEMPLATE)).close();
    }
    return copy(server, TEMPLATE);
  }

  /** The URL of a database that is empty. */
  static synchronized String empty() {
    migrated();
    return copy(Objects.requireNonNull(server), "template0");
  }

  /**
   * The URL of an empty database whose owner has this password, with {@code PASSWORD} in its place.
   */
  static synchronized String guarded(String password) {
    var name = migrated().replaceAll(".*/", "");
    var asked = Objects.requireNonNull(server);
    execute(asked, "create role %s login password '%s'".formatted(GUARDED, password));
    execute(asked, "create database guarded_%s owner %s".formatted(name, GUARDED));
    return url(asked, "guarded_" + name).replace("postgres:postgres", GUARDED + ":PASSWORD");
  }

  private static String copy(EmbeddedPostgres server, String template) {
    var name = "test" + databases.incrementAndGet();
    execute(server, "create database %s template %s".formatted(name, template));
    return url(server, name);
  }

  /** A server of one's own, to be closed. */
  static EmbeddedPostgres start() {
    try {
      var started =
          EmbeddedPostgres.builder()
              .setServerConfig("fsync", "off")
              .setDataDirectoryCustomizer(EmbeddedPostgresql::guard)
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> close(started)));
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Everybody on this machine is let in, but one must know the password. */
  private static void guard(File data) {
    var rules = data.toPath().resolve("pg_hba.conf");
    try {
      var first = "host all %s all scram-sha-256%n".formatted(GUARDED);
      Files.writeString(rules, first + Files.readString(rules));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String url(EmbeddedPostgres server, String database) {
    return "jdbc:postgresql://postgres:postgres@localhost:%d/%s"
        .formatted(server.getPort(), database);
  }

  static void execute(EmbeddedPostgres server, String sql) {
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  /** Takes all calls out of a database. */
  static void clear(String url) {
    try (var database = Database.postgresql(DatabaseUrl.parse(url))) {
      database
          .jdbi()
          .useHandle(handle ->
              handle.execute(
                  "truncate call, deleted_call, deletion, deleted_cost, doomed_recording cascade"));
    }
  }

  private static void close(EmbeddedPostgres server) {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
