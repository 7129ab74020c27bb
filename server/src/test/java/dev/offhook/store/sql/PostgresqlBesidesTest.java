package dev.offhook.store.sql;

import dev.offhook.cost.PriceList;

class PostgresqlBesidesTest extends BesidesTest {
  private static final String URL = EmbeddedPostgresql.migrated();

  @Override
  SqlStore open(PriceList prices) {
    return SqlStore.postgresql(URL, prices);
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
