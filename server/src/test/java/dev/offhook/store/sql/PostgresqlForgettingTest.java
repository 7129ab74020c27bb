package dev.offhook.store.sql;

class PostgresqlForgettingTest extends ForgettingTest {
  private static final String URL = EmbeddedPostgresql.migrated();

  @Override
  SqlStore open() {
    return SqlStore.postgresql(URL);
  }

  @Override
  Database database() {
    return Database.postgresql(DatabaseUrl.parse(URL));
  }

  @Override
  void clear() {
    EmbeddedPostgresql.clear(URL);
  }
}
