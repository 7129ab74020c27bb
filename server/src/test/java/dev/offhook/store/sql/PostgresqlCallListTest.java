package dev.offhook.store.sql;

class PostgresqlCallListTest extends CallListTest {
  private static final String URL = EmbeddedPostgresql.migrated();

  @Override
  SqlStore open() {
    EmbeddedPostgresql.clear(URL);
    return SqlStore.postgresql(URL);
  }
}
