package dev.offhook.bench.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
class PostgresTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(Outage.class)
  void itIsGoneAndComesBackWithWhatItHad(Outage how) throws Exception {
    try (Postgres database = Postgres.start(folder)) {
      // Else the crash would take it: the test library lets answers come before the disk has them
      execute(database, "set synchronous_commit = on; create table thing as select 42 as number");
      database.goAway(how);
      assertThatThrownBy(database::connection).isInstanceOf(SQLException.class);
      database.comeBack(how);

      try (Connection connection = database.connection();
          var rows = connection.createStatement().executeQuery("select number from thing")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getInt(1)).isEqualTo(42);
      }
    }
  }

  private static void execute(Postgres database, String sql) throws SQLException {
    try (Connection connection = database.connection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
