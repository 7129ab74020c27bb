package dev.offhook.store.sql;

class PostgresqlStoreTest extends SqlStoreTest {
  private static final String URL = EmbeddedPostgresql.migrated();

  @Override
  SqlStore open() {
    return SqlStore.postgresql(URL);
  }

  @Override
  void clear() {
    EmbeddedPostgresql.clear(URL);
  }
}
