package dev.offhook.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables in the documents, in SQLite and in PostgreSQL are the same ones. */
class SchemaDocsTest {
  private static final Path CLASSES = Path.of("target", "classes");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "call",
        "turn",
        "event",
        "deletion",
        "tool_use",
        "cost",
        "deleted_cost",
        "recording"
      })
  void everyColumnIsExplainedAndNoOther(String table) throws Exception {
    try (var sqlite = Database.file(folder);
        var postgresql = Database.postgresql(DatabaseUrl.parse(EmbeddedPostgresql.migrated()))) {
      assertThat(columns(sqlite, table)).isNotEmpty().isEqualTo(columns(postgresql, table));
      assertThat(explained(table)).isEqualTo(columns(sqlite, table));
    }
  }

  @Test
  void theSameIndexesAreInBoth() throws IOException {
    assertThat(indexes(Dialect.SQLITE)).isEqualTo(indexes(Dialect.POSTGRESQL)).hasSize(8);
  }

  @Test
  void theNewestMigrationIsTheOneTheProgramKnows() throws IOException {
    for (var dialect : Dialect.values()) {
      try (var files = Files.list(CLASSES.resolve(dialect.migrations()))) {
        assertThat(files).hasSize(Migrations.NEWEST);
      }
    }
  }

  private static List<String> columns(Database database, String table) throws SQLException {
    var columns = new ArrayList<String>();
    try (var connection = database.pool().getConnection();
        var rows = connection.getMetaData().getColumns(null, null, table, null)) {
      while (rows.next()) {
        columns.add(rows.getString("COLUMN_NAME"));
      }
    }
    return columns;
  }

  private static List<String> explained(String table) throws IOException {
    var page = Files.readString(Repository.root().resolve("docs/call-log.md"));
    var part = page.substring(page.indexOf("`" + table + "`: "));
    return Pattern.compile("(?m)^\\| `(\\w+)` \\|")
        .matcher(part.substring(0, part.indexOf("\n\n", part.indexOf("| --- |"))))
        .results()
        .map(column -> column.group(1))
        .toList();
  }

  private static List<String> indexes(Dialect dialect) throws IOException {
    var all = new ArrayList<String>();
    try (var files = Files.list(CLASSES.resolve(dialect.migrations()))) {
      for (var file : files.sorted().toList()) {
        Files.readString(file)
            .lines()
            .filter(line -> line.matches("create index .* on call .*"))
            .forEach(all::add);
      }
    }
    return all;
  }
}
