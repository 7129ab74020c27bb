package dev.offhook.store.sql;

import java.time.Duration;

class PostgresqlLostCallsTest extends LostCallsTest {
  private static final String URL = EmbeddedPostgresql.migrated();

  @Override
  SqlStore open() {
    EmbeddedPostgresql.clear(URL);
    return SqlStore.postgresql(URL);
  }

  /** Another process may hold the call: only what is older than any call can be is dead. */
  @Override
  Duration age() {
    return Duration.ofHours(25);
  }
}
